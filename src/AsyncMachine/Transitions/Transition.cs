using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// The record of one transition. Exists only if a handler, a tracer or a source asks for it; stays readable for ever.
/// </summary>
/// <remarks>Written by the draining thread only; what is final at <c>TransitionEnd</c> may be read by any thread afterwards.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class Transition : ITransitionSource
{
    private protected Transition()
    {
    }

    /// <summary>The machine or mirror.</summary>
    public abstract IMachine Machine { get; }

    /// <summary>The machine's schema at that time.</summary>
    public abstract Schema Schema { get; }

    /// <summary>Number of the record on its machine, from 1.</summary>
    public ulong Id { get; private protected init; }

    /// <summary>The mutation that is executed.</summary>
    public abstract Mutation Mutation { get; }

    /// <summary>The mutation's args, or null.</summary>
    public abstract object? Args { get; }

    /// <summary>The machine's queue tick while it runs, the running mutation counted.</summary>
    public ulong QueueTick { get; private protected set; }

    /// <summary>
    /// The last queue tick whose mutation, with the auto mutations and errors it led to, is over when this transition ends.
    /// </summary>
    public ulong SettledQueueTick { get; private protected set; }

    /// <summary>Ticks before.</summary>
    public abstract MachineTime TimeBefore { get; }

    /// <summary>Ticks after: predicted during negotiation, true from the commit on, corrected by a roll-back.</summary>
    public abstract MachineTime TimeAfter { get; }

    /// <summary>Active states before, in schema order.</summary>
    public abstract IReadOnlyList<State> StatesBefore { get; }

    /// <summary>Target states, in schema order.</summary>
    public abstract IReadOnlyList<State> TargetStates { get; }

    /// <summary>States that are activated, or called anew if Multi, in handler order.</summary>
    public abstract IReadOnlyList<State> Entering { get; }

    /// <summary>States that are deactivated, in handler order.</summary>
    public abstract IReadOnlyList<State> Leaving { get; }

    /// <summary>States whose tick differs between <see cref="TimeBefore"/> and <see cref="TimeAfter"/>, in schema order.</summary>
    public abstract IReadOnlyList<State> Changed { get; }

    /// <summary>True if relations accepted it; false once a handler refused.</summary>
    public bool IsAccepted { get; private protected set; }

    /// <summary>True once it has ended.</summary>
    public bool IsCompleted { get; private protected set; }

    /// <summary>The mutation's own result; meaningful once the transition has ended.</summary>
    public Result Result { get; private protected set; }

    /// <summary>What refused it; null if nothing did.</summary>
    public Refusal? Refusal { get; private protected set; }

    /// <summary>What was done, one by one; empty unless <see cref="MachineOptions.RecordSteps"/> is on.</summary>
    public IReadOnlyList<Step> Steps => StepList ?? (IReadOnlyList<Step>)[];

    internal List<Step>? StepList { get; set; }

    /// <summary>What stands for the transition in traces; see <see cref="Cell.Trace"/>.</summary>
    internal object? Trace { get; set; }

    object? ITransitionSource.Trace => Trace;

    ulong ITransitionSource.TimeSumBefore => TimeBefore.Sum;

    /// <summary>True if a state is in the target.</summary>
    /// <param name="state">A state of the machine's schema.</param>
    public abstract bool IsTarget(State state);

    /// <summary><c>#12 [add] Foo</c>, and the steps if they were recorded.</summary>
    public override string ToString()
    {
        string head = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{Id} {Mutation}");
        if (Mutation.Source is { } source) head += $"\nsource: {source}";
        return head + string.Concat(Steps.Select(step => "\n- " + step));
    }

    /// <summary>True while the handler call of this number runs and has not timed out.</summary>
    internal abstract bool IsCurrent(long call);

    /// <summary>True if the handler call of this number was left behind.</summary>
    internal abstract bool HasLost(long call);

    /// <summary>True if a mirror's update has seen the state activated and deactivated at once.</summary>
    internal virtual bool IsPulse(int state) => false;
}

/// <summary>Why a transition was refused: by a handler, or by a relation.</summary>
/// <param name="State">The state that could not be activated, or whose handler refused.</param>
/// <param name="Handler">The handler that refused; null if a relation did.</param>
/// <param name="Relation">The relation that refused; null if a handler did, or if args were missing.</param>
/// <param name="Other">The state on the other side of the relation.</param>
/// <param name="Reason">The same in words.</param>
public sealed record Refusal(State? State, string? Handler, RelationKind? Relation, State? Other, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Reason;
}
