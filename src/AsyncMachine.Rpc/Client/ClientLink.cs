using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace AsyncMachine.Rpc;

/// <summary>Keeps a connection to a server: makes one, and another when it breaks, until the client ends or the server refuses.</summary>
internal sealed class ClientLink
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
        Session = new ClientSession
        {
            Show = (ticks, queueTick, machineTick, restarted) => _machine!.Show(ticks, queueTick, machineTick, restarted),
            ShowChanges = (changes, queueTick, machineTick) => _machine!.Update(CollectionsMarshal.AsSpan(changes), queueTick, machineTick),
            ShowSchema = GrowSchema,
            IsShallow = options.Sync == SyncMode.Shallow,
            CountsSkipped = options.Sync == SyncMode.EveryMutation,
        };
    }

    public ClientSession Session { get; }

    /// <summary>Makes the first connection, with as many attempts as the options allow.</summary>
    public async Task<(ClientConnection Connection, Welcome Welcome)> ConnectFirstAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await TryConnectAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (IsTransient(error) && attempt < _options.MaxRetries && !cancellationToken.IsCancellationRequested)
            {
                await DelayAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Goes on with the first connection.</summary>
    public void Start(RemoteMachine machine, ClientConnection connection, Welcome welcome)
    {
        _machine = machine;
        (Session.Inbox.Payloads.MaxPayload, Session.Inbox.Payloads.Window) = (_options.MaxPayload, Math.Max(_options.PayloadWindow, PayloadChunk.FirstCredit));
        Attach(connection, welcome);
        _running = RunAsync(connection, welcome);
    }

    public async Task StopAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Session.Inbox.End(_machine!.Disposed);
        Session.End(new ObjectDisposedException(nameof(RemoteMachine)));
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

    private async Task RunAsync(ClientConnection? connection, Welcome? welcome)
    {
        int attempt = 0;
        try
        {
            while (!_stopped.IsCancellationRequested)
            {
                try
                {
                    if (connection is null)
                    {
                        (connection, welcome) = await TryConnectAsync(_stopped.Token).ConfigureAwait(false);
                        Attach(connection, welcome);
                    }

                    attempt = 0;
                    Changed();
                    await connection.RunAsync(Session, TimeSpan.FromMilliseconds(welcome!.PingInterval), _stopped.Token).ConfigureAwait(false);
                    if (connection.Farewell is { Code: ByeCode.NoSuchMachine or ByeCode.Denied or ByeCode.Schema or ByeCode.MachineDisposed } bye)
                    {
                        throw new RemoteRefusedException(bye.Text);
                    }
                }
                catch (Exception error) when (IsTransient(error) && attempt < _options.MaxRetries)
                {
                    attempt++;
                }

                await LeaveAsync(connection, _stopped.IsCancellationRequested ? new Bye(ByeCode.Normal, "") : null).ConfigureAwait(false);
                connection = null;
                if (!_stopped.IsCancellationRequested) await DelayAsync(attempt, _stopped.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await LeaveAsync(connection, new Bye(ByeCode.Normal, "")).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await LeaveAsync(connection, null).ConfigureAwait(false);
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
    }

    private async Task LeaveAsync(ClientConnection? connection, Bye? bye)
    {
        if (connection is null) return;

        _machine!.Leave();
        Session.Detach(connection.Outbox);
        Changed();
        await connection.CloseAsync(bye).ConfigureAwait(false);
    }

    private async Task<(ClientConnection Connection, Welcome Welcome)> TryConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using ITimer timer = _options.TimeProvider.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), limit, _options.ConnectTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            IDuplexPipe pipe = await _dial(limit.Token).ConfigureAwait(false);
            var connection = new ClientConnection(pipe, _options);
            try
            {
                Welcome welcome = await connection.GreetAsync(MakeHello(), limit.Token).ConfigureAwait(false);
                Check(welcome);
                return (connection, welcome);
            }
            catch
            {
                await connection.CloseAsync(null).ConfigureAwait(false);
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"No connection was made within {_options.ConnectTimeout}.");
        }
    }

    private Hello MakeHello()
    {
        Schema? schema = _machine?.Schema ?? _typed;
        return new Hello
        {
            ClientId = _clientId,
            Machine = _options.Machine,
            SchemaHash = schema is null ? 0 : SchemaHash.Of(schema),
            ArgsHash = schema?.ArgsHash ?? 0,
            Session = Session.Key,
            Sync = _options.MakeSync(),
            Credentials = _options.Credentials?.ToArray(),
        };
    }

    /// <summary>A server's machine may have further states; its first ones must be those of the schema that is known here.</summary>
    private void Check(Welcome welcome)
    {
        Schema? known = _machine?.Schema ?? _typed;
        if (welcome.Tracked is { } tracked && tracked.Any(index => index >= welcome.Ticks.Length))
        {
            throw new ProtocolException($"A welcome tracks state {tracked.Max()}; it has {welcome.Ticks.Length} ticks.");
        }

        if (known is null || welcome.Schema is not { } served)
        {
            int states = (welcome.Schema ?? known)?.Count ?? -1;
            if (welcome.Ticks.Length != states) throw new ProtocolException($"A welcome has {welcome.Ticks.Length} ticks for {states} states.");
            return;
        }

        string[] differences = [.. Enumerable.Range(0, known.Count)
            .Where(i => i >= served.Count || served.StateNames[i] != known.StateNames[i] || served.Describe(i).IsMulti != known.Describe(i).IsMulti)
            .Select(i => known.StateNames[i])];
        if (differences.Length > 0)
        {
            throw new RemoteRefusedException(
                $"The server's schema {served.Name} is not {known.Name} with further states behind: it differs in {string.Join(", ", differences)}.");
        }

        if (welcome.Ticks.Length != served.Count) throw new ProtocolException($"A welcome has {welcome.Ticks.Length} ticks for {served.Count} states.");
    }

    /// <summary>States that the server's schema has behind those that are known are appended, so that states of both versions stay valid.</summary>
    private void AdoptSchema(Welcome welcome)
    {
        Schema known = _machine!.Schema;
        if (welcome.Schema is { } served && served.Count > known.Count) _machine.SetSchema(SchemaCodec.Extend(known, served));
    }

    /// <summary>The server's schema has grown while the connection lives.</summary>
    private int GrowSchema(ReadOnlySequence<byte> notify)
    {
        RemoteMachine machine = _machine!; // clocks come when there is a mirror for them
        (Schema schema, int[]? tracked) = Notify.ReadSchema(notify, machine.Schema);
        machine.SetSchema(schema);
        machine.Track(tracked);
        return schema.Count;
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

    private Task DelayAsync(int attempt, CancellationToken cancellationToken)
    {
        double factor = Math.Pow(2, Math.Min(attempt, 30)) * (0.75 + (Random.Shared.NextDouble() / 2));
        double delay = Math.Min(_options.RetryDelay.TotalMilliseconds * factor, _options.MaxRetryDelay.TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(delay), _options.TimeProvider, cancellationToken);
    }

    private static bool IsTransient(Exception error) =>
        error is IOException or System.Net.Sockets.SocketException or ProtocolException or TimeoutException or ObjectDisposedException or InvalidOperationException;
}
