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

    /// <summary>How often the ticks began anew; always 0 in a machine. What was reckoned from ticks of an earlier epoch means nothing.</summary>
    public int Epoch => _waiters?.Epoch ?? 0;

    /// <summary>The id of the machine that is shown, for what is said of it.</summary>
    public virtual string SourceId => "";

    /// <summary>
    /// A wait was listed, and its condition is about to be looked at: a writer that has looked at the waits without a fence must look
    /// again before it lets the vector go. A full fence, in any case.
    /// </summary>
    public abstract void Poke();

    /// <summary>Refuses a state whose ticks nobody will ever tell.</summary>
    /// <exception cref="UntrackedStateException">It is one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireTracked(int state)
    {
        if (_waiters?.Tracked is { } tracked) RequireTracked(tracked, state);
    }

    /// <inheritdoc cref="RequireTracked(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireTracked(int[] states)
    {
        if (_waiters?.Tracked is not { } tracked) return;
        foreach (int state in states) RequireTracked(tracked, state);
    }

    public bool IsTracked(int state) => _waiters?.Tracked is not { } tracked || IsIn(tracked, state);

    public Waiters GetWaiters() => _waiters ?? Publish(ref _waiters, new Waiters(this));

    private void RequireTracked(ulong[] tracked, int state)
    {
        if (!IsIn(tracked, state)) throw new UntrackedStateException(Schema[state]);
    }

    private static bool IsIn(ulong[] words, int state) => state >> 6 < words.Length && (words[state >> 6] >> (state & 63) & 1) != 0;
}
