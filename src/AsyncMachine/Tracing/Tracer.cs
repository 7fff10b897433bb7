namespace AsyncMachine;

/// <summary>
/// Sees what a machine does. Override the hooks that are wanted; all others are empty. Hooks run on the machine's own thread and
/// must be quick. What they throw is reported and goes no further; mutations they make are queued, as from a handler.
/// </summary>
/// <remarks>
/// Order within a transition: <see cref="TransitionInit"/>, <see cref="TransitionStart"/>, handlers, <see cref="TransitionFinals"/>,
/// handlers, <see cref="TransitionEnd"/>; <see cref="MutationQueued"/> comes before, from any thread; <see cref="QueueEnd"/> when
/// the queue is empty. A tracer may serve several machines; then it must be thread-safe.
/// </remarks>
public abstract class Tracer
{
    /// <summary>Transitions are to record their steps, as with <see cref="MachineOptions.RecordSteps"/>. Asked when it is bound.</summary>
    internal virtual bool WantsSteps => false;

    /// <summary>The tracer was bound: at construction, or by <c>AddTracer</c>.</summary>
    /// <param name="machine">The machine or mirror.</param>
    public virtual void MachineInit(IMachine machine)
    {
    }

    /// <summary>The machine is being disposed.</summary>
    /// <param name="machine">The machine or mirror.</param>
    public virtual void MachineDispose(IMachine machine)
    {
    }

    /// <summary>A machine was made with this tracer's machine as its parent. The tracer may add itself to the child.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="child">The new machine.</param>
    public virtual void NewSubmachine(IMachine parent, IMachine child)
    {
    }

    /// <summary>The schema was replaced by a later version.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="previous">The earlier version.</param>
    public virtual void SchemaChange(IMachine machine, Schema previous)
    {
    }

    /// <summary>A pipe was attached to the machine; both ends are told.</summary>
    /// <param name="machine">The machine or mirror: the pipe's source or its target.</param>
    /// <param name="pipe">The pipe.</param>
    public virtual void PipeAttached(IMachine machine, Pipe pipe)
    {
    }

    /// <summary>A pipe was detached from the machine; both ends are told.</summary>
    /// <param name="machine">The machine or mirror: the pipe's source or its target.</param>
    /// <param name="pipe">The pipe.</param>
    public virtual void PipeDetached(IMachine machine, Pipe pipe)
    {
    }

    /// <summary>A mutation was put into the queue, or prepended by the engine. May be called from any thread.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="mutation">The mutation.</param>
    public virtual void MutationQueued(IMachine machine, Mutation mutation)
    {
    }

    /// <summary>Targets are resolved, acceptance by relations is known, the time after is predicted; no handler ran yet.</summary>
    /// <param name="transition">The transition.</param>
    public virtual void TransitionInit(Transition transition)
    {
    }

    /// <summary>Negotiation begins. Not called if relations refused.</summary>
    /// <param name="transition">The transition.</param>
    public virtual void TransitionStart(Transition transition)
    {
    }

    /// <summary>Accepted and committed: clocks have changed, tokens are cancelled, final handlers did not run yet.</summary>
    /// <param name="transition">The transition.</param>
    public virtual void TransitionFinals(Transition transition)
    {
    }

    /// <summary>Always last, accepted or not; what follows was already prepended, waits are not released yet.</summary>
    /// <param name="transition">The transition.</param>
    public virtual void TransitionEnd(Transition transition)
    {
    }

    /// <summary>A handler is about to be called.</summary>
    /// <param name="transition">The transition.</param>
    /// <param name="handler">The handler.</param>
    public virtual void HandlerStart(Transition transition, in HandlerInfo handler)
    {
    }

    /// <summary>A handler returned, threw, or was left behind.</summary>
    /// <param name="transition">The transition.</param>
    /// <param name="handler">The handler.</param>
    public virtual void HandlerEnd(Transition transition, in HandlerInfo handler)
    {
    }

    /// <summary>The queue is empty; the machine is about to be idle.</summary>
    /// <param name="machine">The machine.</param>
    public virtual void QueueEnd(IMachine machine)
    {
    }

    /// <summary>An error was reported, whether or not it became the <c>Exception</c> state.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="error">The error.</param>
    public virtual void ErrorReported(IMachine machine, ErrorArgs error)
    {
    }
}

/// <summary>Which handler is called, and on whose behalf.</summary>
/// <param name="Name">Its name, such as <c>FooEnter</c>.</param>
/// <param name="Binding">Name of the class or binding it belongs to.</param>
public readonly record struct HandlerInfo(string Name, string Binding);
