namespace AsyncMachine.History;

/// <summary>Records a machine of this process: told by its drain, one call at a time.</summary>
internal sealed class RecordingProbe(HistoryWriter writer, HistoryOptions options) : TransitionProbe
{
    private readonly Intake _intake = writer.Intake;
    private readonly DetailsWriter? _details = options.StoreTransitions ? new DetailsWriter(options.ArgsLength) : null;

    /// <summary>Whoever is asked later by whom a mutation was made would have to be told by every handler otherwise.</summary>
    public override bool WantsCauses => options.StoreTransitions;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
    {
        if (ticks.Length == schema.Count) writer.Do(_intake.Rebase(schema, machineTick, ticks));
    }

    public override void Ended(in TransitionView transition)
    {
        if (transition.IsCheck || _intake.Filter is not { } filter) return;
        bool wanted = filter.Wants(transition.IsAccepted, transition.Called, transition.Changed);
        if (wanted && _details is { } details) Describe(details, transition);
        RecordFlags flags = (RecordFlags)transition.Type | (transition.IsAuto ? RecordFlags.Auto : 0) |
            (transition.IsAccepted ? RecordFlags.Accepted : 0) | (transition.IsExecuted ? RecordFlags.Executed : 0);
        writer.Do(_intake.Record(new Ending
        {
            Flags = flags,
            QueueTick = transition.Engine.QueueTick,
            Changed = transition.Changed,
            Ticks = transition.Ticks,
            IsWanted = wanted,
            Details = wanted && _details is not null ? _details.Bytes : default,
            SourceBit = wanted && _details is not null ? _details.SourceBit : 0,
        }));
    }

    public override void Disposed()
    {
    }

    private static void Describe(DetailsWriter details, in TransitionView transition)
    {
        details.Begin(transition.GetNumber(), transition.QueueTick, transition.Engine.QueueTick, (ulong)transition.Engine.WaitingAtLeast);
        if (transition.CalledOrder.IsEmpty) details.Called(transition.Called);
        else details.Called(transition.CalledOrder);
        ITransitionSource? source = transition.Source;
        details.End(source?.Machine.Id, source?.Id ?? 0, source?.TimeSumBefore ?? 0, transition.IsSourceValid, transition.Args);
    }
}
