using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class CausalityTests
{
    [Test]
    public async Task A_mutation_made_in_a_handler_hangs_under_the_handlers_state_and_links_to_its_transition()
    {
        using var log = new SpanLog();
        await using Machine<Relay> relay = Machine.Create(new Relay { OnState = machine => machine.Add(Relay.Next) }, new MachineOptions { Id = "relay" });

        relay.Add(Relay.Ping);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Next\n      Next"));
        Activity next = log["[add] Next"];
        Assert.That(next.LinksOf(), Is.EqualTo(new[] { (log["[add] Ping"].SpanId, (object?)"source") }));
        Assert.That(next.Attribute("asyncmachine.source.machine.id"), Is.EqualTo("relay"));
        Assert.That(next.Attribute("asyncmachine.source.valid"), Is.EqualTo(true));
    }

    [Test]
    public async Task A_mutation_made_after_an_await_has_the_same_cause_which_is_no_longer_valid()
    {
        using var log = new SpanLog();
        var gate = new TaskCompletionSource();
        MutationSource? source = null;
        await using Machine<Relay> relay = Machine.Create(
            new Relay
            {
                AfterAwait = async machine =>
                {
                    await gate.Task;
                    machine.Add(Relay.Next);
                },
                OnNext = e => source = e.Mutation.Source,
            },
            new MachineOptions { Id = "relay" });

        relay.Add(Relay.Ping);
        Assert.That(log["[add] Ping"].IsStopped);
        gate.SetResult();
        await relay.When(Relay.Next).Soon();

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Next\n      Next"));
        Assert.That(log["[add] Next"].Attribute("asyncmachine.source.valid"), Is.EqualTo(false));
        Assert.That(source, Is.EqualTo(new MutationSource("relay", 1, 0, WasValid: false)));
    }

    [Test]
    public async Task What_a_handler_does_that_began_before_tracing_has_no_cause()
    {
        var gate = new TaskCompletionSource();
        var sources = new List<MutationSource?>();
        await using Machine<Relay> relay = Machine.Create(new Relay
        {
            AfterAwait = async machine =>
            {
                await gate.Task;
                machine.Add(Relay.Next);
            },
            OnNext = e => sources.Add(e.Mutation.Source),
        });
        relay.Add(Relay.Ping);
        using var log = new SpanLog();

        gate.SetResult();
        await relay.When(Relay.Next).Soon();

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Next\n  Next"));
        Assert.That(sources, Is.EqualTo(new MutationSource?[] { null }));
    }

    [Test]
    public async Task Without_a_listener_only_a_source_that_was_given_is_recorded()
    {
        var sources = new List<MutationSource?>();
        await using Machine<Relay> relay = Machine.Create(new Relay { OnState = machine => machine.Add(Relay.Next), OnNext = e => sources.Add(e.Mutation.Source) });

        relay.Add(Relay.Ping);

        Assert.That(sources, Is.EqualTo(new MutationSource?[] { null }));
    }

    [Test]
    public async Task A_source_that_was_given_goes_before_the_handler_that_the_mutation_is_made_in()
    {
        using var log = new SpanLog();
        Event first = default;
        await using Machine<Relay> other = Machine.Create(new Relay { OnNext = e => first = e }, new MachineOptions { Id = "other" });
        await using Machine<Relay> relay = Machine.Create(new Relay { OnState = machine => machine.Add(first, Relay.Next) });
        other.Add(Relay.Next);
        Activity given = log["[add] Next"];

        relay.Add(Relay.Ping);

        Activity caused = log.Begun.Last(span => span.DisplayName == "[add] Next");
        Assert.That(caused.ParentSpanId, Is.EqualTo(given.SpanId));
        Assert.That((caused.Attribute("asyncmachine.source.machine.id"), caused.Attribute("asyncmachine.source.valid")), Is.EqualTo(("other", false)));
    }

    [Test]
    public async Task A_trace_goes_on_in_the_machines_that_a_handler_mutates()
    {
        using var log = new SpanLog();
        await using Machine<Relay> far = Machine.Create(new Relay(), new MachineOptions { Id = "far" });
        await using Machine<Relay> near = Machine.Create(new Relay { OnState = _ => far.Add(Relay.Next) }, new MachineOptions { Id = "near" });

        near.Add(Relay.Ping);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Next\n      Next"));
        Assert.That(log["[add] Next"].Attribute("asyncmachine.machine.id"), Is.EqualTo("far"));
        Assert.That(log["[add] Next"].Attribute("asyncmachine.source.machine.id"), Is.EqualTo("near"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_trace_goes_on_through_pipes(bool flat)
    {
        using var log = new SpanLog();
        await using Machine<Relay> source = Machine.Create(new Relay(), new MachineOptions { Id = "source" });
        await using Machine<Relay> target = Machine.Create(new Relay(), new MachineOptions { Id = "target" });
        using Pipe pipe = flat ? Pipe.AddFlat(source, Relay.Ping, target, Relay.Next) : Pipe.Add(source, Relay.Ping, target, Relay.Next);

        source.Add(Relay.Ping);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Next\n      Next"));
        Assert.That(log["[add] Next"].Attribute("asyncmachine.source.machine.id"), Is.EqualTo("source"));
        Assert.That(log["[add] Next"].Attribute("asyncmachine.source.valid"), Is.EqualTo(true));
    }

    [Test]
    public async Task A_trace_goes_on_in_the_work_that_a_handler_forks()
    {
        using var log = new SpanLog();
        await using Machine<Relay> relay = Machine.Create(new Relay { Forks = true });

        relay.Add(Relay.Ping);
        await relay.When(Relay.Next).Soon();

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Next\n      Next"));
    }

    [Test]
    public async Task The_later_failure_of_an_async_handler_has_the_handlers_transition_as_its_cause()
    {
        using var log = new SpanLog();
        var gate = new TaskCompletionSource();
        await using Machine<Relay> relay = Machine.Create(new Relay
        {
            AfterAwait = async _ =>
            {
                await gate.Task;
                throw new InvalidOperationException("late");
            },
        });

        relay.Add(Relay.Ping);
        gate.SetResult();
        await relay.When("Exception").Soon();

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Ping\n  Ping\n    [add] Exception\n      Exception"));
        Assert.That(log["[add] Exception"].StatusDescription, Is.EqualTo("late"));
    }

    [Test]
    public async Task A_handler_that_is_skipped_leaves_no_hole_in_the_trace()
    {
        var options = new MachineTracingOptions { SkipStates = { "Ping" } };
        using var log = new SpanLog(options);
        using var caller = new Activity("caller").Start();
        await using Machine<Relay> relay = Machine.Create(new Relay { OnState = machine => machine.Add(Relay.Next) });

        relay.Add(Relay.Ping);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Next\n  Next"));
        Assert.That(log["[add] Next"].ParentSpanId, Is.EqualTo(caller.SpanId));
    }

    [StateSchema]
    private sealed partial class Relay
    {
        [State(Multi = true)]
        public static partial State Ping { get; }

        [State(Multi = true)]
        public static partial State Next { get; }

        public Action<Machine>? OnState { get; init; }

        public Action<Event>? OnNext { get; init; }

        public Func<Machine, Task>? AfterAwait { get; init; }

        public bool Forks { get; init; }

        private async Task PingState(Event e)
        {
            OnState?.Invoke(e.Machine);
            if (Forks) e.Machine.Fork(e, _ => Task.FromResult(e.Machine.Add(Next)));
            if (AfterAwait is not null) await AfterAwait(e.Machine);
        }

        private void NextState(Event e) => OnNext?.Invoke(e);
    }
}
