using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// A vector of states without a queue, fed from outside: checks, clocks, waits, tokens and tracers of something that happens
/// elsewhere. What mirrors of remote machines, replay and debuggers stand on. Its mutations are canceled; a mirror forwards them.
/// </summary>
/// <remarks>Safe for use from any thread; updates come one at a time, in the order in which they take the replica's lock.</remarks>
[DebuggerDisplay("{Id,nq} {ToString(),nq}")]
public class Replica : MachineBase, IMachine
{
    private readonly ReplicaVector _replica;

    /// <summary>Makes a replica, all of whose ticks are 0.</summary>
    /// <param name="id">Id of the machine that it shows.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="tags">Its labels.</param>
    /// <param name="parentId">Id of its parent; null if it has none.</param>
    public Replica(string id, Schema schema, IReadOnlyList<string>? tags = null, string? parentId = null)
        : base(self => new ReplicaVector((Replica)self, schema ?? throw new ArgumentNullException(nameof(schema))))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        _replica = (ReplicaVector)Vector;
        Id = id;
        Tags = tags ?? [];
        ParentId = parentId;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tags { get; }

    /// <inheritdoc/>
    public string? ParentId { get; }

    /// <inheritdoc/>
    public ulong QueueTick => _replica.QueueTick;

    /// <inheritdoc/>
    public uint MachineTick => _replica.MachineTick;

    /// <inheritdoc/>
    public Exception? Error => _replica.Error;

    /// <summary>The tracers, in order.</summary>
    public IReadOnlyList<Tracer> Tracers => _replica.Tracers;

    /// <summary>
    /// Shows a later time of the machine: ticks change at one instant, tokens are cancelled, tracers see a synthetic set transition,
    /// waits are released.
    /// </summary>
    /// <param name="time">The new ticks. A tick may also go back, as after a restart of the machine.</param>
    /// <param name="queueTick">The machine's queue tick.</param>
    /// <param name="machineTick">The machine's machine tick.</param>
    /// <param name="args">Args that came with the change; they release <c>WhenArgs</c> of states that were activated.</param>
    /// <exception cref="ArgumentException">The time is of another number of states.</exception>
    public void Update(MachineTime time, ulong queueTick = 0, uint machineTick = 0, object? args = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _replica.Update(time, queueTick, machineTick, args);
    }

    /// <summary>Shows a later version of the schema; new states start at tick 0.</summary>
    /// <param name="schema">The later version.</param>
    /// <exception cref="ArgumentException">The schema does not begin with the present states.</exception>
    public void SetSchema(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _replica.SetSchema(schema);
    }

    /// <summary>Shows an error of the machine.</summary>
    /// <param name="error">The error.</param>
    public void ReportError(ErrorArgs error)
    {
        ArgumentNullException.ThrowIfNull(error);
        _replica.ReportError(error);
    }

    /// <inheritdoc/>
    public void AddTracer(Tracer tracer)
    {
        ArgumentNullException.ThrowIfNull(tracer);
        _replica.AddTracer(tracer);
    }

    /// <inheritdoc/>
    public bool RemoveTracer(Tracer tracer) => _replica.RemoveTracer(tracer);

    /// <summary>
    /// Binds final handlers that take a <see cref="MirrorEvent"/>: they are called after each update, outside of any exclusion with the
    /// machine itself. What they throw is reported.
    /// </summary>
    /// <param name="handlers">The handlers.</param>
    /// <returns>Releases them when disposed.</returns>
    /// <exception cref="SchemaException">A handler negotiates, or takes an <see cref="Event"/>: neither can work on a mirror.</exception>
    public IDisposable Bind(IStateHandlers handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return _replica.Bind(handlers);
    }

    /// <inheritdoc/>
    public Task WhenDisposed() => _replica.WhenDisposed;

    /// <inheritdoc/>
    public virtual ValueTask<Result> AddAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> AddAsync<TArgs>(State<TArgs> state, TArgs args, Event source = default) => Refuse([state]);

    /// <inheritdoc/>
    public virtual ValueTask<Result> RemoveAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> SetAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> ToggleAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> AddErrorAsync(Exception? error, params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> CanAddAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> CanRemoveAsync(params ReadOnlySpan<State> states) => Refuse(states);

    /// <inheritdoc/>
    public virtual ValueTask<Result> MutateAsync(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) => Refuse(states);

    /// <inheritdoc/>
    public virtual void Post(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) => Refuse(states);

    /// <summary>Cancels all state tokens: what they stand for may have ended, and nobody here can know.</summary>
    protected void CancelStateTokens() => Vector.TokensOrNull?.CancelAll();

    /// <summary>Ends the replica: waits end, tokens are cancelled, everything reads as inactive.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _replica.Dispose();
        return default;
    }

    private ValueTask<Result> Refuse(ReadOnlySpan<State> states)
    {
        foreach (State state in states) IndexOf(state);
        return new(Result.Canceled);
    }
}
