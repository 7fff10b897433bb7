namespace AsyncMachine;

/// <summary>
/// Is told of every transition by the drain itself: what telemetry and history need, without the records that a <see cref="Tracer"/> has
/// made.
/// </summary>
/// <remarks>
/// One call comes at a time. Calls are not watched: a probe must be quick, wait for nobody, throw nothing and leave the machine alone. It sees
/// only transitions that begin after it was added; of each of those, one end.
/// </remarks>
internal abstract class TransitionProbe : VectorHook
{
    /// <summary>
    /// Mutations made in handlers, and in what goes on after an <c>await</c> in them, are to know their cause without being told. It costs every
    /// handler of the machine an <see cref="AsyncLocal{T}"/>.
    /// </summary>
    public virtual bool WantsCauses => false;

    /// <summary>
    /// It may let transitions pass that call no handlers: they then run as if nobody watched, which is a third of the price of having a cell and
    /// being told three times.
    /// </summary>
    public virtual bool MayPass => false;

    /// <summary>
    /// Relations are resolved, and no handler will be called: may it pass without this probe? Asked only if <see cref="MayPass"/>. After a no,
    /// <see cref="Began"/> comes next; after a yes it may still come, for the sake of another probe.
    /// </summary>
    /// <param name="transition">What is known of it, before it begins.</param>
    public virtual bool LetsPass(in TransitionView transition) => false;

    /// <summary>Relations are resolved; no handler was called yet.</summary>
    /// <param name="transition">What is known of it.</param>
    public virtual void Began(in TransitionView transition)
    {
    }

    /// <summary>States and ticks have changed; final handlers come next.</summary>
    /// <param name="transition">What is known of it.</param>
    public virtual void Committed(in TransitionView transition)
    {
    }

    /// <summary>A handler is about to be called.</summary>
    /// <param name="transition">What is known of its transition.</param>
    /// <param name="handler">Its key: see <see cref="HandlerTable"/> and <see cref="HandlerNames"/>.</param>
    public virtual void HandlerBegan(in TransitionView transition, uint handler)
    {
    }

    /// <summary>A handler has returned; not told of one that threw or was left behind.</summary>
    /// <param name="transition">What is known of its transition.</param>
    /// <param name="handler">Its key.</param>
    /// <param name="task">The task of an async one that has not completed; null otherwise.</param>
    public virtual void HandlerEnded(in TransitionView transition, uint handler, Task? task)
    {
    }

    /// <summary>The transition is over, after a roll-back if there was one.</summary>
    /// <param name="transition">What is known of it.</param>
    public abstract void Ended(in TransitionView transition);

    /// <inheritdoc/>
    public sealed override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled)
    {
    }
}
