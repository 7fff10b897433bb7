namespace AsyncMachine.Rpc.Proof;

/// <summary>Random numbers of one input, the same for the same seed and number on every machine and in every thread (SplitMix64).</summary>
internal struct Dice(int seed, long number)
{
    private ulong _state = unchecked(((ulong)(uint)seed * 0xD1342543DE82EF95) + ((ulong)number * 0x9E3779B97F4A7C15));

    public ulong Next()
    {
        unchecked
        {
            ulong mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 to below a limit; 0 if that is 0.</summary>
    public int Below(int limit) => limit <= 0 ? 0 : (int)(Next() % (ulong)limit);

    public bool OneIn(int chances) => Below(chances) == 0;
}
