namespace AsyncMachine.Tests.Handlers;

public sealed class NegotiationTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    private static Machine Active(params string[] states)
    {
        var machine = new Machine(Plain);
        machine.Set(states);
        return machine;
    }

    [Test]
    public void A_veto_of_Enter_cancels_a_set_and_an_add()
    {
        Machine machine = Active("A");
        var lines = new List<string>();
        machine.AddTracer(new TextLog(LogLevel.Operations, (_, line) => lines.Add(line)));
        machine.Bind(new HandlerMap().On("DEnter", _ => false));

        Assert.That(machine.Set("D"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Add("D"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(lines.Where(l => l.StartsWith("[cancel]", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "[cancel] (D) by DEnter", "[cancel] (A D) by DEnter" }));
    }

    [Test]
    public void A_veto_of_Exit_cancels_a_remove()
    {
        Machine machine = Active("A");
        machine.Bind(new HandlerMap().On("AExit", _ => false));

        Assert.That(machine.Remove("A"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.Tick("A"), Is.EqualTo(1));
    }

    [Test]
    public void A_veto_of_a_self_handler_cancels()
    {
        Machine machine = Active("A");
        Journal journal = Journal.OnAll(machine);
        machine.Bind(new HandlerMap().On("AA", _ => false));

        Assert.That(machine.Set("A", "B"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(journal.Text, Is.EqualTo("BEnter AA"));
    }

    [Test]
    public void A_veto_of_a_pair_cancels()
    {
        Machine machine = Active("A");
        machine.Bind(new HandlerMap().On("AB", _ => false));

        Assert.That(machine.Add("B"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Add("C"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_veto_of_AnyEnter_cancels_even_what_changes_nothing()
    {
        Machine machine = Active("A");
        machine.Bind(new HandlerMap().On("AnyEnter", _ => false));

        Assert.That(machine.Add("B"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Remove("B"), Is.EqualTo(Result.Canceled), "a refused remove is canceled though B is inactive");
        Assert.That(machine.Add(), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public void Two_guards_that_both_refuse_cancel_and_name_the_first()
    {
        Machine machine = Active("A");
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        machine.Bind(new HandlerMap().On("BEnter", _ => false).On("AB", _ => false));

        Assert.That(machine.Add("B"), Is.EqualTo(Result.Canceled));

        Assert.That(recorder.Last.Refusal, Is.EqualTo(new Refusal(Plain.State("B"), "BEnter", null, null, "refused by BEnter")));
    }

    [Test]
    public void A_handler_that_returns_nothing_accepts()
    {
        Machine machine = Active("A");
        Journal.OnAll(machine);

        Assert.That(machine.Set("B"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_canceled_transition_changes_nothing_and_runs_no_final_handler()
    {
        Machine machine = Active("A");
        Journal journal = Journal.OnAll(machine);
        machine.Bind(new HandlerMap().On("BEnter", _ => false));
        MachineTime before = machine.Time();

        machine.Set("B");

        Assert.That(machine.Time(), Is.EqualTo(before));
        Assert.That(journal.Text, Is.EqualTo("AExit BEnter"));
    }

    [Test]
    public void Negotiation_may_ask_what_will_be()
    {
        Machine machine = Active("A");
        Schema schema = machine.Schema;
        string predicted = "", targets = "", leaving = "";
        bool isTarget = false;
        machine.Bind(new HandlerMap().On("DEnter", e =>
        {
            predicted = e.Transition.TimeAfter.ToString();
            targets = string.Join(' ', e.Transition.TargetStates);
            leaving = string.Join(' ', e.Transition.Leaving);
            isTarget = e.Transition.IsTarget(schema.State("D"));
        }));

        machine.Set("D");

        Assert.That(predicted, Is.EqualTo("0 2 0 0 1"));
        Assert.That((targets, leaving, isTarget), Is.EqualTo(("D", "A", true)));
    }

    [Test]
    public void Args_reach_all_handlers_of_their_mutation()
    {
        Machine machine = Active("A");
        var args = new List<object?>();
        machine.Bind(new HandlerMap()
            .On("BEnter", e => { args.Add(e.Args); })
            .On("AExit", e => { args.Add(e.Mutation.Args); })
            .On("CState", e => { args.Add(e.Args); }));

        machine.Mutate(MutationType.Add, "B", 1);
        machine.Mutate(MutationType.Remove, "A", 2);
        machine.Mutate(MutationType.Set, "C", 3);

        Assert.That(args, Is.EqualTo(new object[] { 1, 2, 3 }));
    }
}
