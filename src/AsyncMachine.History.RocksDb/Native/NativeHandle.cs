using System.Runtime.InteropServices;

namespace AsyncMachine.History.Native;

/// <summary>Something that RocksDB made and that must be given back to it: once, and not while a call uses it.</summary>
internal abstract class NativeHandle : SafeHandle
{
    private static int s_alive;

    protected NativeHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <summary>How many have been made and not given back, in this process. A test holds it to what it should be.</summary>
    public static int Alive => Volatile.Read(ref s_alive);

    public override bool IsInvalid => handle == 0;

    protected void Take(nint made)
    {
        SetHandle(made);
        if (made != 0) Interlocked.Increment(ref s_alive);
    }

    protected sealed override bool ReleaseHandle()
    {
        GiveBack(handle);
        Interlocked.Decrement(ref s_alive);
        return true;
    }

    protected abstract void GiveBack(nint made);
}
