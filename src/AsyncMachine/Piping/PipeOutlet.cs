namespace AsyncMachine;

/// <summary>What one handler of a pipe does to the target.</summary>
internal abstract class PipeOutlet
{
    /// <summary>False if the target is idle and already as it would be made. What a busy one will be, nobody knows.</summary>
    public virtual bool IsWanted => true;

    /// <summary>The target may run its transition inside the call.</summary>
    public abstract bool Nests { get; }

    /// <summary>Passes a change on.</summary>
    /// <param name="call">The call of the source's handler.</param>
    /// <param name="hop"><see cref="JobFlags.Hop"/> if the target's turn comes later.</param>
    public abstract void Send(HandlerCall call, JobFlags hop);

    /// <summary>True if somebody would see the cause of a mutation, so that it is worth the record of the source's transition.</summary>
    protected static bool IsSeen(Machine target, HandlerCall call) =>
        target.Engine.Tracers.Length > 0 || call is Cell { HasRecord: true };
}

/// <summary>Adds or removes a state of a local machine, with args and source.</summary>
internal sealed class LocalOutlet(Machine target, MutationType type, State[] states) : PipeOutlet
{
    public override bool Nests => true;

    public override void Send(HandlerCall call, JobFlags hop)
    {
        object? args = call.Args;
        target.Engine.Core.Mutate(type, states, args, args is null ? hop : hop | JobFlags.Args, call.Event);
    }
}

/// <summary>The same without args, and only if it changes something.</summary>
internal sealed class FlatOutlet(Machine target, MutationType type, State state) : PipeOutlet
{
    private readonly int _index = target.Schema.Resolve(state);

    public override bool Nests => true;

    public override bool IsWanted => !target.Engine.IsIdle || target.Engine.IsActive(_index) != (type == MutationType.Add);

    public override void Send(HandlerCall call, JobFlags hop)
    {
        if (hop == JobFlags.None && !IsSeen(target, call))
        {
            target.Engine.Core.MutateOne(type, state);
            return;
        }

        Event source = IsSeen(target, call) ? call.Event : default;
        target.Engine.Core.Mutate(type, new ReadOnlySpan<State>(in state), null, hop, source);
    }
}

/// <summary>Adds an error, as it is, unless the target has just that one: pipes of errors may go in a circle.</summary>
internal sealed class ErrorOutlet(Machine target, State[] states) : PipeOutlet
{
    public override bool Nests => true;

    public override void Send(HandlerCall call, JobFlags hop)
    {
        if (call.Args is not ErrorArgs error)
        {
            target.Engine.Core.Mutate(MutationType.Add, states, null, hop, call.Event);
            return;
        }

        if (ReferenceEquals(target.Error, error.Error) || target.IsDisposed) return;
        target.Engine.ReportError(error);
        target.Engine.Core.Mutate(MutationType.Add, states, error, hop | JobFlags.Args, call.Event);
    }
}

/// <summary>Makes the target's states those of the source.</summary>
internal sealed class SetOutlet(Machine target) : PipeOutlet
{
    public override bool Nests => true;

    public override void Send(HandlerCall call, JobFlags hop)
    {
        State[] states = Wanted(call.Event.Transition, target);
        if (target.Engine.IsIdle && IsSame(states, target)) return;
        object? args = call.Args;
        target.Engine.Core.Mutate(MutationType.Set, states, args, args is null ? hop : hop | JobFlags.Args, call.Event);
    }

    /// <summary>The active states of the source, as states of the target.</summary>
    public static State[] Wanted(Transition transition, IMachine target) =>
        [.. transition.TimeAfter.ActiveStates.Select(state => target.Schema.State(state.Name))];

    private static bool IsSame(State[] wanted, IMachine target) =>
        target.ActiveStates.Select(state => state.Index).SequenceEqual(wanted.Select(state => state.Index).Order());
}

/// <summary>Posts to a machine that is elsewhere. Nothing is left out: its mirror may be behind what was posted before.</summary>
internal sealed class RemoteOutlet(IMachine target, MutationType type, State[] states, bool flat) : PipeOutlet
{
    public override bool Nests => false;

    public override void Send(HandlerCall call, JobFlags hop) => target.Post(type, states, flat ? null : call.Args, call.Event);
}

/// <summary>Adds an error of a machine that is elsewhere.</summary>
internal sealed class RemoteErrorOutlet(IMachine target, State[] states) : PipeOutlet
{
    public override bool Nests => false;

    public override void Send(HandlerCall call, JobFlags hop)
    {
        if (call.Args is not ErrorArgs { Error: { } error }) target.Post(MutationType.Add, states, null, call.Event);
        else if (!ReferenceEquals(target.Error, error)) _ = target.AddErrorAsync(error, states).AsTask();
    }
}

/// <summary>Makes the states of a machine that is elsewhere those of the source.</summary>
internal sealed class RemoteSetOutlet(IMachine target) : PipeOutlet
{
    public override bool Nests => false;

    public override void Send(HandlerCall call, JobFlags hop) =>
        target.Post(MutationType.Set, SetOutlet.Wanted(call.Event.Transition, target), call.Args, call.Event);
}
