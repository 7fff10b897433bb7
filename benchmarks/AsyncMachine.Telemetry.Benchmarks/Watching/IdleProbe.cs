namespace AsyncMachine.Telemetry.Benchmarks.Watching;

/// <summary>Is told of everything, does nothing with it, and wants causes or does not.</summary>
internal sealed class IdleProbe(bool wantsCauses) : TransitionProbe
{
    public override bool WantsCauses => wantsCauses;

    public override void Ended(in TransitionView transition)
    {
    }

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
    {
    }

    public override void Disposed()
    {
    }
}
