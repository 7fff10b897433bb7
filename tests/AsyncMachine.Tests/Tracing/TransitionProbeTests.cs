using System.Globalization;

namespace AsyncMachine.Tests.Tracing;

/// <summary>A probe sees what a tracer sees of transitions, without their records.</summary>
public sealed partial class TransitionProbeTests
{
    [Test]
    public async Task A_probe_sees_every_transition_that_a_tracer_sees()
    {
        var tracer = new TracerLog();
        var probe = new ProbeLog();
        await using Machine<Oven> traced = Machine.Create(new Oven(), new MachineOptions { Tracers = [tracer] });
        await using Machine<Oven> probed = Machine.Create(new Oven());
        await probed.Engine.AddHook(probe).Soon();
        var random = new Random(7);

        for (int i = 0; i < 2_000; i++)
        {
            State[] states = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Oven.Schema[random.Next(Oven.Schema.Count)])];
            int way = random.Next(6);
            foreach (Machine<Oven> machine in new[] { traced, probed })
            {
                _ = way switch { 0 => machine.Remove(states), 1 => machine.Set(states), 2 => machine.CanAdd(states), 3 => machine.Toggle(states), _ => machine.Add(states) };
            }
        }

        Assert.That(probed.Time(), Is.EqualTo(traced.Time()));
        Assert.That(probe.Lines.Where(line => !line.EndsWith("auto refused", StringComparison.Ordinal)), Is.EqualTo(tracer.Lines.Where(line => !line.EndsWith("auto refused", StringComparison.Ordinal))));
        Assert.That(probe.Lines.Count(line => line.EndsWith("refused", StringComparison.Ordinal)), Is.GreaterThan(100));
        Assert.That(probe.Lines.Count(line => line.Contains(" auto ", StringComparison.Ordinal)), Is.GreaterThan(20));
        Assert.That((probe.Begins, probe.Commits), Is.EqualTo((probe.Lines.Count, probe.Lines.Count(line => !line.EndsWith("refused", StringComparison.Ordinal) && !line.Contains(" check ", StringComparison.Ordinal)) + probe.Failed)));
        Assert.That(probe.HandlersBegun, Is.EqualTo(probe.HandlersEnded + probe.Failed).And.GreaterThan(500));
    }

    [Test]
    public async Task A_probe_costs_no_allocation_and_is_told_no_more_once_it_is_removed()
    {
        Schema schema = new SchemaBuilder().State("Foo").State("Bar", multi: true, require: ["Foo"]).Build();
        await using var machine = new Machine(schema);
        State foo = schema.State("Foo"), bar = schema.State("Bar");
        var probe = new Counter();
        await machine.Engine.AddHook(probe).Soon();
        void Cycle()
        {
            machine.Add(foo);
            machine.Add(bar);
            machine.Remove(foo);
        }

        for (int i = 0; i < 100; i++) Cycle();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Cycle();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(probe.Ends, Is.EqualTo(3_300));

        machine.Engine.RemoveHook(probe);
        Cycle();
        Assert.That((probe.Ends, machine.Tick(bar)), Is.EqualTo((3_300, 2_202UL)));
    }

    [Test]
    public async Task The_source_of_a_mutation_reaches_the_probe()
    {
        var probe = new ProbeLog();
        await using Machine<Oven> machine = Machine.Create(new Oven());
        await machine.Engine.AddHook(probe).Soon();

        machine.Add(Oven.Bell);

        Assert.That(probe.Sources, Is.EqualTo(new[] { (nameof(Oven.Rung), nameof(Oven.Bell), true) }));
    }

    private static string Line(MutationType type, bool check, bool auto, bool accepted, IEnumerable<string> changed, IEnumerable<ulong> ticks) => string.Create(
        CultureInfo.InvariantCulture,
        $"{type} [{string.Join(' ', changed)}] {string.Join(',', ticks)}{(check ? " check " : "")}{(auto ? " auto " : " ")}{(accepted ? "executed" : "refused")}");

    private sealed class TracerLog : Tracer
    {
        public List<string> Lines { get; } = [];

        public override void TransitionEnd(Transition transition)
        {
            MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
            Lines.Add(Line(
                transition.Mutation.Type, transition.Mutation.IsCheck, transition.Mutation.IsAuto, transition.Result.IsExecuted,
                transition.Mutation.IsCheck ? [] : transition.Schema.StateNames.ToArray().Where((_, i) => before.Ticks[i] != after.Ticks[i]), (transition.Mutation.IsCheck ? before : after).Ticks.ToArray()));
        }
    }

    private sealed class ProbeLog : TransitionProbe
    {
        public List<string> Lines { get; } = [];

        public List<(string Called, string Source, bool Valid)> Sources { get; } = [];

        public int Begins { get; private set; }

        public int Commits { get; private set; }

        public int HandlersBegun { get; private set; }

        public int HandlersEnded { get; private set; }

        public int Failed { get; private set; }

        public override void Began(in TransitionView transition) => Begins++;

        public override void Committed(in TransitionView transition) => Commits++;

        public override void HandlerBegan(in TransitionView transition, uint handler) => HandlersBegun++;

        public override void HandlerEnded(in TransitionView transition, uint handler, Task? task) => HandlersEnded++;

        public override void Ended(in TransitionView transition)
        {
            ulong changed = transition.Changed[0];
            Lines.Add(Line(
                transition.Type, transition.IsCheck, transition.IsAuto, transition.IsExecuted,
                Oven.Schema.StateNames.ToArray().Where((_, i) => (changed >> i & 1) != 0), transition.Ticks.ToArray()));
            if (transition.IsAccepted && !transition.IsExecuted && changed != 0) Failed++;
            if (transition.Source is not { } source) return;
            Sources.Add((Oven.Schema[System.Numerics.BitOperations.TrailingZeroCount(transition.Called[0])].Name, ((Transition)source).Mutation.Called[0].Name, transition.IsSourceValid));
        }

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Disposed()
        {
        }
    }

    private sealed class Counter : TransitionProbe
    {
        public int Ends { get; private set; }

        public override void Ended(in TransitionView transition) => Ends++;

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Disposed()
        {
        }
    }

    [StateSchema]
    private sealed partial class Oven
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State(Remove = [nameof(Off)])]
        public static partial State On { get; }

        [State(Auto = true, Remove = [nameof(On)])]
        public static partial State Off { get; }

        [State(Auto = true, Require = [nameof(On)])]
        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Bell { get; }

        [State(Multi = true)]
        public static partial State Rung { get; }

        [State(Require = [nameof(On)])]
        public static partial State Burnt { get; }

        private int _bells;

        bool WarmEnter() => _bells % 3 != 0;

        void BellState(Event e)
        {
            _bells++;
            e.Machine.Post(MutationType.Add, [Rung], source: e);
        }

        void BurntState() => throw new InvalidOperationException("burnt");
    }
}
