using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AsyncMachine;

// Section 6: which handlers are asked and called, and what becomes of the tasks they return.
internal sealed partial class Core<TSet>
{
    private static bool Negotiates(PlanMasks<TSet> masks, Cell<TSet> cell) =>
        masks.AsksAll || TSet.Overlaps(cell.Entering, masks.Enter) || TSet.Overlaps(cell.Leaving, masks.Exit);

    private bool Negotiate(Cell<TSet> cell)
    {
        PlanMasks<TSet> masks = cell.Audience.Masks!;
        HandlerPlan plan = cell.Audience.Plan!;
        bool remove = cell.Job.Kind == JobKind.Remove, auto = cell.Job.Has(JobFlags.Auto);
        TSet vetoed = default;

        TSet todo = ByRank(TSet.And(cell.Leaving, masks.Exit));
        while (Next(ref todo, out int state))
        {
            if (!Ask(cell, plan.First(HandlerKind.Exit, state), auto, -1, ref vetoed)) return false;
        }

        todo = ByRank(TSet.And(cell.Entering, masks.Enter));
        while (Next(ref todo, out int state))
        {
            if (!Ask(cell, plan.First(HandlerKind.Enter, state), auto, state, ref vetoed)) return false;
        }

        if (!remove)
        {
            todo = ByRank(TSet.And(TSet.And(cell.Target, cell.Before), masks.Self));
            while (Next(ref todo, out int state))
            {
                if (!Ask(cell, plan.First(HandlerKind.Self, state), auto, -1, ref vetoed)) return false;
            }
        }

        if (!TSet.IsEmpty(masks.PairFrom) && !AskPairs(cell, auto, ref vetoed)) return false;
        if (auto && !TSet.Overlaps(TSet.Minus(cell.Job.Called, vetoed), cell.Target)) return false;
        if (plan.AnyEnter != 0 && !Ask(cell, plan.AnyEnter, auto, -1, ref vetoed)) return false;
        return TSet.IsEmpty(vetoed) || ResolveWithout(cell, vetoed);
    }

    private bool AskPairs(Cell<TSet> cell, bool auto, ref TSet vetoed)
    {
        PlanMasks<TSet> masks = cell.Audience.Masks!;
        TSet from = ByRank(TSet.And(cell.Before, masks.PairFrom));
        while (Next(ref from, out int active))
        {
            TSet to = TSet.And(TSet.Minus(cell.Target, vetoed), masks.PairTo[active]);
            to = ByRank(to);
            while (Next(ref to, out int target))
            {
                if (!Ask(cell, cell.Audience.Plan!.FirstPair(active, target), auto, target, ref vetoed)) return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Asks all handlers of one key; the first veto stops. <paramref name="owner"/> is the state that a veto is about, if it is one that
    /// enters, else −1: an Auto state that enters by an auto mutation is then left out, and only noted in <paramref name="vetoed"/>.
    /// </summary>
    private bool Ask(Cell<TSet> cell, int slot, bool auto, int owner, ref TSet vetoed)
    {
        while (slot != 0)
        {
            ref HandlerPlan.Slot handler = ref cell.Audience.Plan!.Slots[slot - 1];
            slot = handler.Next;
            cell.HandlerKey = handler.Key;
            bool accepts = _detailed ? AskTold(cell, handler) : AskOne(cell, handler);
            if (accepts) continue;
            if (auto && owner >= 0 && StateSets.Has(in cell.Entering, owner) && StateSets.Has(_masks.Auto, owner))
            {
                StateSets.Include(ref vetoed, owner);
                return true;
            }

            if (_detailed || cell.Record is not null) cell.Refusal = RefusedBy(handler.Key);
            cell.Record?.StepList?.Add(new Step(StepKind.Cancel, null, Handler: HandlerNames.Of(_schema, handler.Key)));
            return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AskOne(Cell<TSet> cell, in HandlerPlan.Slot handler)
    {
        cell.Enter();
        bool accepts = handler.Table.Negotiate(cell.Audience.Targets[handler.Target], handler.Id, cell);
        return !cell.Leave() && accepts; // one that returned too late is not heard
    }

    /// <summary>
    /// Some Auto states were vetoed: the targets are resolved again from the others, and nothing enters or leaves that was not
    /// negotiated.
    /// </summary>
    private bool ResolveWithout(Cell<TSet> cell, TSet vetoed)
    {
        var job = new Job<TSet> { Called = TSet.And(TSet.Minus(cell.Job.Called, vetoed), cell.Target), Flags = JobFlags.Auto };
        Resolve(job, cell.Before, exact: true, out TSet again);
        TSet negotiated = TSet.Or(cell.Before, TSet.Minus(cell.Target, vetoed));
        again = TSet.Or(TSet.And(again, negotiated), TSet.And(cell.Before, cell.Target));
        FilterRequire(ref again, TSet.And(again, _masks.HasRequire), out _);
        if (!TSet.Overlaps(again, cell.Job.Called)) return false;
        cell.Dropped = TSet.Minus(cell.Target, again);
        cell.Target = again;
        cell.Entering = TSet.Minus(again, cell.Before);
        cell.Leaving = TSet.Minus(cell.Before, again);
        return true;
    }

    // -- final handlers -----------------------------------------------------------------------------------------

    private void RunFinals(Cell<TSet> cell)
    {
        PlanMasks<TSet> masks = cell.Audience.Masks!;
        HandlerPlan plan = cell.Audience.Plan!;
        TSet todo = ByRank(TSet.And(cell.Leaving, masks.End));
        while (Next(ref todo, out int state)) Call(cell, plan.First(HandlerKind.End, state));
        todo = ByRank(TSet.And(cell.Entering, masks.State));
        while (Next(ref todo, out int state)) Call(cell, plan.First(HandlerKind.State, state));
        if (plan.AnyState != 0) Call(cell, plan.AnyState);
    }

    /// <summary>The final handlers after the one that was left behind, which has done its work.</summary>
    private void RunFinalsAfter(Cell<TSet> cell, Cell<TSet> lost)
    {
        PlanMasks<TSet> masks = cell.Audience.Masks!;
        HandlerPlan plan = cell.Audience.Plan!;
        HandlerKind kind = HandlerTable.KindOf(cell.HandlerKey);
        int slot = Array.FindIndex(plan.Slots, s => ReferenceEquals(s.Table, lost.LeftPipe.Table) && s.Id == lost.LeftPipe.Id);
        if (_detailed) TellHandler(cell, plan.Slots[slot], start: false, null);
        Call(cell, plan.Slots[slot].Next);
        if (kind == HandlerKind.AnyState) return;
        int after = HandlerTable.StateOf(plan.Slots[slot].Key);
        if (kind == HandlerKind.End) CallAfter(cell, HandlerKind.End, TSet.And(cell.Leaving, masks.End), after);
        CallAfter(cell, HandlerKind.State, TSet.And(cell.Entering, masks.State), kind == HandlerKind.End ? -1 : after);
        if (plan.AnyState != 0) Call(cell, plan.AnyState);
    }

    /// <summary>Calls the handlers of the states that come after one in handler order; of all states for −1.</summary>
    private void CallAfter(Cell<TSet> cell, HandlerKind kind, in TSet states, int after)
    {
        TSet todo = ByRank(states);
        while (Next(ref todo, out int state))
        {
            if (after < 0 || RankOf(state) > RankOf(after)) Call(cell, cell.Audience.Plan!.First(kind, state));
        }
    }

    private void Call(Cell<TSet> cell, int slot)
    {
        while (slot != 0)
        {
            ref HandlerPlan.Slot handler = ref cell.Audience.Plan!.Slots[slot - 1];
            slot = handler.Next;
            cell.HandlerKey = handler.Key;
            if (_detailed)
            {
                CallTold(cell, handler);
                continue;
            }

            Task? task = CallOne(cell, handler);
            if (task is not null) FollowTask(cell, task);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Task? CallOne(Cell<TSet> cell, in HandlerPlan.Slot handler)
    {
        cell.Enter();
        Task? task = handler.Table.Run(cell.Audience.Targets[handler.Target], handler.Id, cell);
        cell.Leave(); // late or not, its work is done
        return task;
    }

    /// <summary>A handler's task that has failed already counts as an exception; one that runs is tracked.</summary>
    private void FollowTask(Cell<TSet> cell, Task task)
    {
        // Looked at once: a task that ends between two looks would be neither running, nor failed, nor well.
        TaskStatus status = task.Status;
        if (status == TaskStatus.RanToCompletion) return;
        HandlerKind kind = HandlerTable.KindOf(cell.HandlerKey);
        int state = HandlerTable.StateOf(cell.HandlerKey);
        CancellationToken token = kind switch
        {
            HandlerKind.State => TokenOf(state),
            HandlerKind.End => _engine.GetTokens().Get(state),
            _ => _engine.DisposedToken,
        };
        if (status is not (TaskStatus.Faulted or TaskStatus.Canceled))
        {
            _engine.Track(task, token, cell.HandlerKey);
            return;
        }

        if (token.IsCancellationRequested)
        {
            _engine.LogRefused($"{HandlerNames.Of(_schema, cell.HandlerKey)} ended by its token", cell);
            return;
        }

        if (task.Exception is { } failure) ExceptionDispatchInfo.Throw(failure.InnerException ?? failure);
        throw new TaskCanceledException(task);
    }
}
