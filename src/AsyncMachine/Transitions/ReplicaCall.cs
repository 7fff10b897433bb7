namespace AsyncMachine;

/// <summary>Calls the final handlers of a replica's bindings after an update.</summary>
internal sealed class ReplicaCall(ReplicaVector vector, ReplicaTransition transition) : HandlerCall
{
    private uint _key;
    private long _call;

    public override Event Event => new(transition, _call, _key);

    public override MirrorEvent MirrorEvent => new(Event);

    public override CancellationToken Token
    {
        get
        {
            if (HandlerTable.KindOf(_key) is not (HandlerKind.State or HandlerKind.End)) return transition.Machine.Disposed;
            int state = HandlerTable.StateOf(_key);
            if (transition.IsPulse(state) && HandlerTable.KindOf(_key) == HandlerKind.State) return new CancellationToken(canceled: true);

            // The handler may be late: what it is told of may be over already, and then so is its token.
            CancellationToken token = transition.Machine.StateToken(transition.Schema[state]);
            return vector.Tick(state) == transition.TickOf(state) ? token : new CancellationToken(canceled: true);
        }
    }

    public override object? Args => transition.Args;

    public void Run(HandlerPlan plan, object?[] targets)
    {
        ushort[] order = transition.Schema.Order;
        var steps = new MirrorStep[transition.Schema.Count];
        for (int i = 0; i < steps.Length; i++) steps[i] = transition.StepOf(order.Length == 0 ? i : order[i]);
        CallAll(HandlerKind.End, MirrorStep.Left, MirrorStep.Dip);
        CallAll(HandlerKind.State, MirrorStep.Entered, MirrorStep.Again, MirrorStep.Dip, MirrorStep.Pulse);
        CallAll(HandlerKind.End, MirrorStep.Pulse);
        Call(plan, targets, plan.AnyState);

        void CallAll(HandlerKind kind, params ReadOnlySpan<MirrorStep> taken)
        {
            for (int i = 0; i < steps.Length; i++)
            {
                if (taken.Contains(steps[i])) Call(plan, targets, plan.First(kind, order.Length == 0 ? i : order[i]));
            }
        }
    }

    private void Call(HandlerPlan plan, object?[] targets, int slot)
    {
        for (; slot != 0; slot = plan.Slots[slot - 1].Next)
        {
            HandlerPlan.Slot handler = plan.Slots[slot - 1];
            if (targets[handler.Target] is not { } target) continue;
            _key = handler.Key;
            transition.Call = ++_call;
            try
            {
                if (handler.Table.Run(target, handler.Id, this) is { } task) Follow(task);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                Report(exception);
            }

            transition.Call = 0;
        }
    }

    private void Follow(Task task)
    {
        CancellationToken token = Token;
        string name = HandlerNames.Of(transition.Schema, _key);
        task.ContinueWith(
            (failed, _) =>
            {
                if (!token.IsCancellationRequested) vector.ReportError(Failure(failed.Exception!.InnerException!, name));
            },
            null, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Report(Exception exception) =>
        vector.ReportError(Failure(exception, HandlerNames.Of(transition.Schema, _key)));

    private ErrorArgs Failure(Exception exception, string handler) =>
        new(exception) { Handler = handler, Phase = TransitionPhase.Finals, Transition = transition };
}
