// Compiled into the engine and the generator: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System;
using System.Collections.Generic;

namespace AsyncMachine;

/// <summary>The kinds of relation rows, in the order in which <see cref="SchemaTables"/> lays them out.</summary>
internal enum RowKind
{
    Require,
    Add,
    Remove,
    After,

    /// <summary>Inverse of <see cref="Remove"/>: the states that have this one in their Remove.</summary>
    RemovedBy,

    /// <summary>Inverse of <see cref="Require"/>.</summary>
    RequiredBy,
}

/// <summary>
/// What is computed from a draft, once, by the generator at compile time or by <c>SchemaBuilder</c> at run time: relation rows as
/// masks, the handler order and the hash.
/// </summary>
internal sealed class SchemaTables
{
    public const int RowKinds = 6;

    /// <summary>Rows of a schema of up to this many states are dense: one mask each.</summary>
    public const int DenseLimit = 64;

    private SchemaTables(ulong[] masks, byte[] words, int[] starts, ushort[] order, ushort[] addOrder, ulong hash)
    {
        AddOrder = addOrder;
        Masks = masks;
        Words = words;
        Starts = starts;
        Order = order;
        Hash = hash;
    }

    /// <summary>
    /// Dense: the mask of row <c>kind * count + state</c>. Sparse: the masks of all rows, one after another, without empty ones.
    /// </summary>
    public ulong[] Masks { get; }

    /// <summary>Sparse only: which word of a set each mask belongs to. Empty if dense.</summary>
    public byte[] Words { get; }

    /// <summary>Sparse only: where each row starts, and one more for the end of the last. Empty if dense.</summary>
    public int[] Starts { get; }

    /// <summary>Position → state, the order in which handlers run. Empty if it is the schema order.</summary>
    public ushort[] Order { get; }

    /// <summary>
    /// For each state whose Add was not declared in schema order: the state, the number of its targets, and the targets as declared.
    /// Their order decides which of two implied states that exclude each other comes first.
    /// </summary>
    public ushort[] AddOrder { get; }

    /// <summary>Fingerprint of names, flags and relations, in order.</summary>
    public ulong Hash { get; }

    public static SchemaTables Build(SchemaDraft draft) => Build(draft, draft.States.Count <= DenseLimit);

    public static SchemaTables Build(SchemaDraft draft, bool dense)
    {
        List<int>[][] rows = Rows(draft);
        int count = draft.States.Count;
        ushort[] order = HandlerOrder(rows[(int)RowKind.Require], rows[(int)RowKind.After], count);
        ushort[] addOrder = AddOrderOf(rows[(int)RowKind.Add]);
        ulong hash = HashOf(draft, rows);
        if (dense)
        {
            var masks = new ulong[RowKinds * count];
            for (int kind = 0; kind < RowKinds; kind++)
            {
                for (int state = 0; state < count; state++)
                {
                    foreach (int target in rows[kind][state]) masks[kind * count + state] |= 1UL << target;
                }
            }

            return new SchemaTables(masks, Array.Empty<byte>(), Array.Empty<int>(), order, addOrder, hash);
        }

        var sparse = new List<ulong>();
        var words = new List<byte>();
        var starts = new int[RowKinds * count + 1];
        var row = new ulong[SchemaDraft.MaxStates / 64];
        for (int kind = 0; kind < RowKinds; kind++)
        {
            for (int state = 0; state < count; state++)
            {
                Array.Clear(row, 0, row.Length);
                foreach (int target in rows[kind][state]) row[target >> 6] |= 1UL << (target & 63);
                for (int word = 0; word < row.Length; word++)
                {
                    if (row[word] == 0) continue;
                    sparse.Add(row[word]);
                    words.Add((byte)word);
                }

                starts[kind * count + state + 1] = sparse.Count;
            }
        }

        return new SchemaTables(sparse.ToArray(), words.ToArray(), starts, order, addOrder, hash);
    }

    /// <summary>
    /// Normalised relations: a self-reference in Remove or After means nothing, Add wins over Remove of the same target, and
    /// what is listed twice counts once.
    /// </summary>
    internal static List<int>[][] Rows(SchemaDraft draft)
    {
        int count = draft.States.Count;
        var rows = new List<int>[RowKinds][];
        for (int kind = 0; kind < RowKinds; kind++)
        {
            rows[kind] = new List<int>[count];
            for (int i = 0; i < count; i++) rows[kind][i] = new List<int>();
        }

        for (int i = 0; i < count; i++)
        {
            DraftState state = draft.States[i];
            Fill(rows[(int)RowKind.Require][i], state.Require, -1, null);
            Fill(rows[(int)RowKind.Add][i], state.Add, -1, null);
            Fill(rows[(int)RowKind.Remove][i], state.Remove, i, state.Add);
            Fill(rows[(int)RowKind.After][i], state.After, i, null);
            foreach (int target in rows[(int)RowKind.Require][i]) rows[(int)RowKind.RequiredBy][target].Add(i);
            foreach (int target in rows[(int)RowKind.Remove][i]) rows[(int)RowKind.RemovedBy][target].Add(i);
        }

        return rows;

        static void Fill(List<int> row, List<int> declared, int self, List<int>? except)
        {
            foreach (int target in declared)
            {
                if (target != self && (except is null || !except.Contains(target)) && !row.Contains(target)) row.Add(target);
            }
        }
    }

    /// <summary>
    /// Handler order: targets of Require and After first, schema order otherwise and inside a cycle. Each strongly connected
    /// set is placed whole; of the sets whose predecessors are all placed, the one with the earliest member goes next.
    /// </summary>
    private static ushort[] HandlerOrder(List<int>[] require, List<int>[] after, int count)
    {
        int words = (count + 63) / 64;
        var before = new ulong[count][];
        var reach = new ulong[count][];
        bool any = false;
        for (int i = 0; i < count; i++)
        {
            before[i] = new ulong[words];
            foreach (List<int> row in new[] { require[i], after[i] })
            {
                foreach (int target in row)
                {
                    before[i][target >> 6] |= 1UL << (target & 63);
                    any |= target > i;
                }
            }

            reach[i] = (ulong[])before[i].Clone();
        }

        if (!any) return Array.Empty<ushort>(); // every target stands earlier already

        for (int k = 0; k < count; k++) // transitive closure, Warshall by rows
        {
            for (int i = 0; i < count; i++)
            {
                if (!Has(reach[i], k)) continue;
                for (int w = 0; w < words; w++) reach[i][w] |= reach[k][w];
            }
        }

        // The members of i's cycle, i included; members of one cycle have equal sets.
        var order = new List<ushort>(count);
        var done = new ulong[words];
        while (order.Count < count)
        {
            for (int i = 0; i < count; i++)
            {
                if (Has(done, i) || !Ready(i)) continue;
                for (int member = 0; member < count; member++)
                {
                    if (!SameCycle(i, member)) continue;
                    order.Add((ushort)member);
                    done[member >> 6] |= 1UL << (member & 63);
                }

                break;
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (order[i] != i) return order.ToArray();
        }

        return Array.Empty<ushort>();

        bool SameCycle(int a, int b) => a == b || (Has(reach[a], b) && Has(reach[b], a));

        bool Ready(int state)
        {
            for (int member = 0; member < count; member++)
            {
                if (!SameCycle(state, member)) continue;
                for (int target = 0; target < count; target++)
                {
                    if (Has(before[member], target) && !Has(done, target) && !SameCycle(state, target)) return false;
                }
            }

            return true;
        }
    }

    private static ushort[] AddOrderOf(List<int>[] rows)
    {
        var lists = new List<ushort>();
        for (int state = 0; state < rows.Length; state++)
        {
            List<int> row = rows[state];
            bool ascending = true;
            for (int i = 1; i < row.Count; i++) ascending &= row[i - 1] < row[i];
            if (ascending) continue;
            lists.Add((ushort)state);
            lists.Add((ushort)row.Count);
            foreach (int target in row) lists.Add((ushort)target);
        }

        return lists.ToArray();
    }

    private static bool Has(ulong[] set, int index) => (set[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>FNV-1a, 64 bits, over names, flags and normalised relations in schema order.</summary>
    private static ulong HashOf(SchemaDraft draft, List<int>[][] rows)
    {
        ulong hash = 14695981039346656037;
        for (int i = 0; i < draft.States.Count; i++)
        {
            DraftState state = draft.States[i];
            foreach (char c in state.Name) Mix(c);
            Mix(0xFFFF);
            Mix((state.Auto ? 1 : 0) | (state.Multi ? 2 : 0));
            for (int kind = 0; kind <= (int)RowKind.After; kind++)
            {
                int[] targets = rows[kind][i].ToArray();
                if (kind != (int)RowKind.Add) Array.Sort(targets); // only the order of Add means something
                foreach (int target in targets) Mix(target);
                Mix(0xFFFE);
            }
        }

        return hash;

        void Mix(int value)
        {
            hash = (hash ^ (ulong)(value & 0xFF)) * 1099511628211;
            hash = (hash ^ (ulong)(value >> 8 & 0xFF)) * 1099511628211;
        }
    }
}
