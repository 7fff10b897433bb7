using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class SamplingTests
{
    [Test]
    public async Task A_sampler_sees_attributes_and_links()
    {
        using var log = new SpanLog { KeepsAsked = true };
        await using Machine<Pair> pair = Machine.Create(new Pair(), new MachineOptions { Id = "pair" });

        pair.Add(Pair.First);

        (_, KeyValuePair<string, object?>[] attributes, ActivityLink[] links) = log.Asked.Single(asked => asked.Name == "[add] Second");
        Assert.That(attributes.Select(attribute => attribute.Key), Is.EqualTo(new[]
        {
            "asyncmachine.machine.id", "asyncmachine.schema", "asyncmachine.mutation.type", "asyncmachine.states.called",
        }));
        Assert.That(links.Single().Context.SpanId, Is.EqualTo(log["[add] First"].SpanId));
    }

    [Test]
    public async Task What_is_sampled_out_costs_nothing_and_nothing_is_asked_below_it()
    {
        using var log = new SpanLog(sample: _ => ActivitySamplingResult.None);
        await using Machine<Plain> plain = Machine.Create(new Plain());

        Assert.That(Allocated(plain), Is.Zero);
        Assert.That(log.Begun, Is.Empty);
    }

    [Test]
    public async Task Without_a_listener_nothing_is_allocated()
    {
        await using Machine<Plain> never = Machine.Create(new Plain());
        Assert.That(Allocated(never), Is.Zero);

        using IDisposable tracing = MachineTracing.Start();
        await using Machine<Plain> unheard = Machine.Create(new Plain());
        Assert.That(Allocated(unheard), Is.Zero);
    }

    [Test]
    public async Task A_span_that_only_carries_its_context_is_passed_on_without_attributes_at_its_end()
    {
        using var log = new SpanLog(sample: _ => ActivitySamplingResult.PropagationData);
        await using Machine<Pair> pair = Machine.Create(new Pair());

        pair.Add(Pair.First);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] First\n  First\n    [add] Second\n      Second"));
        Assert.That(log["[add] First"].Attribute("asyncmachine.transition.outcome"), Is.Null);
    }

    /// <summary>
    /// What a thousand cycles allocate. The first compilation of the runtime's own methods boxes what the optimized one does not: as soon as a thousand
    /// allocate nothing, they have shown what was to be shown.
    /// </summary>
    private static long Allocated(Machine machine)
    {
        void Cycle()
        {
            machine.Add(Plain.One);
            machine.Add(Plain.One, Plain.Two);
            machine.Remove(Plain.One, Plain.Two);
        }

        long allocated = long.MaxValue;
        for (int round = 0; round < 20_000 && allocated > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++) Cycle();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }

    [StateSchema]
    private sealed partial class Plain
    {
        [State]
        public static partial State One { get; }

        [State]
        public static partial State Two { get; }
    }

    [StateSchema]
    private sealed partial class Pair
    {
        [State]
        public static partial State First { get; }

        [State]
        public static partial State Second { get; }

        private void FirstState(Event e) => e.Machine.Add(Second);
    }
}
