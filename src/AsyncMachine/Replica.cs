using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// A vector of states without a queue, fed from outside: checks, clocks, waits, tokens and tracers of something that happens
/// elsewhere. What mirrors of remote machines, replay and debuggers stand on. Its mutations are canceled; a mirror forwards them.
/// </summary>
/// <remarks>
/// <para>
/// An update may stand for several transitions, of which only the last end is seen. Waits for ticks go by arithmetic. <c>When</c> and <c>WhenNot</c>
/// complete if their condition holds now, and also if exactly one of their states was both active and inactive meanwhile while the others held:
/// then it did hold. If several of them flipped, nothing is concluded: a mirror may miss a joint instant, it never invents one.
/// </para>
/// <para>
/// Final handlers hear of what was missed, too: a state that was activated and deactivated gets <c>State</c>, then <c>End</c>, once, with
/// <see cref="MirrorEvent.IsPulse"/>; one that was deactivated and activated <c>End</c>, then <c>State</c>; a Multi state that was called again
/// <c>State</c>; one that was rolled back nothing.
/// </para>
/// <para>Safe for use from any thread; updates come one at a time, in the order in which they take the replica's lock.</para>
/// </remarks>
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
        : this(id, schema, tags, parentId, tellsElsewhere: false)
    {
    }

    /// <summary>Makes a replica whose updates never wait for code of others.</summary>
    /// <param name="id">Id of the machine that it shows.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="tags">Its labels.</param>
    /// <param name="parentId">Id of its parent; null if it has none.</param>
    /// <param name="tellsElsewhere">
    /// True if tracers, handlers and the conditions of <c>WhenQuery</c> run on the thread pool, one update after the other; waits without code of others
    /// do not wait for them. If they fall 1 024 updates behind, those that come then are told as one. False if they run on the updating thread.
    /// </param>
    protected Replica(string id, Schema schema, IReadOnlyList<string>? tags, string? parentId, bool tellsElsewhere)
        : base(self => new ReplicaVector((Replica)self, schema ?? throw new ArgumentNullException(nameof(schema)), tellsElsewhere))
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

    /// <summary>
    /// True while somebody feeds the replica; a plain one is fed until it is disposed. Who reads false finds all its state tokens cancelled, and gets
    /// cancelled ones, until it is true again.
    /// </summary>
    public bool IsLive => _replica.IsLive;

    /// <summary>How many updates were told to tracers, handlers and queries in one with others, because those were too slow.</summary>
    internal long JoinedUpdates => _replica.Joined;

    /// <summary>The tracers, in order.</summary>
    public IReadOnlyList<Tracer> Tracers => _replica.Tracers;

    /// <summary>
    /// Shows a later time of the machine: ticks change at one instant, tokens are cancelled, tracers see a synthetic set transition,
    /// waits are released.
    /// </summary>
    /// <remarks>
    /// What lies between the two times is not told; an even difference counts as a flip unless the state is Multi. If a tick goes back, or the machine tick
    /// is another, the machine was restored from an export: then only what is true now counts.
    /// </remarks>
    /// <param name="time">The new ticks.</param>
    /// <param name="queueTick">The machine's queue tick.</param>
    /// <param name="machineTick">The machine's machine tick.</param>
    /// <param name="args">Args that came with the change; they release <c>WhenArgs</c> of states that were activated.</param>
    /// <exception cref="ArgumentException">The time is of another number of states.</exception>
    public void Update(MachineTime time, ulong queueTick = 0, uint machineTick = 0, object? args = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _replica.Update(time.Ticks, queueTick, machineTick, args, restarted: false);
    }

    /// <summary>
    /// Shows what has changed of the machine since the time that is shown now, in the same way, with what is known of the instants in between. Costs what has
    /// changed, and allocates nothing unless a tracer, a handler or a query has to be told.
    /// </summary>
    /// <param name="changes">The changes, one for each state that changed, in any order; without any, nobody is told of the new queue tick.</param>
    /// <param name="queueTick">The machine's queue tick.</param>
    /// <param name="machineTick">The machine's machine tick.</param>
    /// <param name="args">Args that came with the change; they release <c>WhenArgs</c> of states that were activated.</param>
    /// <exception cref="ArgumentException">A change is of no state, or does not go on from the state's present tick.</exception>
    public void Update(ReadOnlySpan<ClockChange> changes, ulong queueTick, uint machineTick, object? args = null) =>
        _replica.Update(changes, queueTick, machineTick, args);

    /// <summary>
    /// Shows a machine that was restarted without being restored, so that its ticks began anew: waits for ticks fail with a
    /// <see cref="SourceRestartedException"/>, the others go on with the new ticks, all tokens are cancelled.
    /// </summary>
    /// <param name="time">The new ticks.</param>
    /// <param name="queueTick">The machine's queue tick.</param>
    /// <param name="machineTick">The machine's machine tick.</param>
    /// <exception cref="ArgumentException">The time is of another number of states.</exception>
    public void Restart(MachineTime time, ulong queueTick = 0, uint machineTick = 0)
    {
        ArgumentNullException.ThrowIfNull(time);
        _replica.Update(time.Ticks, queueTick, machineTick, args: null, restarted: true);
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
        _replica.ShowError(error);
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
    /// Binds final handlers that take a <see cref="MirrorEvent"/>: they are called after each update that is made from now on, one update after the
    /// other, outside of any exclusion with the machine itself; no handler is called for what is active already. What they throw is reported.
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

    /// <summary>
    /// Says whether somebody feeds the replica, see <see cref="IsLive"/>. While nobody does, all state tokens are cancelled: what they stand for may have
    /// ended, and nobody here can know. None comes back; later ones live again.
    /// </summary>
    /// <param name="live">True if somebody does, and what is shown is up to date.</param>
    protected void SetLive(bool live) => _replica.SetLive(live);

    /// <summary>
    /// Says which states' ticks will be told. The others read as inactive, whatever updates say; waits and tokens that hang on them are refused with an
    /// <see cref="UntrackedStateException"/>, and waits that were there before fail with one.
    /// </summary>
    /// <param name="states">Indexes of the states; null for all.</param>
    protected void SetTracked(IReadOnlyCollection<int>? states) => _replica.Track(states);

    /// <summary>True if the state's ticks are told; see <see cref="SetTracked"/>.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public bool IsTracked(State state) => Vector.IsTracked(IndexOf(state));

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
