namespace AsyncMachine.History;

/// <summary>Records a mirror, whose updates are synthetic transitions: it has no drain that could tell a probe.</summary>
internal sealed class RecordingTracer(HistoryWriter writer, HistoryOptions options) : Tracer
{
    private readonly Lock _gate = new(); // transitions come one at a time, and the time at the start beside them; no user code runs under it
    private readonly Intake _intake = writer.Intake;
    private readonly DetailsWriter? _details = options.StoreTransitions ? new DetailsWriter(options.ArgsLength) : null;
    private MachineTime? _known;         // as of the last transition; under the gate
    private uint _machineTick;

    /// <summary>The time at which the recording begins, unless a transition has told of one already.</summary>
    public void Begin(IMachine machine)
    {
        lock (_gate)
        {
            if (_known is null) Rebase(machine.Time(), machine.MachineTick);
        }
    }

    public override void TransitionEnd(Transition transition)
    {
        if (transition.Mutation.IsCheck) return;
        if (_details is { } details) Describe(details, transition);
        lock (_gate)
        {
            // Updates before the first one seen, a restart of the machine behind the mirror, a later schema: its time begins anew.
            MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
            uint machineTick = transition.Machine.MachineTick;
            if (_known is null || machineTick != _machineTick || !ReferenceEquals(_known.Schema, before.Schema) || !_known.Equals(before) || !after.IsAtLeast(before))
            {
                Rebase(after.IsAtLeast(before) ? before : after, machineTick);
            }

            _known = after;
            if (_intake.Filter is { } filter) Record(filter, transition, before, after);
        }
    }

    private void Rebase(MachineTime time, uint machineTick)
    {
        if (time.Count != time.Schema.Count) return; // disposed
        _known = time;
        _machineTick = machineTick;
        writer.Do(_intake.Rebase(time.Schema, machineTick, time.Ticks));
    }

    private void Record(RecordFilter filter, Transition transition, MachineTime before, MachineTime after)
    {
        Mutation mutation = transition.Mutation;
        ulong[] called = SetOf(mutation.Called.Select(state => after.Schema.Resolve(state)), after.Count);
        ulong[] changed = SetOf(Enumerable.Range(0, after.Count).Where(i => before[i] != after[i]), after.Count);
        bool wanted = filter.Wants(transition.IsAccepted, called, changed);
        RecordFlags flags = (RecordFlags)mutation.Type | (mutation.IsAuto ? RecordFlags.Auto : 0) | (transition.IsAccepted ? RecordFlags.Accepted : 0) |
            (transition.Result.IsCanceled ? 0 : RecordFlags.Executed);
        writer.Do(_intake.Record(new Ending
        {
            Flags = flags,
            QueueTick = transition.QueueTick,
            Changed = changed,
            Ticks = after.Ticks,
            IsWanted = wanted,
            Details = wanted && _details is not null ? _details.Bytes : default,
            SourceBit = wanted && _details is not null ? _details.SourceBit : 0,
        }));
    }

    private static void Describe(DetailsWriter details, Transition transition)
    {
        Mutation mutation = transition.Mutation;
        details.Begin(transition.Id, mutation.QueueTick, transition.QueueTick, 0);
        details.Called(mutation.Called.Select(state => (ushort)state.Index).ToArray());
        MutationSource? source = mutation.Source;
        details.End(source?.MachineId, source?.TransitionId ?? 0, source?.TimeSum ?? 0, source?.WasValid ?? false, transition.Args);
    }

    private static ulong[] SetOf(IEnumerable<int> states, int count)
    {
        var set = new ulong[(count + 63) >> 6];
        foreach (int state in states) set[state >> 6] |= 1UL << (state & 63);
        return set;
    }
}
