namespace AsyncMachine.Rpc;

/// <summary>
/// A machine of another process: checks, clocks, waits and tokens are local and instant, on a mirror of its clocks; mutations go to it and
/// come back with what they have changed. A connection that breaks is made again; each mutation is executed once all the same.
/// </summary>
/// <remarks>
/// Safe for use from any thread. While there is no connection (<see cref="Replica.IsLive"/>), checks and waits use what is known last, mutations wait,
/// and state tokens are cancelled: what they stand for may have ended. Waits end with the machine, which is disposed when it is told to, when the attempts
/// to connect are used up, or when the machine elsewhere is disposed; if that one begins anew, those for ticks fail with a
/// <see cref="SourceRestartedException"/>. Handlers, tracers and queries run on the thread pool, one change after the other; handlers hear of what changes
/// once they are bound. If they fall 1 024 changes behind, those that come then are told as one.
/// </remarks>
public partial class RemoteMachine : Replica
{
    private readonly ClientLink _link;
    private int[]? _tracked;

    private protected RemoteMachine(ClientLink link, Schema schema, Welcome welcome)
        : base(welcome.MachineId, schema, tags: null, parentId: null, tellsElsewhere: true)
    {
        _link = link;
    }

    /// <summary>Connects to a machine whose states are known only by what the server says.</summary>
    /// <param name="dial">Makes connections: the first one, and others if it breaks.</param>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="RemoteRefusedException">The server refuses.</exception>
    /// <exception cref="IOException">No connection was made within the time and attempts that the options allow.</exception>
    public static async Task<RemoteMachine> ConnectAsync(Dial dial, RemoteMachineOptions? options = null, CancellationToken cancellationToken = default)
    {
        ClientLink link = Prepare(dial, options, null);
        (ClientConnection connection, Welcome welcome) = await link.ConnectFirstAsync(cancellationToken).ConfigureAwait(false);
        var machine = new RemoteMachine(link, welcome.Schema ?? throw new ProtocolException("The server's welcome has no schema."), welcome);
        await link.StartAsync(machine, connection, welcome).ConfigureAwait(false);
        return machine;
    }

    /// <summary>Connects to a machine of a schema class.</summary>
    /// <typeparam name="T">The schema class. The server's schema may have further states behind its own.</typeparam>
    /// <param name="dial">Makes connections: the first one, and others if it breaks.</param>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="RemoteRefusedException">The server refuses, or its machine is of another schema.</exception>
    /// <exception cref="IOException">No connection was made within the time and attempts that the options allow.</exception>
    public static async Task<RemoteMachine<T>> ConnectAsync<T>(Dial dial, RemoteMachineOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IStateSchema
    {
        ClientLink link = Prepare(dial, options, T.Schema);
        (ClientConnection connection, Welcome welcome) = await link.ConnectFirstAsync(cancellationToken).ConfigureAwait(false);
        var machine = new RemoteMachine<T>(link, T.Schema, welcome);
        await link.StartAsync(machine, connection, welcome).ConfigureAwait(false);
        return machine;
    }

    /// <summary>
    /// The client as a machine: how its connection is, what goes wrong, whether it tries again. It can be waited on, traced, piped from and served; leave
    /// its states to the client. What is bound to it runs on the thread pool, off the way of the connection and of mutations. It outlives the end of the
    /// connection, so that one can see why, and is disposed with this machine.
    /// </summary>
    public Machine<RpcClientStates> Client => _link.Watch.Machine;

    internal ClientSession Session => _link.Session;

    /// <summary>How often the clocks were found to differ from the server's and were fetched anew.</summary>
    public int Resyncs => _link.Session.Resyncs;

    /// <summary>
    /// How many transitions came in one difference although <see cref="SyncMode.EveryMutation"/> wants each by itself, because the client, or its
    /// connection, was too slow; and how many were told in one with others, because what they are told to was. What happened while there was no connection is not
    /// counted.
    /// </summary>
    public long SkippedTransitions => _link.Session.Skipped + (_link.Session.CountsSkipped ? JoinedUpdates : 0);

    /// <summary>The states whose clocks are mirrored, by index; null for all.</summary>
    internal IReadOnlyList<int>? TrackedStates => Volatile.Read(ref _tracked);

    /// <summary>Fetches the clocks: completes when the mirror shows the machine as it was when this was called, or later.</summary>
    /// <exception cref="RemoteLimitException">The client makes too many requests.</exception>
    public async Task SyncAsync() => _ = await CallAsync(RequestOperation.Sync, new RequestTarget([]), null).ConfigureAwait(false);

    /// <summary>Completes when there is a connection; at once if there is. Cancelled when the machine has ended.</summary>
    /// <param name="cancellationToken">Cancels the task.</param>
    public Task WhenLive(CancellationToken cancellationToken = default) => _link.WhenLive(live: true, cancellationToken);

    /// <summary>Completes when there is no connection; at once if there is none.</summary>
    /// <param name="cancellationToken">Cancels the task.</param>
    public Task WhenAway(CancellationToken cancellationToken = default) => _link.WhenLive(live: false, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Result> AddAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.Add, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> AddAsync<TArgs>(State<TArgs> state, TArgs args, Event source = default)
    {
        State plain = state;
        return CallAsync(RequestOperation.Add, new ReadOnlySpan<State>(in plain), args);
    }

    /// <inheritdoc/>
    public override ValueTask<Result> RemoveAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.Remove, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> SetAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.Set, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> ToggleAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.Toggle, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> CanAddAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.CanAdd, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> CanRemoveAsync(params ReadOnlySpan<State> states) => CallAsync(RequestOperation.CanRemove, states, null);

    /// <inheritdoc/>
    public override ValueTask<Result> MutateAsync(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) =>
        CallAsync(OperationOf(type), states, args);

    /// <inheritdoc/>
    public override ValueTask<Result> AddErrorAsync(Exception? error, params ReadOnlySpan<State> states)
    {
        RequestTarget target = TargetOf(states);
        return error is null ? new(Result.Canceled) : CallAsync(RequestOperation.AddError, target, RemoteErrorCodec.Write(error));
    }

    /// <inheritdoc/>
    public override void Post(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default)
    {
        RequestTarget target = TargetOf(states);
        byte[]? bytes = Encode(args);
        if (!IsDisposed) _link.Session.Post(OperationOf(type), target, bytes, TraceContexts.Take());
    }

    /// <summary>
    /// Completes when the mutation with this result has ended. A remote machine answers only then, so the task of any result of its own is complete.
    /// </summary>
    /// <param name="result">A result of this machine.</param>
    /// <exception cref="ArgumentException">The result is <c>Queued</c>: it is a ticket of another machine's queue.</exception>
    public Task WhenQueue(Result result) => result.IsQueued
        ? throw new ArgumentException($"{result} is a ticket of another machine: a remote machine answers when a mutation has ended, and queues nothing here.", nameof(result))
        : Task.CompletedTask;

    /// <summary>Ends the mirror and its connection; the machine goes on.</summary>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _link.StopAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The link has no further connection: nothing here will ever change again.</summary>
    internal ValueTask EndAsync() => base.DisposeAsync();

    internal void Show(ulong[] ticks, ulong queueTick, uint machineTick, bool restarted)
    {
        var time = new MachineTime(Schema, ticks);
        if (restarted) Restart(time, queueTick, machineTick);
        else Update(time, queueTick, machineTick);
    }

    /// <summary>Tokens are cancelled, and then <c>IsLive</c> is false.</summary>
    internal void Leave() => SetLive(false);

    internal void Return() => SetLive(true);

    /// <summary>The server says which states it tells the clocks of; null for all.</summary>
    internal void Track(int[]? states)
    {
        Volatile.Write(ref _tracked, states);
        SetTracked(states);
    }

    private static ClientLink Prepare(Dial dial, RemoteMachineOptions? options, Schema? typed)
    {
        ArgumentNullException.ThrowIfNull(dial);
        options ??= new RemoteMachineOptions();
        options.Validate();
        return new ClientLink(dial, options, typed);
    }

    private static RequestOperation OperationOf(MutationType type) => type switch
    {
        MutationType.Add => RequestOperation.Add,
        MutationType.Remove => RequestOperation.Remove,
        _ => RequestOperation.Set,
    };

    private ValueTask<Result> CallAsync(RequestOperation operation, ReadOnlySpan<State> states, object? args)
    {
        RequestTarget target = TargetOf(states);
        return CallAsync(operation, target, Encode(args));
    }

    private ValueTask<Result> CallAsync(RequestOperation operation, RequestTarget target, byte[]? args) =>
        IsDisposed ? new(Result.Canceled) : _link.Session.Call(operation, target, args, TraceContexts.Take()).Result;

    private RequestTarget TargetOf(ReadOnlySpan<State> states)
    {
        if (states.Length == 1) return new RequestTarget(IndexOf(states[0]));
        int[] indexes = new int[states.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = IndexOf(states[i]);
        return new RequestTarget([.. indexes.Distinct().Order()]);
    }

    private static byte[]? Encode(object? args) => args is null ? null : ArgsBytes.Encode(args);
}

/// <summary>A remote machine of a schema class.</summary>
/// <typeparam name="T">The schema class.</typeparam>
public sealed class RemoteMachine<T> : RemoteMachine
    where T : class, IStateSchema
{
    internal RemoteMachine(ClientLink link, Schema schema, Welcome welcome)
        : base(link, schema, welcome)
    {
    }
}
