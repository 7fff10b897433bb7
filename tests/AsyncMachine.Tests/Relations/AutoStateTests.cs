namespace AsyncMachine.Tests.Relations;

public sealed class AutoStateTests
{
    [Test]
    public void An_auto_state_follows_what_it_requires()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true, require: ["A"]).Build());
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
        Assert.That(recorder.Lines, Does.Contain("queued [add] B auto"));
    }

    [Test]
    public void Auto_states_that_cannot_be_change_nothing()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A").State("B").State("C", auto: true, require: ["B"]).State("D", auto: true, require: ["B"]).Build());
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(recorder.Last.Mutation.ToString(), Is.EqualTo("[add] C D"));
        Assert.That(recorder.Last.Result, Is.EqualTo(Result.Canceled));
        Assert.That(recorder.Last.Refusal!.Reason, Is.EqualTo("C requires B"));
    }

    [Test]
    public void Auto_states_are_accepted_in_part()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true).State("B", auto: true, after: ["A"], require: ["C"]).State("C").State("D").Build());

        Assert.That(machine.Add("D"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 D:1)"));
    }

    [Test]
    public void A_veto_of_a_pair_leaves_the_entering_auto_state_out()
    {
        var machine = new Machine(new SchemaBuilder().State("A", auto: true).State("B", auto: true).State("C").Build());
        machine.Bind(new HandlerMap().On("CB", _ => false));

        machine.Add("C");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void A_veto_of_Enter_leaves_the_auto_state_and_what_it_implies_out()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true).State("B", auto: true, add: ["D"]).State("C").State("D").Build());
        machine.Bind(new HandlerMap().On("BEnter", _ => false));

        machine.Add("C");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void A_veto_of_a_self_handler_cancels_the_auto_transition()
    {
        var machine = new Machine(new SchemaBuilder().State("A", auto: true).State("B", auto: true).State("C").Build());
        machine.Bind(new HandlerMap().On("CC", _ => false));

        Assert.That(machine.Add("C"), Is.EqualTo(Result.Executed), "C was not active before");

        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
    }

    [Test]
    public void A_veto_of_AnyEnter_cancels_the_auto_transition()
    {
        var machine = new Machine(new SchemaBuilder().State("A", auto: true).State("C").Build());
        machine.Bind(new HandlerMap().On("AnyEnter", e => !e.Mutation.IsAuto));

        machine.Add("C");

        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
    }

    [Test]
    public void A_veto_of_Exit_cancels_the_auto_transition()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true, require: ["C"], remove: ["B"]).State("B", auto: true).State("C").State("D").Build());
        machine.Add("D");
        Assert.That(machine.ToString(), Is.EqualTo("(B:1 D:1)"));
        machine.Bind(new HandlerMap().On("BExit", _ => false));

        Assert.That(machine.Add("C"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(B:1 C:1 D:1)"));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void An_auto_transition_causes_no_other()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true, require: ["A"]).State("C", auto: true, require: ["D"])
            .State("D").Build());
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("A");

        Assert.That(recorder.Transitions.Select(t => t.Mutation.ToString()), Is.EqualTo(new[] { "[add] A", "[add] B C" }));
        Assert.That(recorder.Transitions.Select(t => t.Mutation.IsAuto), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void Auto_states_that_toggle_each_other_do_not_spin()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true, remove: ["B"]).State("B", auto: true, remove: ["A"]).State("C").Build());

        machine.Add("C");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"), "the first in schema order wins");
        machine.Remove("C");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"), "B is removed by the active A, so it is not even a candidate");
    }

    [Test]
    public void A_ring_of_auto_states_takes_one_step_per_change_and_costs_no_mutation()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true, remove: ["B"]).State("B", auto: true, remove: ["C"]).State("C", auto: true, remove: ["A"])
            .State("M", multi: true).Build());
        var active = new List<string>();

        for (int i = 0; i < 6; i++)
        {
            Assert.That(machine.Add("M"), Is.EqualTo(Result.Executed));
            active.Add(machine.Switch("A", "B", "C")!.Value.Name);
        }

        Assert.That(active, Is.EqualTo(new[] { "A", "C", "B", "A", "C", "B" }));
        Assert.That(machine.Tick("M"), Is.EqualTo(11));
    }

    [Test]
    public void A_transition_that_changes_no_tick_causes_none()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true).Build());
        machine.Bind(new HandlerMap().On("BEnter", _ => false));
        machine.Add("A");
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("A");

        Assert.That(recorder.Transitions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_lone_health_ping_causes_none()
    {
        await using var machine = new Machine(new SchemaBuilder(BasicStates.Schema).State("Auto", auto: true).Build());

        machine.Add("Healthcheck");
        machine.Add("Heartbeat");
        Assert.That(machine.Is("Auto"), Is.False);

        machine.Add("Healthcheck", "Start");
        Assert.That(machine.Is("Auto"), Is.True, "not alone");
    }

    [Test]
    public void An_auto_state_may_remove_what_was_just_called()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true, remove: ["A"], require: ["C"]).State("C").Build());

        Assert.That(machine.Add("A", "C"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(B:1 C:1) [Exception:0 A:2]"));
    }

    [Test]
    public void Multi_counts_only_for_called_states()
    {
        var machine = new Machine(new SchemaBuilder().State("A", multi: true, add: ["B"]).State("B", multi: true).Build());

        machine.Add("A");
        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:3 B:1)"));
    }

    [Test]
    public void A_failing_auto_state_is_not_tried_again_because_of_its_own_error()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true, require: ["A"]).Build());
        int tries = 0;
        machine.Bind(new HandlerMap().On("BState", (Action<Event>)(_ =>
        {
            tries++;
            throw new InvalidOperationException();
        })));

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(tries, Is.EqualTo(1));
        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 A:1) [B:2]"));
    }

    [Test]
    public void Auto_states_come_in_schema_order_what_they_require_first()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true, require: ["B", "C"]).State("B", auto: true, require: ["D"]).State("C", auto: true).State("D", auto: true)
            .State("Start").Build());
        Journal journal = Journal.OnAll(machine);

        machine.Add("Start");

        Assert.That(machine.ActiveStates, Has.Count.EqualTo(5));
        Assert.That(journal.Calls.Where(c => c.EndsWith("State", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "StartState", "AnyState", "CState", "DState", "BState", "AState", "AnyState" }));
        Assert.That(journal.Count("AnyEnter"), Is.EqualTo(2));
    }
}
