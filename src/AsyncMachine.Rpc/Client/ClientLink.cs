using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AsyncMachine.Rpc;

/// <summary>Keeps a connection to a server: makes one, and another when it breaks, until the client ends or the server refuses.</summary>
internal sealed partial class ClientLink
{
    private readonly Dial _dial;
    private readonly RemoteMachineOptions _options;
    private readonly Schema? _typed; // of the schema class; null if the server's word is taken
    private readonly string _clientId;
    private readonly CancellationTokenSource _stopped = new();
    private readonly object _gate = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously); // of liveness; replaced under the gate
    private Task _running = Task.CompletedTask;
    private RemoteMachine? _machine;

    public ClientLink(Dial dial, RemoteMachineOptions options, Schema? typed)
    {
        _dial = dial;
        _options = options;
        _typed = typed;
        _clientId = options.ClientId ?? Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture);
        Watch = new ClientWatch(_clientId, options);
        Session = new ClientSession
        {
            Show = (ticks, queueTick, machineTick, restarted) => _machine!.Show(ticks, queueTick, machineTick, restarted),
            ShowChanges = (changes, queueTick, machineTick) => _machine!.Update(CollectionsMarshal.AsSpan(changes), queueTick, machineTick),
            ShowSchema = GrowSchema,
            Refused = error => _machine!.ReportError(new ErrorArgs(error)),
            IsShallow = options.Sync == SyncMode.Shallow,
            CountsSkipped = options.Sync == SyncMode.EveryMutation,
        };
    }

    public ClientSession Session { get; }

    /// <summary>Tells the client's own machine.</summary>
    public ClientWatch Watch { get; }

    /// <summary>Makes the first connection, with as many attempts as the options allow.</summary>
    public async Task<(ClientConnection Connection, Welcome Welcome)> ConnectFirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(again: false, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await Watch.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Goes on with the first connection. Completes when the client's own machine knows of it.</summary>
    public Task StartAsync(RemoteMachine machine, ClientConnection connection, Welcome welcome)
    {
        _machine = machine;
        Session.Inbox.Payloads.Watch = Watch;
        (Session.Inbox.Payloads.MaxPayload, Session.Inbox.Payloads.Window) = (_options.MaxPayload, Math.Max(_options.PayloadWindow, PayloadChunk.FirstCredit));
        Attach(connection, welcome);
        Task settled = Watch.SettleAsync();
        _running = Detached.Begin(() => RunAsync(connection, welcome));
        return settled;
    }

    public async Task StopAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Session.Inbox.End(_machine!.Disposed);
        Session.End(new ObjectDisposedException(nameof(RemoteMachine)));
        await Watch.DisposeAsync().ConfigureAwait(false);
    }

    public async Task WhenLive(bool live, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped.Token);
        while (true)
        {
            Task change;
            lock (_gate) change = _change.Task;
            if (_machine!.IsLive == live) return;
            await change.WaitAsync(either.Token).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(ClientConnection connection, Welcome welcome)
    {
        try
        {
            while (true)
            {
                Changed();
                await FollowAsync(connection, welcome).ConfigureAwait(false);
                (connection, welcome) = await ConnectAsync(again: true, _stopped.Token).ConfigureAwait(false);
                await AttachAsync(connection, welcome).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            Watch.Left();
            if (_stopped.IsCancellationRequested) return;
            Session.Inbox.End(_machine!.Disposed);
            Session.End(error);
            await _machine!.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What the welcome says is shown, and requests go out, before anybody sees that there is a connection.</summary>
    private void Attach(ClientConnection connection, Welcome welcome)
    {
        AdoptSchema(welcome);
        _machine!.Track(welcome.Tracked);
        Session.Attach(connection.Outbox, welcome);
        _machine.Return();
        Watch.Welcomed();
    }

    private async Task AttachAsync(ClientConnection connection, Welcome welcome)
    {
        try
        {
            Attach(connection, welcome);
        }
        catch (Exception error)
        {
            await LeaveAsync(connection, error, ByeFor(error)).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Uses a connection until it is over. Returns if there is to be another.</summary>
    private async Task FollowAsync(ClientConnection connection, Welcome welcome)
    {
        Exception? failure = null;
        try
        {
            await connection.RunAsync(Session, TimeSpan.FromMilliseconds(welcome.PingInterval), _stopped.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
        }

        bool stopped = _stopped.IsCancellationRequested;
        Bye? bye = stopped ? new Bye(ByeCode.Normal, "") : ByeFor(failure);
        await LeaveAsync(connection, stopped ? null : failure, bye).ConfigureAwait(false);
        _stopped.Token.ThrowIfCancellationRequested();
        if (failure is not null && !IsTransient(failure)) ExceptionDispatchInfo.Throw(failure);
        if (failure is null && !_options.ReconnectOnDisconnect) throw new IOException("The server has ended the connection.");
    }

    private async Task LeaveAsync(ClientConnection connection, Exception? failure, Bye? bye)
    {
        _machine!.Leave();
        Session.Detach(connection.Outbox);
        if (failure is not null) Watch.Failed(failure, connecting: false);
        Watch.Leaving();
        Changed();
        await connection.CloseAsync(bye).ConfigureAwait(false);
    }

    // -- attempts -----------------------------------------------------------------------------------------------

    private async Task<(ClientConnection Connection, Welcome Welcome)> ConnectAsync(bool again, CancellationToken cancellationToken)
    {
        TimeProvider time = _options.TimeProvider;
        long begun = time.GetTimestamp();
        Exception? last = null;
        for (int retry = again ? 1 : 0; ; retry++)
        {
            if (retry > 0) await PauseAsync(retry, time.GetElapsedTime(begun), last, cancellationToken).ConfigureAwait(false);
            Watch.Dialing();
            try
            {
                return await TryConnectAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Watch.Failed(error, connecting: true);
                if (!IsTransient(error)) throw;
                last = error;
            }
        }
    }

    /// <summary>Waits before a further attempt.</summary>
    /// <exception cref="IOException">There may be none.</exception>
    private Task PauseAsync(int retry, TimeSpan elapsed, Exception? last, CancellationToken cancellationToken)
    {
        bool requestsWait = Session.HasOpen;
        Watch.Retrying(requestsWait);
        double factor = Math.Pow(2, Math.Min(retry - 1, 30)) * (0.75 + (Random.Shared.NextDouble() / 2));
        TimeSpan delay = TimeSpan.FromMilliseconds(Math.Min(_options.RetryDelay.TotalMilliseconds * factor, _options.MaxRetryDelay.TotalMilliseconds));
        bool isLate = _options.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed + delay > _options.RetryTimeout;
        if (retry <= _options.MaxRetries && !isLate) return Task.Delay(delay, _options.TimeProvider, cancellationToken);
        Watch.GaveUp(requestsWait);
        throw new IOException($"There is no connection after {retry} attempts in {elapsed}.", last);
    }

    private async Task<(ClientConnection Connection, Welcome Welcome)> TryConnectAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _options.TimeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        string lacking = "made";
        try
        {
            IDuplexPipe pipe = await _dial(limit.Token).ConfigureAwait(false);
            if (pipe is Line line) line.Time = _options.TimeProvider;
            lacking = "welcomed";
            timeout.CancelAfter(_options.HelloTimeout);
            Watch.Dialed();
            var connection = new ClientConnection(pipe, _options, Watch);
            try
            {
                Welcome welcome = await connection.GreetAsync(MakeHello(), limit.Token).ConfigureAwait(false);
                Check(welcome);
                return (connection, welcome);
            }
            catch (Exception error)
            {
                await connection.CloseAsync(ByeFor(error)).ConfigureAwait(false);
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The connection was not {lacking} in time.");
        }
    }

    private Hello MakeHello()
    {
        Schema? schema = _machine?.Schema ?? _typed;
        return new Hello
        {
            ClientId = _clientId,
            Capabilities = Capabilities.Trace,
            Machine = _options.Machine,
            SchemaHash = schema is null ? 0 : SchemaHash.Of(schema),
            ArgsHash = schema?.ArgsHash ?? 0,
            Session = Session.Key,
            Sync = _options.MakeSync(),
            Credentials = _options.Credentials?.ToArray(),
        };
    }

    private void Changed()
    {
        TaskCompletionSource change;
        lock (_gate)
        {
            change = _change;
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        change.TrySetResult();
    }

    /// <summary>What the server is told of a failure that is this side's word; null if there is nothing to tell.</summary>
    private static Bye? ByeFor(Exception? error) => error switch
    {
        ProtocolException => new Bye(ByeCode.Protocol, error.Message),
        RemoteRefusedException { IsOwn: true } => new Bye(ByeCode.Schema, error.Message),
        _ => null,
    };

    private static bool IsTransient(Exception error) =>
        error is IOException or System.Net.Sockets.SocketException or ProtocolException or TimeoutException or ObjectDisposedException or InvalidOperationException;
}
