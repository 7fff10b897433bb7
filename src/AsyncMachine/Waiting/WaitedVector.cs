using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>A vector with waits.</summary>
internal abstract class WaitedVector(Schema schema) : StateVector(schema)
{
    private Waiters? _waiters;

    /// <summary>The waits; null until the first one. A writer trusts the null after its commit: see <see cref="StateVector.GetTokens"/>.</summary>
    public Waiters? WaitersOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _waiters;
    }

    /// <summary>
    /// A wait was listed, and its condition is about to be looked at: a writer that has looked at the waits without a fence must look
    /// again before it lets the vector go. A full fence, in any case.
    /// </summary>
    public abstract void Poke();

    public Waiters GetWaiters() => _waiters ?? Publish(ref _waiters, new Waiters(this));
}
