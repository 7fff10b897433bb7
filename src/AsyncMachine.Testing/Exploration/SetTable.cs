using System.Runtime.CompilerServices;

namespace AsyncMachine.Testing;

/// <summary>Sets of states by number, in the order in which they were found, with the way to each.</summary>
internal sealed class SetTable<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private TSet[] _sets = new TSet[1024];
    private int[] _from = new int[1024];
    private int[] _by = new int[1024];
    private int[] _slots = new int[4096]; // number + 1; 0 if free. At most half of them are taken

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly TSet Get(int number) => ref _sets[number];

    /// <summary>The set and call from which a set was first reached; −1 for the first one.</summary>
    public (int From, int Call) Origin(int number) => (_from[number], _by[number]);

    /// <summary>The number of a set; a new one, if there may be more, or −1.</summary>
    public int GetOrAdd(in TSet set, int from, int call, int bound)
    {
        int slot = Hash(set) & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            int known = _slots[slot] - 1;
            if (TSet.Equal(in _sets[known], in set)) return known;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        if (Count >= bound) return -1;
        if (Count == _sets.Length) Grow();
        _sets[Count] = set;
        _from[Count] = from;
        _by[Count] = call;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Rehash();
        return Count - 1;
    }

    /// <summary>The number of a set; −1 if it is unknown.</summary>
    public int Find(in TSet set)
    {
        for (int slot = Hash(set) & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (TSet.Equal(in _sets[_slots[slot] - 1], in set)) return _slots[slot] - 1;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(in TSet set)
    {
        ulong hash = 0;
        for (int w = 0; w < TSet.Words; w++) hash = (hash ^ StateSets.Word(in set, w)) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32) ^ (int)(hash >> 11 & 0x7fffffff);
    }

    private void Grow()
    {
        Array.Resize(ref _sets, Count * 2);
        Array.Resize(ref _from, Count * 2);
        Array.Resize(ref _by, Count * 2);
    }

    private void Rehash()
    {
        var slots = new int[_slots.Length * 4];
        for (int i = 0; i < Count; i++)
        {
            int slot = Hash(_sets[i]) & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = i + 1;
        }

        _slots = slots;
    }
}
