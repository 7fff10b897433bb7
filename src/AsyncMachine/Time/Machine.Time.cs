namespace AsyncMachine;

// Delayed mutations, and mutations that belong to an instance of a state.
public partial class Machine
{
    internal static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(36_500);

    private DelayQueue Timing => (DelayQueue)(_engine.WatchOrNull ?? _engine.GetWatch(() => new DelayQueue(_engine)));

    /// <summary>The present instance of a state, for what is to belong to it.</summary>
    /// <param name="state">A state of the schema, or of one it includes; it need not be active.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public StateInstance InstanceOf(State state)
    {
        int index = IndexOf(state);
        return new StateInstance(Schema[index], _engine.Tick(index));
    }

    /// <summary>True while the instance lasts; always for <see cref="StateInstance.None"/>, until the machine is disposed.</summary>
    /// <param name="instance">An instance of a state of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public bool IsCurrent(StateInstance instance) => !IsDisposed && (instance.IsNone || Tick(instance.State) == instance.Tick);

    // -- delays -------------------------------------------------------------------------------------------------

    /// <summary>Adds states after a while, unless the instance that the delay belongs to has ended by then.</summary>
    /// <param name="owner">Whose end ends the delay; <see cref="StateInstance.None"/> for the machine itself.</param>
    /// <param name="delay">How long, by the machine's <see cref="MachineOptions.TimeProvider"/>. 0 to 100 years.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <returns>A handle that cancels it. It is over if the owner's instance has ended already, or the machine is disposed.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of its range.</exception>
    public Delay AddAfter(StateInstance owner, TimeSpan delay, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Add, owner, delay, DelayImport.Resume, false, states, null, default);

    /// <summary>The same, and what becomes of it when the machine is restored from an export.</summary>
    /// <param name="owner">Whose end ends the delay; <see cref="StateInstance.None"/> for the machine itself.</param>
    /// <param name="delay">How long, by the machine's <see cref="MachineOptions.TimeProvider"/>. 0 to 100 years.</param>
    /// <param name="onImport">What becomes of it then.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <returns>A handle that cancels it. It is over if the owner's instance has ended already, or the machine is disposed.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of its range.</exception>
    public Delay AddAfter(StateInstance owner, TimeSpan delay, DelayImport onImport, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Add, owner, delay, onImport, false, states, null, default);

    /// <summary>
    /// The same in a <c>State</c> or <c>End</c> handler: the delay belongs to the instance that the handler is about, and the event is the
    /// mutation's source.
    /// </summary>
    /// <param name="source">The handler's event; of another handler: the delay belongs to the machine.</param>
    /// <param name="delay">How long, by the machine's <see cref="MachineOptions.TimeProvider"/>. 0 to 100 years.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <returns>A handle that cancels it. It is over if the owner's instance has ended already, or the machine is disposed.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of its range.</exception>
    public Delay AddAfter(Event source, TimeSpan delay, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Add, source.Instance, delay, DelayImport.Resume, false, states, null, source);

    /// <summary>Adds a state with its args after a while.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="owner">Whose end ends the delay; <see cref="StateInstance.None"/> for the machine itself.</param>
    /// <param name="delay">How long, by the machine's <see cref="MachineOptions.TimeProvider"/>. 0 to 100 years.</param>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <param name="onImport">What becomes of it when the machine is restored from an export.</param>
    /// <returns>A handle that cancels it. It is over if the owner's instance has ended already, or the machine is disposed.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of its range.</exception>
    public Delay AddAfter<TArgs>(
        StateInstance owner, TimeSpan delay, State<TArgs> state, TArgs args, Event source = default, DelayImport onImport = DelayImport.Resume)
    {
        State plain = state;
        return Schedule(MutationType.Add, owner, delay, onImport, false, new ReadOnlySpan<State>(in plain), args, source);
    }

    /// <summary>Removes states after a while, unless the instance that the delay belongs to has ended by then.</summary>
    /// <inheritdoc cref="AddAfter(StateInstance, TimeSpan, ReadOnlySpan{State})"/>
    public Delay RemoveAfter(StateInstance owner, TimeSpan delay, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Remove, owner, delay, DelayImport.Resume, false, states, null, default);

    /// <summary>The same, and what becomes of it when the machine is restored from an export.</summary>
    /// <inheritdoc cref="AddAfter(StateInstance, TimeSpan, DelayImport, ReadOnlySpan{State})"/>
    public Delay RemoveAfter(StateInstance owner, TimeSpan delay, DelayImport onImport, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Remove, owner, delay, onImport, false, states, null, default);

    /// <summary>The same in a <c>State</c> or <c>End</c> handler.</summary>
    /// <inheritdoc cref="AddAfter(Event, TimeSpan, ReadOnlySpan{State})"/>
    public Delay RemoveAfter(Event source, TimeSpan delay, params ReadOnlySpan<State> states) =>
        Schedule(MutationType.Remove, source.Instance, delay, DelayImport.Resume, false, states, null, source);

    /// <summary>
    /// Adds states again and again, such as a <see cref="BasicStates.Heartbeat"/>, until the instance ends that it belongs to. What was missed,
    /// by a machine that was busy or a process that slept, is not made up for.
    /// </summary>
    /// <param name="owner">Whose end ends it; <see cref="StateInstance.None"/> for the machine itself.</param>
    /// <param name="period">From one to the next, and until the first. 1 ms to 100 years.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <returns>A handle that cancels it.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of its range.</exception>
    public Delay AddEvery(StateInstance owner, TimeSpan period, params ReadOnlySpan<State> states)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPeriod);
        return Schedule(MutationType.Add, owner, period, DelayImport.Resume, true, states, null, default);
    }

    /// <summary>The pending delays, time-outs of states included, in the order in which they are due.</summary>
    public IReadOnlyList<PendingDelay> Delays => _engine.WatchOrNull is DelayQueue queue ? queue.List(out _) : [];

    // -- mutations that belong to an instance -------------------------------------------------------------------

    /// <summary>
    /// Activates states, if an instance of a state is still there when the transition starts; otherwise the mutation is canceled before
    /// any handler is asked, and counted.
    /// </summary>
    /// <param name="expected">The instance; <see cref="StateInstance.None"/> expects nothing.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Result Add(StateInstance expected, params ReadOnlySpan<State> states) => MutateExpected(MutationType.Add, expected, states, null, default);

    /// <summary>The same with args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="expected">The instance.</param>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Result Add<TArgs>(StateInstance expected, State<TArgs> state, TArgs args, Event source = default)
    {
        State plain = state;
        return MutateExpected(MutationType.Add, expected, new ReadOnlySpan<State>(in plain), args, source);
    }

    /// <summary>Deactivates states, if an instance of a state is still there when the transition starts.</summary>
    /// <inheritdoc cref="Add(StateInstance, ReadOnlySpan{State})"/>
    public Result Remove(StateInstance expected, params ReadOnlySpan<State> states) =>
        MutateExpected(MutationType.Remove, expected, states, null, default);

    /// <summary>Makes the states the only ones that are called, if an instance of a state is still there when the transition starts.</summary>
    /// <inheritdoc cref="Add(StateInstance, ReadOnlySpan{State})"/>
    public Result Set(StateInstance expected, params ReadOnlySpan<State> states) => MutateExpected(MutationType.Set, expected, states, null, default);

    /// <summary>How many mutations were canceled because the instance that they belonged to had ended; those of delays among them.</summary>
    public long StaleMutations => _engine.ExtraOrNull is { } extras ? Interlocked.Read(ref extras.Stale) : 0;

    private Result MutateExpected(MutationType type, StateInstance expected, ReadOnlySpan<State> states, object? args, Event source)
    {
        JobFlags flags = args is null ? JobFlags.None : JobFlags.Args;
        if (expected.IsNone) return _engine.Core.Mutate(type, states, args, flags, source);
        return _engine.Core.MutateExpected(type, states, args, flags, source, new Expectation(IndexOf(expected.State), expected.Tick));
    }

    private Delay Schedule(
        MutationType type, StateInstance owner, TimeSpan delay, DelayImport onImport, bool periodic, ReadOnlySpan<State> states, object? args,
        Event source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, LongestDelay);
        var entry = new DelayHeap.Entry
        {
            Owner = (short)(owner.IsNone ? -1 : IndexOf(owner.State)),
            Tick = owner.Tick,
            Type = type,
            OnImport = onImport,
            IsPeriodic = periodic,
        };
        if (states.Length == 1 && args is null && !source.Exists)
        {
            entry.Target = (short)IndexOf(states[0]);
        }
        else
        {
            foreach (State state in states) IndexOf(state); // a mistake of the caller comes out now
            entry.Call = new DelayedCall(states.ToArray(), args, source);
        }

        if (IsDisposed) return default;
        DelayQueue queue = Timing;
        entry.Length = queue.ToTimestamp(delay);
        return queue.Schedule(entry);
    }

    // -- what the rest of the machine asks ----------------------------------------------------------------------

    /// <summary>A machine whose states declare time-outs watches them from the beginning.</summary>
    private partial void StartTimeouts()
    {
        if (Schema.HasTimeouts) _ = Timing;
    }

    /// <summary>Adds the pending delays to an export, as they were at the instant of its ticks.</summary>
    private partial MachineExport WithDelays(MachineExport export)
    {
        while (_engine.WatchOrNull is DelayQueue queue)
        {
            PendingDelay[] delays = queue.List(out ulong fired);
            export = _engine.Export();
            if (queue.Fired != fired) continue; // one came due between the two

            // Delays of instances that have begun or ended between the two looks belong to other ticks.
            string[] names = [.. export.StateNames];
            bool Fits(PendingDelay delay) => delay.Owner is null || (Array.IndexOf(names, delay.Owner) is >= 0 and int at && export.Ticks[at] == delay.OwnerTick);
            return export with { Delays = [.. delays.Where(Fits)] };
        }

        return export;
    }

    private partial void ImportDelays(MachineExport export)
    {
        if (export.Delays.Count > 0 || _engine.WatchOrNull is not null) Timing.Import(export.Delays);
    }
}
