namespace AsyncMachine.Tests.Tracing;

/// <summary>The drain counts what a tracer sees, whichever way a transition takes through it.</summary>
public sealed partial class TransitionTallyTests
{
    [Test]
    public async Task A_tally_counts_what_a_tracer_sees([Values(1, 2, 16)] int words)
    {
        var tracer = new Counts();
        var hook = new Tallying();
        await using Machine<Mixer> traced = Machine.Create(new Mixer(), new MachineOptions { Words = words, Tracers = [tracer] });
        await using Machine<Mixer> tallied = Machine.Create(new Mixer(), new MachineOptions { Words = words });
        await tallied.Engine.AddHook(hook).Soon();
        var random = new Random(11);

        for (int i = 0; i < 3_000; i++)
        {
            State[] states = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Mixer.Schema[random.Next(Mixer.Schema.Count)])];
            int way = random.Next(7);
            foreach (Machine<Mixer> machine in new[] { traced, tallied })
            {
                _ = way switch
                {
                    0 => machine.Remove(states), 1 => machine.Set(states), 2 => machine.CanAdd(states), 3 => machine.Add(states[0]),
                    4 => machine.Remove(states[0]), 5 => machine.Add(new StateInstance(states[0], 1), states[0]), _ => machine.Add(states),
                };
            }
        }

        Assert.That(tallied.Time(), Is.EqualTo(traced.Time()));
        Assert.That(hook.Counted(), Is.EqualTo(tracer.Seen));
        Assert.That((hook.Tally.Exceptions, tracer.Exceptions), Is.EqualTo((tracer.Exceptions, (long)(traced.Tick(Mixer.Exception) + 1) / 2)));
        Assert.That(tracer.Seen.Keys.Select(key => key.Outcome).Distinct().Count(), Is.EqualTo(3));
        Assert.That(tracer.Seen.Keys.Any(key => key.Auto), Is.True);
    }

    [Test]
    public async Task Counting_leaves_the_shortest_way_and_allocates_nothing()
    {
        var hook = new Tallying();
        Schema schema = new SchemaBuilder().State("Foo").Build();
        await using var machine = new Machine(schema);
        State foo = schema.State("Foo");
        await machine.Engine.AddHook(hook).Soon();
        void Cycle()
        {
            machine.Add(foo);
            machine.Remove(foo);
        }

        for (int i = 0; i < 100; i++) Cycle();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Cycle();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        machine.Engine.RemoveHook(hook);
        Cycle();

        Assert.That((allocated, machine.Engine.IsUnwatched), Is.EqualTo((0L, true)));
        Assert.That(hook.Counted().Values.Sum(), Is.EqualTo(2_200));
    }

    private sealed class Tallying : VectorHook
    {
        public override TransitionTally Tally { get; } = new();

        public Dictionary<(MutationType Type, TallyOutcome Outcome, bool Auto), long> Counted() => (
            from type in Enum.GetValues<MutationType>()
            from outcome in Enum.GetValues<TallyOutcome>()
            from auto in (bool[])[false, true]
            let count = Tally[TransitionTally.IndexOf(type, outcome, auto)]
            where count > 0 && !(auto && outcome == TallyOutcome.Canceled)
            select KeyValuePair.Create((type, outcome, auto), count)).ToDictionary();

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled) => Assert.Fail("it wants no ends");

        public override void Disposed()
        {
        }
    }

    /// <summary>Counts what it sees, but for refused auto mutations: where nobody watches, those are not even begun.</summary>
    private sealed class Counts : Tracer
    {
        public Dictionary<(MutationType Type, TallyOutcome Outcome, bool Auto), long> Seen { get; } = [];

        public long Exceptions { get; private set; }

        public override void TransitionEnd(Transition transition)
        {
            if (transition.Mutation.IsCheck) return;
            bool failed = transition.Result.IsCanceled && transition.IsAccepted; // a final handler has thrown
            TallyOutcome outcome = transition.Result.IsExecuted ? TallyOutcome.Executed : failed ? TallyOutcome.Failed : TallyOutcome.Canceled;
            if (transition.Mutation.IsAuto && outcome == TallyOutcome.Canceled) return;
            (MutationType, TallyOutcome, bool) key = (transition.Mutation.Type, outcome, transition.Mutation.IsAuto);
            Seen[key] = Seen.GetValueOrDefault(key) + 1;
            if (transition.Changed.Contains(Mixer.Exception) && transition.TimeAfter.Is(Mixer.Exception)) Exceptions++;
        }
    }

    [StateSchema]
    private sealed partial class Mixer
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State]
        public static partial State Plain { get; }

        [State]
        public static partial State Lone { get; }

        [State(Remove = [nameof(Off)])]
        public static partial State On { get; }

        [State(Auto = true, Remove = [nameof(On)])]
        public static partial State Off { get; }

        [State(Auto = true, Require = [nameof(On)])]
        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Bell { get; }

        [State(Require = [nameof(On)])]
        public static partial State Torn { get; }

        private int _warm;

        bool WarmEnter() => _warm++ % 3 != 0;

        void LoneState()
        {
        }

        bool BellEnter(Event e) => e.Machine.Not(Plain);

        void TornState() => throw new InvalidOperationException("torn");
    }
}
