namespace AsyncMachine;

// The algorithm of section 3 as it is written down, over an ordered list of candidates.
internal sealed partial class Core<TSet>
{
    private bool ResolveOrdered(in Job<TSet> job, in TSet before, out TSet target)
    {
        Span<ushort> states = stackalloc ushort[_schema.Count];
        int count = Candidates(job, before, states, out TSet list);
        TSet asked = list;
        count = Close(job, before, states, count, ref list);
        count = Filter(states, count, ref list);

        // Remove walk, from the end: a blocker that was itself dropped earlier does not count.
        target = list;
        for (int i = count - 1; i >= 0; i--)
        {
            if (TSet.RowOverlaps(_masks.Rows, RowKind.RemovedBy, states[i], in target)) StateSets.Exclude(ref target, states[i]);
        }

        Admit(job, before, asked, states[..count], ref target);
        while (Prune(job, before, asked, states[..count], ref target))
        {
        }

        Admit(job, before, asked, states[..count], ref target);
        if (job.Kind == JobKind.Remove) return true;
        return job.Has(JobFlags.Auto) ? TSet.Overlaps(job.Called, target) : TSet.Within(job.Called, target);
    }

    /// <summary>Called states in call order, then, for an add, the other active ones in schema order; for a remove what stays.</summary>
    private int Candidates(in Job<TSet> job, in TSet before, Span<ushort> states, out TSet list)
    {
        list = default;
        int count = 0;
        if (job.Kind != JobKind.Remove)
        {
            if (job.Order is { } order)
            {
                order.CopyTo(states);
                count = order.Length;
            }
            else
            {
                count = Append(states, 0, job.Called);
            }

            list = job.Called;
        }

        if (job.Kind == JobKind.Set) return count;
        TSet rest = TSet.Minus(before, job.Called);
        list = TSet.Or(list, rest);
        return Append(states, count, rest);
    }

    private int Close(in Job<TSet> job, in TSet before, Span<ushort> states, int count, ref TSet list)
    {
        if (job.Kind == JobKind.Remove) return count;
        for (int i = 0; i < count; i++)
        {
            if (!Triggers(job, before, states[i])) continue;
            TSet added = default;
            TSet.AddRow(_masks.Rows, RowKind.Add, states[i], ref added);
            added = TSet.Minus(added, list);
            list = TSet.Or(list, added);
            ReadOnlySpan<ushort> declared = _schema.DeclaredAdd(states[i]);
            if (declared.IsEmpty)
            {
                count = Append(states, count, added);
                continue;
            }

            foreach (ushort target in declared)
            {
                if (StateSets.Has(in added, target)) states[count++] = target;
            }
        }

        return count;
    }

    private int Filter(Span<ushort> states, int count, ref TSet list)
    {
        TSet unsure = TSet.And(list, _masks.HasRequire);
        if (!FilterRequire(ref list, unsure, out _)) return count;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (StateSets.Has(in list, states[i])) states[kept++] = states[i];
        }

        return kept;
    }

    /// <summary>Nothing stays out because of a state that is itself out: active, then called, then implied states come back.</summary>
    private void Admit(in Job<TSet> job, in TSet before, in TSet asked, ReadOnlySpan<ushort> states, ref TSet target)
    {
        while (AdmitOne(job, before, asked, states, ref target))
        {
        }
    }

    private bool AdmitOne(in Job<TSet> job, in TSet before, in TSet asked, ReadOnlySpan<ushort> states, ref TSet target)
    {
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (ushort state in states)
            {
                bool called = StateSets.Has(job.Called, state);
                int kind = called ? 1 : StateSets.Has(in before, state) ? 0 : 2;
                if (kind != pass || StateSets.Has(in target, state)) continue;
                if (!IsWanted(job, before, asked, target, state) || !IsGranted(target, state) || IsBlocked(target, state)) continue;
                StateSets.Include(ref target, state);
                return true;
            }
        }

        return false;
    }

    /// <summary>Drops what lacks a requirement or lost its reason; true if something was dropped.</summary>
    private bool Prune(in Job<TSet> job, in TSet before, in TSet asked, ReadOnlySpan<ushort> states, ref TSet target)
    {
        TSet kept = target;
        foreach (ushort state in states)
        {
            if (!StateSets.Has(in target, state)) continue;
            if (!IsWanted(job, before, asked, target, state) || !IsGranted(target, state)) StateSets.Exclude(ref kept, state);
        }

        bool dropped = !TSet.Equal(in kept, in target);
        target = kept;
        return dropped;
    }

    private bool IsWanted(in Job<TSet> job, in TSet before, in TSet asked, in TSet target, int state)
    {
        if (StateSets.Has(in asked, state)) return true;
        TSet adders = TSet.And(target, _masks.HasAdd);
        foreach (int adder in StateSets.ToArray(in adders))
        {
            if (_masks.Rows.Has(RowKind.Add, adder, state) && Triggers(job, before, adder)) return true;
        }

        return false;
    }

    private bool IsGranted(in TSet target, int state) => TSet.RowWithin(_masks.Rows, RowKind.Require, state, in target);

    private bool IsBlocked(in TSet target, int state) =>
        TSet.RowOverlaps(_masks.Rows, RowKind.Remove, state, in target) ||
        TSet.RowOverlaps(_masks.Rows, RowKind.RemovedBy, state, in target);

    private bool Triggers(in Job<TSet> job, in TSet before, int state) =>
        !StateSets.Has(in before, state) ||
        (!job.Has(JobFlags.Auto) && job.Kind != JobKind.Remove &&
         StateSets.Has(_masks.Multi, state) && StateSets.Has(job.Called, state));

    private static int Append(Span<ushort> states, int count, in TSet set)
    {
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in set, w); bits != 0; bits &= bits - 1)
            {
                states[count++] = (ushort)(w * 64 + System.Numerics.BitOperations.TrailingZeroCount(bits));
            }
        }

        return count;
    }
}
