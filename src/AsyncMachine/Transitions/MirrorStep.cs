namespace AsyncMachine;

/// <summary>What became of a state between two times of a mirror, as its handlers are told.</summary>
internal enum MirrorStep : byte
{
    /// <summary>Nothing that was ever seen: it was rolled back.</summary>
    None,

    /// <summary>It is active: State.</summary>
    Entered,

    /// <summary>It is not active any more: End.</summary>
    Left,

    /// <summary>A Multi state was called again: State.</summary>
    Again,

    /// <summary>It was activated and deactivated: State, then End.</summary>
    Pulse,

    /// <summary>It was deactivated and activated: End, then State.</summary>
    Dip,
}

internal static class MirrorSteps
{
    /// <summary>The step from one tick to another.</summary>
    /// <param name="before">The earlier tick.</param>
    /// <param name="after">The later one; less than the earlier one only where ticks began anew.</param>
    /// <param name="flips">The state was both active and inactive at ends of transitions in between.</param>
    /// <param name="isMulti">It is a Multi state.</param>
    public static MirrorStep Of(ulong before, ulong after, bool flips, bool isMulti)
    {
        bool was = MachineTime.IsActiveTick(before), isActive = MachineTime.IsActiveTick(after);
        if (was != isActive) return isActive ? MirrorStep.Entered : MirrorStep.Left;
        if (before == after) return MirrorStep.None;
        if (flips) return isActive ? MirrorStep.Dip : MirrorStep.Pulse;
        return isMulti && isActive && after > before ? MirrorStep.Again : MirrorStep.None;
    }
}
