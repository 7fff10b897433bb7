using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// Told by the drain, between a commit and the first final handler, that the ticks of certain states have changed: instances of them
/// have ended, and perhaps begun.
/// </summary>
internal abstract class TickWatch
{
    private ulong[] _states = [];

    /// <summary>
    /// The states that matter, as words of a set. Whoever adds one must then poke the vector and look at the tick again: the drain reads the
    /// words after its commit without a fence.
    /// </summary>
    public ulong[] States
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _states;
        protected set => Volatile.Write(ref _states, value);
    }

    /// <summary>True if one of the changed states matters; one test of a mask for each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Concerns(ReadOnlySpan<ulong> changed)
    {
        ulong[] states = _states;
        ulong common = 0;
        for (int w = 0; w < changed.Length && w < states.Length; w++) common |= changed[w] & states[w];
        return common != 0;
    }

    /// <summary>Ticks have changed. Calls nobody's code.</summary>
    /// <param name="changed">The states whose ticks did; some of them may not matter.</param>
    /// <param name="entered">Those of which an instance has begun.</param>
    public abstract void Changed(ReadOnlySpan<ulong> changed, ReadOnlySpan<ulong> entered);

    /// <summary>The schema was replaced by a later version.</summary>
    public abstract void SchemaChanged();

    /// <summary>The machine has ended.</summary>
    public abstract void Close();
}
