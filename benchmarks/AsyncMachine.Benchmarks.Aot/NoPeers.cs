using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Peers;

/// <summary>Stateless stands beside the rows with a JIT only: it is not made to be compiled ahead of time.</summary>
internal static class StatelessLoops
{
    public static Loop? Fire() => null;

    public static Loop? FireWithEntry() => null;

    public static Loop? CanFire() => null;

    public static Loop? FireAsync() => null;
}
