namespace AsyncMachine.Tests.Support;

/// <summary>A tracer made of delegates.</summary>
internal sealed class Hooks : Tracer
{
    public Action<Transition>? Init { get; init; }

    public Action<Transition>? Start { get; init; }

    public Action<Transition>? Finals { get; init; }

    public Action<Transition>? End { get; init; }

    public Action<IMachine>? Ended { get; init; }

    public Action<IMachine, IMachine>? Child { get; init; }

    public override void TransitionInit(Transition transition) => Init?.Invoke(transition);

    public override void TransitionStart(Transition transition) => Start?.Invoke(transition);

    public override void TransitionFinals(Transition transition) => Finals?.Invoke(transition);

    public override void TransitionEnd(Transition transition) => End?.Invoke(transition);

    public override void QueueEnd(IMachine machine) => Ended?.Invoke(machine);

    public override void NewSubmachine(IMachine parent, IMachine child) => Child?.Invoke(parent, child);
}

/// <summary>A tracer all of whose hooks throw.</summary>
internal sealed class ThrowingTracer : Tracer
{
    public override void MachineInit(IMachine machine) => throw new InvalidOperationException();

    public override void MachineDispose(IMachine machine) => throw new InvalidOperationException();

    public override void NewSubmachine(IMachine parent, IMachine child) => throw new InvalidOperationException();

    public override void SchemaChange(IMachine machine, Schema previous) => throw new InvalidOperationException();

    public override void MutationQueued(IMachine machine, Mutation mutation) => throw new InvalidOperationException();

    public override void TransitionInit(Transition transition) => throw new InvalidOperationException();

    public override void TransitionStart(Transition transition) => throw new InvalidOperationException();

    public override void TransitionFinals(Transition transition) => throw new InvalidOperationException();

    public override void TransitionEnd(Transition transition) => throw new InvalidOperationException();

    public override void HandlerStart(Transition transition, in HandlerInfo handler) => throw new InvalidOperationException();

    public override void HandlerEnd(Transition transition, in HandlerInfo handler) => throw new InvalidOperationException();

    public override void QueueEnd(IMachine machine) => throw new InvalidOperationException();

    public override void ErrorReported(IMachine machine, ErrorArgs error) => throw new InvalidOperationException();
}
