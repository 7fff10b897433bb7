namespace AsyncMachine.Tests.Tracing;

public sealed class StepTests
{
    private static (Machine Machine, HookRecorder Recorder) Recording(Schema schema, params string[] active)
    {
        var machine = new Machine(schema, new MachineOptions { RecordSteps = true });
        machine.Set(active);
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        return (machine, recorder);
    }

    [Test]
    public void A_transition_prints_its_steps()
    {
        (Machine machine, _) = Recording(new SchemaBuilder().State("A").State("D").Build(), "A");
        string inside = "";
        machine.Bind(new HandlerMap().On("AExit", _ => true).On("DEnter", e => { inside = e.Transition.ToString(); }));

        machine.Set("D");

        Assert.That(inside, Is.EqualTo(
            "#2 [set] D\n- called **D**\n- activate **D**\n- deactivate **A**\n- handler AExit\n- handler DEnter"));
    }

    [Test]
    public void Relations_that_took_effect_are_steps()
    {
        Schema schema = new SchemaBuilder().State("A", require: ["R"], add: ["B"], remove: ["D"]).State("B").State("D").State("R").Build();
        (Machine machine, HookRecorder recorder) = Recording(schema, "D", "R");

        machine.Add("A");

        Assert.That(recorder.Last.Steps.Select(s => s.ToString()), Is.EqualTo(new[]
        {
            "called **A**", "**A** require **R**", "**A** add **B**", "**A** remove **D**",
            "activate **A**", "activate **B**", "deactivate **D**",
        }));
        Assert.That(recorder.Last.Steps[1], Is.EqualTo(
            new Step(StepKind.Relation, schema.State("A"), schema.State("R"), RelationKind.Require)));
    }

    [Test]
    public void A_refusal_by_a_relation_is_a_step()
    {
        Schema schema = new SchemaBuilder().State("A", require: ["R"]).State("R").Build();
        (Machine machine, HookRecorder recorder) = Recording(schema);

        machine.Add("A");

        Assert.That(recorder.Last.Steps[^1], Is.EqualTo(new Step(StepKind.Cancel, schema.State("A"), schema.State("R"), RelationKind.Require)));
        Assert.That(recorder.Last.Steps[^1].ToString(), Is.EqualTo("cancel **A**"));
    }

    [Test]
    public void A_refusal_by_a_handler_is_a_step()
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        (Machine machine, HookRecorder recorder) = Recording(schema);
        machine.Bind(new HandlerMap().On("AEnter", _ => false));

        machine.Add("A");

        Assert.That(recorder.Last.Steps.Select(s => s.ToString()), Is.EqualTo(new[]
        {
            "called **A**", "activate **A**", "handler AEnter", "cancel by AEnter",
        }));
    }

    [Test]
    public void Without_the_option_there_are_none()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("A");

        Assert.That(recorder.Last.Steps, Is.Empty);
    }

    [Test]
    public void A_record_names_the_source()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B").Build(), new MachineOptions { Id = "m" });
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Add(e, "B"); }));

        machine.Add("A");

        Assert.That(recorder.Last.ToString(), Is.EqualTo("#2 [add] B\nsource: m/1/t0"));
    }
}
