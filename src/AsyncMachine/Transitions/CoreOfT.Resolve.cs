using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Section 3 of the semantics: from called and active states to target states. Masks first; the ordered list, which is the
// algorithm as it is written down, only where something is blocked in a way that masks do not decide.
internal sealed partial class Core<TSet>
{
    /// <summary>Finds the target states.</summary>
    /// <param name="job">The mutation.</param>
    /// <param name="before">Active states.</param>
    /// <param name="exact">The target is wanted even if the mutation is refused.</param>
    /// <param name="target">The target states; meaningless if refused and not <paramref name="exact"/>.</param>
    /// <returns>False if relations refuse the mutation.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Resolve(in Job<TSet> job, in TSet before, bool exact, out TSet target)
    {
        if (job.Kind == JobKind.Remove)
        {
            target = TSet.Minus(before, job.Called);
            if (!TSet.Overlaps(job.Called, _masks.IsRequired)) return true;
            if (_masks.AlwaysOrdered) return ResolveOrdered(job, before, out target);
            DropUnmet(ref target, TSet.And(before, job.Called));
            return true;
        }

        // Nothing that is called has a relation that could matter, so it just enters.
        if (job.Kind == JobKind.Add && !TSet.Overlaps(job.Called, _masks.Related))
        {
            target = TSet.Or(before, job.Called);
            return true;
        }

        if (job.Lone != 0 && job.Kind == JobKind.Add && !_masks.AlwaysOrdered)
        {
            switch (ResolveLone(job.Lone - 1, before, out target))
            {
                case Decision.Accepted: return true;
                case Decision.Refused when !exact: return false;
            }
        }

        return ResolveByMasks(job, before, exact, out target);
    }

    private enum Decision
    {
        Open,
        Accepted,
        Refused,
    }

    /// <summary>
    /// An add of one inactive state that implies nothing: it enters if what it requires is active and stays, if it removes whatever
    /// active state has it in Remove, and if nothing requires what it removes. All else is left open, but for two certain refusals.
    /// </summary>
    private Decision ResolveLone(int state, in TSet before, out TSet target)
    {
        SchemaMasks<TSet> masks = _masks;
        target = before;
        if (StateSets.Has(in before, state) || StateSets.Has(masks.HasAdd, state)) return Decision.Open;
        bool requires = StateSets.Has(masks.HasRequire, state);
        if (requires && !TSet.RowWithin(masks.Rows, RowKind.Require, state, in before)) return SelfRequiring(state);
        if (StateSets.Has(masks.HasRemove, state))
        {
            TSet removed = default;
            TSet.AddRow(masks.Rows, RowKind.Remove, state, ref removed);
            removed = TSet.And(removed, before);
            if (!TSet.IsEmpty(removed))
            {
                if (TSet.Overlaps(removed, masks.IsRequired)) return Decision.Open;
                target = TSet.Minus(before, removed);
                if (StateSets.Has(masks.IsRemoved, state) && TSet.RowOverlaps(masks.Rows, RowKind.RemovedBy, state, in target))
                {
                    return Decision.Open;
                }

                StateSets.Include(ref target, state);
                return Decision.Accepted;
            }
        }

        if (StateSets.Has(masks.IsRemoved, state) && TSet.RowOverlaps(masks.Rows, RowKind.RemovedBy, state, in before))
        {
            return Decision.Refused; // by an active state that stays
        }

        StateSets.Include(ref target, state);
        return Decision.Accepted;
    }

    /// <summary>A state may require itself: it is in the list when it is called.</summary>
    private Decision SelfRequiring(int state) =>
        _masks.Rows.Has(RowKind.Require, state, state) ? Decision.Open : Decision.Refused;

    /// <summary>Drops from a set, all of whose members had their requirements, what requires a state that left it.</summary>
    private void DropUnmet(ref TSet set, TSet gone)
    {
        while (!TSet.IsEmpty(gone))
        {
            TSet lacking = default;
            TSet cause = TSet.And(gone, _masks.IsRequired);
            for (int w = 0; w < TSet.Words; w++)
            {
                for (ulong bits = StateSets.Word(in cause, w); bits != 0; bits &= bits - 1)
                {
                    TSet.AddRow(_masks.Rows, RowKind.RequiredBy, w * 64 + BitOperations.TrailingZeroCount(bits), ref lacking);
                }
            }

            gone = TSet.And(lacking, set);
            set = TSet.Minus(set, gone);
        }
    }

    private bool ResolveByMasks(in Job<TSet> job, in TSet before, bool exact, out TSet target)
    {
        SchemaMasks<TSet> masks = _masks;
        if (masks.AlwaysOrdered) return ResolveOrdered(job, before, out target);
        bool isSet = job.Kind == JobKind.Set, auto = job.Has(JobFlags.Auto);
        TSet called = job.Called;
        TSet list = isSet ? called : TSet.Or(called, before);

        // Add closure: what triggers brings its Add states, and those that were inactive theirs.
        TSet work = TSet.And(Triggering(job, before), masks.HasAdd);
        while (!TSet.IsEmpty(work))
        {
            TSet added = default;
            for (int w = 0; w < TSet.Words; w++)
            {
                for (ulong bits = StateSets.Word(in work, w); bits != 0; bits &= bits - 1)
                {
                    TSet.AddRow(masks.Rows, RowKind.Add, w * 64 + BitOperations.TrailingZeroCount(bits), ref added);
                }
            }

            added = TSet.Minus(added, list);
            list = TSet.Or(list, added);
            work = TSet.And(TSet.Minus(added, before), masks.HasAdd);
        }

        // Require filter. The active states of an add have what they require: they are all in the list.
        TSet entering = TSet.Minus(list, before);
        TSet unsure = TSet.And(isSet ? list : entering, masks.HasRequire);
        if (!TSet.IsEmpty(unsure) && FilterRequire(ref list, unsure, out TSet dropped))
        {
            if (!auto && TSet.Overlaps(dropped, called)) return Refuse(job, before, exact, out target);
            if (TSet.Overlaps(dropped, masks.HasAdd)) return ResolveOrdered(job, before, out target);
            entering = TSet.And(entering, list);
            called = TSet.And(called, list);
        }

        target = list;
        if (TSet.Overlaps(entering, masks.HasRemove) || TSet.Overlaps(entering, masks.IsRemoved))
        {
            if (!ApplyRemove(called, entering, ref target)) return ResolveOrdered(job, before, out target);
        }

        return !auto || TSet.Overlaps(job.Called, target);
    }

    private TSet Triggering(in Job<TSet> job, in TSet before)
    {
        TSet triggering = TSet.Minus(job.Called, before);
        return job.Has(JobFlags.Auto) ? triggering : TSet.Or(triggering, TSet.And(job.Called, _masks.Multi));
    }

    private bool Refuse(in Job<TSet> job, in TSet before, bool exact, out TSet target)
    {
        if (exact) return ResolveOrdered(job, before, out target);
        target = before;
        return false;
    }

    private bool FilterRequire(ref TSet list, in TSet unsure, out TSet dropped)
    {
        dropped = default;
        bool again = true;
        while (again)
        {
            again = false;
            for (int w = 0; w < TSet.Words; w++)
            {
                for (ulong bits = StateSets.Word(in unsure, w) & StateSets.Word(in list, w); bits != 0; bits &= bits - 1)
                {
                    int state = w * 64 + BitOperations.TrailingZeroCount(bits);
                    if (TSet.RowWithin(_masks.Rows, RowKind.Require, state, in list)) continue;
                    StateSets.Exclude(ref list, state);
                    StateSets.Include(ref dropped, state);
                    again = true;
                }
            }
        }

        return !TSet.IsEmpty(dropped);
    }

    /// <summary>
    /// The remove walk where masks decide it: entering states remove active ones that were not called, nothing else is blocked, and
    /// what then lacks a requirement is active and was not called. Such a blocker stays in the target, so nothing that it removed
    /// comes back, and nothing that lacks a requirement does.
    /// </summary>
    /// <returns>False if the ordered list has to decide.</returns>
    private bool ApplyRemove(in TSet called, in TSet entering, ref TSet target)
    {
        SchemaMasks<TSet> masks = _masks;
        TSet removed = default;
        TSet removing = TSet.And(entering, masks.HasRemove);
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in removing, w); bits != 0; bits &= bits - 1)
            {
                TSet.AddRow(masks.Rows, RowKind.Remove, w * 64 + BitOperations.TrailingZeroCount(bits), ref removed);
            }
        }

        removed = TSet.And(removed, target);
        if (TSet.Overlaps(removed, entering) || TSet.Overlaps(removed, called)) return false;

        TSet kept = TSet.Minus(target, removed);
        TSet implied = TSet.Minus(entering, called);
        TSet blockable = TSet.And(entering, masks.IsRemoved);
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in blockable, w); bits != 0; bits &= bits - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(bits);

                // The walk meets implied states first, before any of their blockers was dropped.
                if (StateSets.Has(in implied, state))
                {
                    if (TSet.RowOverlaps(masks.Rows, RowKind.RemovedBy, state, in target)) return false;
                }
                else if (TSet.RowOverlaps(masks.Rows, RowKind.RemovedBy, state, in kept))
                {
                    return false;
                }
            }
        }

        if (TSet.Overlaps(removed, masks.IsRequired))
        {
            TSet with = kept;
            DropUnmet(ref kept, removed);
            TSet lacking = TSet.Minus(with, kept);
            if (TSet.Overlaps(lacking, entering) || TSet.Overlaps(lacking, called)) return false;
        }

        target = kept;
        return true;
    }
}
