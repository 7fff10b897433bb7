using System.Numerics;

namespace AsyncMachine.Telemetry;

/// <summary>The indexes of a set's states, in order.</summary>
internal ref struct Bits(ReadOnlySpan<ulong> set)
{
    private readonly ReadOnlySpan<ulong> _set = set;
    private ulong _rest = set.Length == 0 ? 0 : set[0];
    private int _word;

    public int Current { get; private set; }

    public readonly Bits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_rest == 0)
        {
            if (++_word >= _set.Length) return false;
            _rest = _set[_word];
        }

        Current = _word * 64 + BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}
