using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The relation rows of a schema. Up to 64 states a row is one mask; beyond, a row is a run of (word, mask) pairs, because dense
/// rows of a thousand states would be a megabyte.
/// </summary>
internal sealed class RelationRows
{
    private readonly int _count;
    private readonly ulong[] _masks;
    private readonly byte[] _words;
    private readonly int[] _starts;

    public RelationRows(int count, ulong[] masks, byte[] words, int[] starts)
    {
        _count = count;
        _masks = masks;
        _words = words;
        _starts = starts;
    }

    /// <summary>True if rows are single masks: the only form that <see cref="StateSet1"/> reads.</summary>
    public bool IsDense => _starts.Length == 0;

    /// <summary>The dense row of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Dense(RowKind kind, int state) => _masks[(int)kind * _count + state];

    /// <summary>The sparse row of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SparseRow Sparse(RowKind kind, int state)
    {
        int row = (int)kind * _count + state;
        int start = _starts[row], length = _starts[row + 1] - start;
        return new SparseRow(_words.AsSpan(start, length), _masks.AsSpan(start, length));
    }

    /// <summary>True if the state has no target of this kind.</summary>
    public bool IsEmpty(RowKind kind, int state)
    {
        int row = (int)kind * _count + state;
        return IsDense ? _masks[row] == 0 : _starts[row] == _starts[row + 1];
    }

    public bool Has(RowKind kind, int state, int target)
    {
        if (IsDense) return (Dense(kind, state) >> target & 1) != 0;
        SparseRow row = Sparse(kind, state);
        for (int i = 0; i < row.Words.Length; i++)
        {
            if (row.Words[i] == target >> 6) return (row.Masks[i] >> (target & 63) & 1) != 0;
        }

        return false;
    }

    /// <summary>Targets of a state in schema order. For tools: it allocates.</summary>
    public List<int> Targets(RowKind kind, int state)
    {
        var targets = new List<int>();
        if (IsDense)
        {
            Collect(0, Dense(kind, state));
            return targets;
        }

        SparseRow row = Sparse(kind, state);
        for (int i = 0; i < row.Words.Length; i++) Collect(row.Words[i], row.Masks[i]);
        return targets;

        void Collect(int word, ulong bits)
        {
            for (; bits != 0; bits &= bits - 1) targets.Add(word * 64 + BitOperations.TrailingZeroCount(bits));
        }
    }

    /// <summary>The same rows in sparse form.</summary>
    public RelationRows ToSparse()
    {
        if (!IsDense) return this;
        var masks = new List<ulong>();
        var starts = new int[_masks.Length + 1];
        for (int row = 0; row < _masks.Length; row++)
        {
            if (_masks[row] != 0) masks.Add(_masks[row]);
            starts[row + 1] = masks.Count;
        }

        return new RelationRows(_count, [.. masks], new byte[masks.Count], starts);
    }
}

/// <summary>A row as pairs of a word's index and the mask in that word.</summary>
internal readonly ref struct SparseRow(ReadOnlySpan<byte> words, ReadOnlySpan<ulong> masks)
{
    public readonly ReadOnlySpan<byte> Words = words;
    public readonly ReadOnlySpan<ulong> Masks = masks;
}
