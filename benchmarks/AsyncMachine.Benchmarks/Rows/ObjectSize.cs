using System.Runtime.CompilerServices;

namespace AsyncMachine.Benchmarks.Rows;

internal static class ObjectSize
{
    /// <summary>Bytes that one object takes on the heap: a copy of it is allocated and counted.</summary>
    public static long Of(object counted)
    {
        Copy(counted);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Copy(counted);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object Copy(object original);
}
