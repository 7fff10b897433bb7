using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class TransitionSpanTests
{
    [Test]
    public async Task A_transition_is_a_span_with_the_states_it_activates_under_it()
    {
        using var log = new SpanLog();
        await using Machine<Door> door = Machine.Create(new Door(), new MachineOptions { Id = "door" });

        door.Add(Door.Open);
        door.Add(Door.Closed);

        Assert.That(log.Begun.Tree(), Is.EqualTo(
            """
            [add] Open
              Open
            [add] Closed
              Closed
            """));
        Activity add = log["[add] Closed"];
        Assert.That(add.Attribute("asyncmachine.machine.id"), Is.EqualTo("door"));
        Assert.That(add.Attribute("asyncmachine.schema"), Is.EqualTo("Door"));
        Assert.That(add.Attribute("asyncmachine.mutation.type"), Is.EqualTo("add"));
        Assert.That(add.Attribute("asyncmachine.states.called"), Is.EqualTo("Closed"));
        Assert.That(add.Attribute("asyncmachine.states.activated"), Is.EqualTo("Closed"));
        Assert.That(add.Attribute("asyncmachine.states.deactivated"), Is.EqualTo("Open"));
        Assert.That(add.Attribute("asyncmachine.transition.outcome"), Is.EqualTo("executed"));
        Assert.That(add.Attribute("asyncmachine.time"), Is.EqualTo(3L));
        Assert.That(add.LinksOf(), Is.EqualTo(new[] { (log["Open"].SpanId, (object?)"deactivated") }));
        Assert.That(add.IsStopped && log["Open"].IsStopped && !log["Closed"].IsStopped);
        Assert.That(log["Open"].Attribute("asyncmachine.state.end"), Is.Null);
        Assert.That(log["Open"].Attribute("asyncmachine.state.tick"), Is.EqualTo(1L));
    }

    [Test]
    public async Task Spans_of_states_that_are_active_end_with_the_machine_or_with_tracing()
    {
        using var log = new SpanLog();
        Machine<Door> disposed = Machine.Create(new Door());
        Machine<Door> kept = Machine.Create(new Door());
        disposed.Add(Door.Open);
        kept.Add(Door.Closed);

        await disposed.DisposeAsync();
        Assert.That((log["Open"].IsStopped, log["Open"].Attribute("asyncmachine.state.end")), Is.EqualTo((true, "disposed")));

        Assert.That(log["Closed"].IsStopped, Is.False);
        log.EndTracing();
        Assert.That((log["Closed"].IsStopped, log["Closed"].Attribute("asyncmachine.state.end")), Is.EqualTo((true, "untraced")));
        kept.Add(Door.Open);
        Assert.That(log.Begun.Count, Is.EqualTo(4));
        await kept.DisposeAsync();
    }

    [Test]
    public async Task A_machine_made_before_tracing_began_is_traced_from_its_next_mutation_on()
    {
        await using Machine<Door> door = Machine.Create(new Door());
        door.Add(Door.Open);
        using var log = new SpanLog();

        door.Add(Door.Closed);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Closed\n  Closed"));
    }

    [Test]
    public async Task A_refused_transition_says_why()
    {
        using var log = new SpanLog();
        await using Machine<Door> door = Machine.Create(new Door());

        door.Add(Door.Locked);
        door.Add(Door.Stuck);

        Assert.That(log["[add] Locked"].Attribute("asyncmachine.transition.outcome"), Is.EqualTo("canceled"));
        Assert.That(log["[add] Stuck"].Attribute("asyncmachine.transition.refusal"), Is.EqualTo("refused by StuckEnter"));
        Assert.That(log["[add] Stuck"].Status, Is.EqualTo(ActivityStatusCode.Unset));
        Assert.That(log["[add] Stuck"].Events.Select(e => e.Name), Is.EqualTo(new[] { "StuckEnter" }));
    }

    [Test]
    public async Task A_handler_that_throws_fails_its_span_and_the_error_hangs_under_it()
    {
        using var log = new SpanLog();
        await using Machine<Door> door = Machine.Create(new Door());

        door.Add(Door.Broken);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Broken\n  Broken\n  [add] Exception\n    Exception"));
        Activity failed = log["[add] Broken"], error = log["[add] Exception"];
        Assert.That((failed.Status, failed.Attribute("asyncmachine.transition.outcome")), Is.EqualTo((ActivityStatusCode.Error, "failed")));
        Assert.That((error.Status, error.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, "off its hinges")));
        ActivityEvent thrown = error.Events.Single(e => e.Name == "exception");
        Assert.That(thrown.Tags.ToDictionary(tag => tag.Key, tag => tag.Value)["exception.type"], Is.EqualTo(typeof(InvalidOperationException).FullName));
        Assert.That((log["Broken"].IsStopped, log["Broken"].Attribute("asyncmachine.state.end")), Is.EqualTo((true, "undone")));
        Assert.That(log["Exception"].Status, Is.EqualTo(ActivityStatusCode.Error));
    }

    [Test]
    public async Task An_active_multi_state_that_is_called_again_keeps_its_span()
    {
        using var log = new SpanLog();
        await using Machine<Door> door = Machine.Create(new Door());

        door.Add(Door.Knocked);
        door.Add(Door.Knocked);

        Activity knocked = log["Knocked"];
        Assert.That(knocked.Events.Select(e => e.Name), Is.EqualTo(new[] { "[add] Knocked" }));
        Assert.That(knocked.IsStopped, Is.False);
    }

    [Test]
    public async Task Auto_mutations_hang_under_what_they_follow()
    {
        using var log = new SpanLog();
        await using Machine<Lamp> lamp = Machine.Create(new Lamp());

        lamp.Add(Lamp.Dark);

        Assert.That(log.Begun.Tree(), Is.EqualTo("[add] Dark\n  Dark\n  [auto] Lit\n    Lit"));
        Assert.That(log["[auto] Lit"].Attribute("asyncmachine.mutation.auto"), Is.EqualTo(true));
    }

    [Test]
    public async Task Args_are_shown_as_they_are_mapped()
    {
        var options = new MachineTracingOptions
        {
            Args = args => args is string text ? [new("text", text)] : throw new InvalidOperationException(),
        };
        using var log = new SpanLog(options);
        await using Machine<Door> door = Machine.Create(new Door());

        door.Post(MutationType.Add, [Door.Open], "wide");
        door.Post(MutationType.Add, [Door.Closed], 1);

        Assert.That(log["[add] Open"].Attribute("asyncmachine.args.text"), Is.EqualTo("wide"));
        Assert.That(log["[add] Closed"].Attribute("asyncmachine.transition.outcome"), Is.EqualTo("executed"));
    }

    [StateSchema]
    private sealed partial class Door
    {
        [State(Remove = [nameof(Closed)])]
        public static partial State Open { get; }

        [State(Remove = [nameof(Open)])]
        public static partial State Closed { get; }

        [State(Require = [nameof(Closed)])]
        public static partial State Locked { get; }

        [State]
        public static partial State Stuck { get; }

        [State]
        public static partial State Broken { get; }

        [State(Multi = true)]
        public static partial State Knocked { get; }

        private bool StuckEnter() => false;

        private void BrokenState() => throw new InvalidOperationException("off its hinges");
    }

    [StateSchema]
    private sealed partial class Lamp
    {
        [State]
        public static partial State Dark { get; }

        [State(Auto = true, Require = [nameof(Dark)])]
        public static partial State Lit { get; }
    }
}
