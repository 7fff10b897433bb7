namespace AsyncMachine;

/// <summary>
/// Is told of a machine's vector at the end of every transition, of imports, and of later versions of the schema: what a server of mirrors
/// needs, without the records of transitions that a <see cref="Tracer"/> has made.
/// </summary>
/// <remarks>
/// The drain tells, while it holds the vector, so one call comes at a time. It is not watched: a hook must be quick, wait for nobody, throw
/// nothing and leave the machine alone. It may be told of one end twice: what has not changed since is then not news.
/// </remarks>
internal abstract class VectorHook
{
    /// <summary>
    /// Where the drain counts transitions. A hook that has one is told of the whole vector and of disposal, and of no ends. Default: nowhere.
    /// </summary>
    public virtual TransitionTally? Tally => null;

    /// <summary>The whole vector: as it is when the hook begins, after an import, and with a later version of the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="ticks">By state.</param>
    /// <param name="settled">The last queue tick whose mutation, with what it prepended, is over.</param>
    /// <param name="machineTick">Differs from the last one after an import.</param>
    public abstract void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick);

    /// <summary>A transition has ended, rolled back or not, executed or not.</summary>
    /// <param name="ticks">By state.</param>
    /// <param name="changed">The states whose ticks it may have changed, as bits; empty for none.</param>
    /// <param name="settled">The last queue tick whose mutation, with what it prepended, is over.</param>
    public abstract void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled);

    /// <summary>The machine is disposed, or was before the hook was added; nothing else comes.</summary>
    public abstract void Disposed();
}
