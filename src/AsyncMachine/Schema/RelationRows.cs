using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The relation rows of a schema. Dense: a whole set each, for up to 256 states; a row is then one operation. Sparse: a run of
/// (word, mask) pairs, because dense rows of a thousand states would be a megabyte.
/// </summary>
internal sealed class RelationRows
{
    private readonly int _count;
    private readonly ulong[] _masks;
    private readonly byte[] _words;
    private readonly int[] _starts;
    private readonly int _stride; // words of a dense row

    public RelationRows(int count, ulong[] masks, byte[] words, int[] starts, int stride = 1)
    {
        _stride = stride;
        _count = count;
        _masks = masks;
        _words = words;
        _starts = starts;
    }

    /// <summary>True if rows are whole sets.</summary>
    public bool IsDense => _starts.Length == 0;

    /// <summary>The dense row of a state, of rows that have as many words as the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly TSet Dense<TSet>(RowKind kind, int state) where TSet : struct, IStateSet<TSet> =>
        ref Unsafe.As<ulong, TSet>(ref _masks[((int)kind * _count + state) * TSet.Words]);

    /// <summary>The sparse row of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SparseRow Sparse(RowKind kind, int state)
    {
        int row = (int)kind * _count + state;
        int start = _starts[row], length = _starts[row + 1] - start;
        return new SparseRow(_words.AsSpan(start, length), _masks.AsSpan(start, length));
    }

    /// <summary>True if the state has no target of this kind.</summary>
    public bool IsEmpty(RowKind kind, int state) => !Word(kind, state, 0, out _, out _);

    public bool Has(RowKind kind, int state, int target)
    {
        for (int i = 0; Word(kind, state, i, out int word, out ulong mask); i++)
        {
            if (word == target >> 6) return (mask >> (target & 63) & 1) != 0;
        }

        return false;
    }

    /// <summary>Targets of a state in schema order. For tools: it allocates.</summary>
    public List<int> Targets(RowKind kind, int state)
    {
        var targets = new List<int>();
        for (int i = 0; Word(kind, state, i, out int word, out ulong mask); i++)
        {
            for (; mask != 0; mask &= mask - 1) targets.Add(word * 64 + BitOperations.TrailingZeroCount(mask));
        }

        return targets;
    }

    /// <summary>The words of a row that are not zero, by their number.</summary>
    private bool Word(RowKind kind, int state, int number, out int word, out ulong mask)
    {
        int row = (int)kind * _count + state;
        if (!IsDense)
        {
            int at = _starts[row] + number;
            bool exists = at < _starts[row + 1];
            (word, mask) = exists ? (_words[at], _masks[at]) : (0, 0UL);
            return exists;
        }

        for (word = 0; word < _stride; word++)
        {
            mask = _masks[row * _stride + word];
            if (mask != 0 && number-- == 0) return true;
        }

        mask = 0;
        return false;
    }

    /// <summary>The same rows in sparse form.</summary>
    public RelationRows ToSparse()
    {
        if (!IsDense) return this;
        var masks = new List<ulong>();
        var words = new List<byte>();
        var starts = new int[_masks.Length / _stride + 1];
        for (int at = 0; at < _masks.Length; at++)
        {
            if (_masks[at] != 0)
            {
                masks.Add(_masks[at]);
                words.Add((byte)(at % _stride));
            }

            starts[at / _stride + 1] = masks.Count;
        }

        return new RelationRows(_count, [.. masks], [.. words], starts);
    }

    /// <summary>The same rows as whole sets of this many words.</summary>
    public RelationRows ToDense(int stride)
    {
        if (IsDense && stride == _stride) return this;
        var masks = new ulong[SchemaTables.RowKinds * _count * stride];
        for (int row = 0; row < SchemaTables.RowKinds * _count; row++)
        {
            for (int i = 0; Word((RowKind)(row / _count), row % _count, i, out int word, out ulong mask); i++)
            {
                masks[row * stride + word] = mask;
            }
        }

        return new RelationRows(_count, masks, [], [], stride);
    }
}

/// <summary>A row as pairs of a word's index and the mask in that word.</summary>
internal readonly ref struct SparseRow(ReadOnlySpan<byte> words, ReadOnlySpan<ulong> masks)
{
    public readonly ReadOnlySpan<byte> Words = words;
    public readonly ReadOnlySpan<ulong> Masks = masks;
}
