namespace AsyncMachine.Telemetry.Metrics;

/// <summary>Has the transitions of one machine counted, by the machine itself.</summary>
internal sealed class CountingHook(MachineInstruments instruments, MetricCells cells) : VectorHook
{
    public override TransitionTally Tally => cells.Tally;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
    {
    }

    public override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled)
    {
    }

    public override void Disposed() => instruments.Retire(cells);
}
