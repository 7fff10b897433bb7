namespace AsyncMachine.Rpc;

/// <summary>
/// The sum by which both ends of a connection know that they hold the same clocks: over all ticks, the queue tick and the machine tick, each
/// mixed with its place. Kept up to date by what changes, not computed anew.
/// </summary>
internal struct ClockChecksum
{
    private const uint QueueTickPlace = uint.MaxValue, MachineTickPlace = uint.MaxValue - 1;

    /// <summary>The sum, modulo 2³².</summary>
    public uint Value { get; private set; }

    /// <summary>The sum of a whole vector.</summary>
    public static ClockChecksum Of(ReadOnlySpan<ulong> ticks, ulong queueTick, uint machineTick)
    {
        var sum = default(ClockChecksum);
        for (int i = 0; i < ticks.Length; i++) sum.Replace((uint)i, 0, ticks[i]);
        sum.ReplaceQueueTick(0, queueTick);
        sum.ReplaceMachineTick(0, machineTick);
        return sum;
    }

    /// <summary>A state's tick has changed.</summary>
    public void Replace(uint index, ulong before, ulong after) => Value = unchecked(Value - Mix(index, before) + Mix(index, after));

    public void ReplaceQueueTick(ulong before, ulong after) => Replace(QueueTickPlace, before, after);

    public void ReplaceMachineTick(uint before, uint after) => Replace(MachineTickPlace, before, after);

    /// <summary>
    /// Two rounds of multiply and xor-shift, with the constants of xxHash64 and of wyhash's finaliser; zero counts for nothing, so that
    /// states that were never active do not matter.
    /// </summary>
    internal static uint Mix(uint index, ulong tick)
    {
        if (tick == 0) return 0;
        unchecked
        {
            ulong hash = (tick * 0x9E3779B97F4A7C15) ^ ((index + 1UL) * 0xC2B2AE3D27D4EB4F);
            hash ^= hash >> 32;
            hash *= 0xD6E8FEB86659FD93;
            return (uint)(hash >> 32);
        }
    }
}
