namespace AsyncMachine;

/// <summary>Stands for somebody who is no machine, such as a client elsewhere, as the source of mutations: only its name means anything.</summary>
internal sealed class OutsideTransition(string id) : Transition
{
    private static readonly Schema Nothing = new SchemaBuilder("Outside").Build();
    private static readonly MachineTime Never = new(Nothing, new ulong[Nothing.Count]);

    private Replica? _machine;

    /// <summary>Carries the name; two threads may make two of them.</summary>
    public override IMachine Machine => _machine ??= new Replica(id, Nothing);

    public override Schema Schema => Nothing;

    public override Mutation Mutation { get; } = new(MutationType.Set, [], null, null, 0, false, false);

    public override object? Args => null;

    public override MachineTime TimeBefore => Never;

    public override MachineTime TimeAfter => Never;

    public override IReadOnlyList<State> StatesBefore => [];

    public override IReadOnlyList<State> TargetStates => [];

    public override IReadOnlyList<State> Entering => [];

    public override IReadOnlyList<State> Leaving => [];

    public override IReadOnlyList<State> Changed => [];

    public override bool IsTarget(State state) => false;

    internal override bool IsCurrent(long call) => true;

    internal override bool HasLost(long call) => false;
}
