namespace AsyncMachine;

/// <summary>
/// Who is called by a machine's transitions: handlers, tracers, probes and tallies. Immutable; a transition keeps the one it began with.
/// </summary>
internal sealed class Audience<TSet>(
    HandlerPlan? plan, object[] targets, string[] bindingNames, Tracer[] tracers, TransitionProbe[]? probes, TransitionTally[]? tallies)
    where TSet : struct, IStateSet<TSet>
{
    public static readonly Audience<TSet> Nobody = new(null, [], [], [], null, null);

    /// <summary>The handlers; null if there are none.</summary>
    public readonly HandlerPlan? Plan = plan;

    /// <summary>The plan's masks; null if there is no plan.</summary>
    public readonly PlanMasks<TSet>? Masks = plan is null ? null : PlanMasks<TSet>.Of(plan);

    /// <summary>The bindings' objects, by their index in the plan.</summary>
    public readonly object[] Targets = targets;

    /// <summary>The bindings' names, by their index in the plan.</summary>
    public readonly string[] BindingNames = bindingNames;

    public readonly Tracer[] Tracers = tracers;

    /// <summary>Null for none.</summary>
    public readonly TransitionProbe[]? Probes = probes;

    /// <summary>Where transitions are counted; null for nowhere.</summary>
    public readonly TransitionTally[]? Tallies = tallies;

    /// <summary>
    /// States whose add, or remove, concerns nothing and nobody but probes that may let it pass; set by whoever makes this. Here, since a machine that
    /// nobody watches has no audience of its own to pay for.
    /// </summary>
    public TSet AskedAdd, AskedRemove;

    /// <summary>A probe wants causes.</summary>
    public readonly bool WantsCauses = probes is not null && Array.Exists(probes, probe => probe.WantsCauses);

    /// <summary>Called on its transitions, whatever they concern.</summary>
    public bool ConcernsAll => Masks is { } masks && (masks.AnyGlobal || !TSet.IsEmpty(masks.PairFrom) || !TSet.IsEmpty(masks.Self));
}
