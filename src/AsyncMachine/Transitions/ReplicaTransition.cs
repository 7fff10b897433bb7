namespace AsyncMachine;

/// <summary>The synthetic set transition of one update of a replica.</summary>
internal sealed class ReplicaTransition : Transition
{
    private readonly ReplicaVector _vector;
    private readonly ulong[] _before;
    private ulong[] _after = [], _changed = [], _flipped = [], _entered = [];
    private Mutation? _mutation;

    public ReplicaTransition(ReplicaVector vector, ulong id, ulong[] before, ulong queueTick, object? args)
    {
        _vector = vector;
        _before = before;
        Schema = vector.Schema;
        Id = id;
        QueueTick = queueTick;
        SettledQueueTick = queueTick;
        Args = args;
        IsAccepted = true;
    }

    /// <summary>The handler call that runs; 0 for none.</summary>
    public long Call { get; set; }

    public override IMachine Machine => _vector.Replica;

    public override Schema Schema { get; }

    public override object? Args { get; }

    public override Mutation Mutation => _mutation ??= new Mutation(MutationType.Set, TargetStates, Args, null, QueueTick, false, false);

    public override MachineTime TimeBefore => new(Schema, _before);

    public override MachineTime TimeAfter => new(Schema, _after);

    public override IReadOnlyList<State> StatesBefore => TimeBefore.ActiveStates;

    public override IReadOnlyList<State> TargetStates => TimeAfter.ActiveStates;

    public override IReadOnlyList<State> Entering => Where(i => Has(_entered, i) && MachineTime.IsActiveTick(_after[i]));

    public override IReadOnlyList<State> Leaving =>
        Where(i => MachineTime.IsActiveTick(_before[i]) && !MachineTime.IsActiveTick(_after[i]));

    public override IReadOnlyList<State> Changed => Where(i => Has(_changed, i));

    public override bool IsTarget(State state) => MachineTime.IsActiveTick(_after[Schema.Resolve(state)]);

    /// <summary>The update was made.</summary>
    public void After(ulong[] ticks, ulong[] changed, ulong[] flipped, ulong[] entered)
    {
        _after = (ulong[])ticks.Clone();
        _changed = (ulong[])changed.Clone();
        _flipped = (ulong[])flipped.Clone();
        _entered = (ulong[])entered.Clone();
    }

    /// <summary>Nobody was told of this one when the next one came: it stands for both.</summary>
    public void Join(ReplicaTransition next)
    {
        _after = next._after;
        Include(_changed, next._changed);
        Include(_flipped, next._flipped); // those that flipped twice, too: an odd step is a flip
        Include(_entered, next._entered);
        QueueTick = SettledQueueTick = next.QueueTick;

        static void Include(ulong[] words, ulong[] others)
        {
            for (int i = 0; i < words.Length; i++) words[i] |= others[i];
        }
    }

    public MirrorStep StepOf(int state) =>
        MirrorSteps.Of(_before[state], _after[state], Has(_flipped, state), (Schema.Flags[state] & (byte)StateFlags.Multi) != 0);

    /// <summary>The tick that the update left.</summary>
    public ulong TickOf(int state) => _after[state];

    public void Complete() => IsCompleted = true;

    internal override bool IsCurrent(long call) => Call == call;

    internal override bool HasLost(long call) => false;

    internal override bool IsPulse(int state) => StepOf(state) == MirrorStep.Pulse;

    private List<State> Where(Func<int, bool> fits)
    {
        var states = new List<State>();
        for (int i = 0; i < _after.Length; i++)
        {
            if (fits(i)) states.Add(Schema[i]);
        }

        return states;
    }

    private static bool Has(ulong[] words, int state) => (words[state >> 6] >> (state & 63) & 1) != 0;
}
