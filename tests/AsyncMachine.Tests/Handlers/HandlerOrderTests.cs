namespace AsyncMachine.Tests.Handlers;

public sealed class HandlerOrderTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    private static (Machine Machine, Journal Journal) Active(Schema schema, params string[] states)
    {
        var machine = new Machine(schema);
        machine.Set(states);
        return (machine, Journal.OnAll(machine));
    }

    [Test]
    public void From_two_states_to_one()
    {
        (Machine machine, Journal journal) = Active(Plain, "A", "B");

        machine.Set("C");

        Assert.That(journal.Text, Is.EqualTo("AExit BExit CEnter AC BC AnyEnter AEnd BEnd CState AnyState"));
    }

    [Test]
    public void From_one_state_to_two()
    {
        (Machine machine, Journal journal) = Active(Plain, "A");

        machine.Set("B", "C");

        Assert.That(journal.Text, Is.EqualTo("AExit BEnter CEnter AB AC AnyEnter AEnd BState CState AnyState"));
    }

    [Test]
    public void From_two_states_to_two_whatever_the_order_of_the_call()
    {
        (Machine machine, Journal journal) = Active(Plain, "A", "B");

        machine.Set("D", "C");

        Assert.That(machine.ToString(), Is.EqualTo("(C:1 D:1)"));
        Assert.That(journal.Text, Is.EqualTo("AExit BExit CEnter DEnter AC AD BC BD AnyEnter AEnd BEnd CState DState AnyState"));
    }

    [Test]
    public void A_state_that_stays_does_not_exit()
    {
        (Machine machine, Journal journal) = Active(Plain, "A", "B");

        machine.Set("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(journal.Text, Is.EqualTo("BExit AA BA AnyEnter BEnd AnyState"));
    }

    [Test]
    public void What_comes_After_enters_and_leaves_later()
    {
        Schema schema = new SchemaBuilder().State("A", after: ["B"]).State("B").State("C", after: ["D"]).State("D").Build();
        (Machine machine, Journal journal) = Active(schema, "A", "B");

        machine.Set("C", "D");

        Assert.That(journal.Text, Is.EqualTo("BExit AExit DEnter CEnter BD BC AD AC AnyEnter BEnd AEnd DState CState AnyState"));
    }

    [Test]
    public void What_is_required_comes_first()
    {
        Schema schema = new SchemaBuilder().State("A", require: ["B"]).State("B", require: ["C"]).State("C").Build();
        (Machine machine, Journal journal) = Active(schema);

        machine.Add("A", "B", "C");
        Assert.That(journal.Text, Is.EqualTo("CEnter BEnter AEnter AnyEnter CState BState AState AnyState"));
    }

    [TestCase("A", "B", "C", "D")]
    [TestCase("C", "D", "A", "B")]
    [TestCase("D", "A", "C", "B")]
    public void The_order_of_the_call_does_not_matter(params string[] called)
    {
        Schema schema = new SchemaBuilder().State("A", require: ["B", "C"]).State("B", require: ["D"]).State("C").State("D").Build();
        (Machine machine, Journal journal) = Active(schema);

        machine.Add(called);

        Assert.That(journal.Text, Is.EqualTo("CEnter DEnter BEnter AEnter AnyEnter CState DState BState AState AnyState"));
    }

    [Test]
    public void A_circle_of_After_keeps_schema_order_among_its_members()
    {
        Schema schema = new SchemaBuilder().State("A", after: ["B"]).State("B", after: ["A"]).State("C", after: ["D"]).State("D").Build();
        (Machine machine, Journal journal) = Active(schema);

        machine.Add("D", "C", "B", "A");

        Assert.That(journal.Text, Is.EqualTo("AEnter BEnter DEnter CEnter AnyEnter AState BState DState CState AnyState"));
    }

    [Test]
    public void Entering_and_staying_together()
    {
        (Machine machine, Journal journal) = Active(Plain, "A");

        machine.Set("A", "B");

        Assert.That(journal.Text, Is.EqualTo("BEnter AA AB AnyEnter BState AnyState"));
    }

    [Test]
    public void Self_and_pair_handlers_of_all_that_stays_run()
    {
        (Machine machine, Journal journal) = Active(Plain, "A");

        machine.Add("B");
        journal.Clear();
        machine.Add("A");

        Assert.That(journal.Text, Is.EqualTo("AA BB AB BA AnyEnter AnyState"));
    }

    [Test]
    public void A_called_active_Multi_state_enters_again_and_gets_its_self_handler_too()
    {
        Schema schema = new SchemaBuilder().State("A").State("M", multi: true).Build();
        (Machine machine, Journal journal) = Active(schema, "A", "M");

        machine.Add("M");

        Assert.That(journal.Text, Is.EqualTo("MEnter AA MM AM MA AnyEnter MState AnyState"));
    }

    [Test]
    public void A_remove_asks_no_self_handlers_but_pairs()
    {
        (Machine machine, Journal journal) = Active(Plain, "A", "B");

        machine.Remove("A");

        Assert.That(journal.Text, Is.EqualTo("AExit AB AnyEnter AEnd AnyState"));
    }

    [Test]
    public void A_pair_runs_from_the_active_state_to_the_target()
    {
        (Machine machine, Journal journal) = Active(Plain, "A");

        machine.Add("B");

        Assert.That(journal.Calls, Does.Contain("AB").And.Not.Contain("BA"));
    }

    [Test]
    public void Bindings_run_in_bind_order_and_the_first_veto_stops()
    {
        var machine = new Machine(Plain);
        Journal first = Journal.On(machine, "AEnter", "AnyEnter");
        machine.Bind(new HandlerMap().On("AEnter", _ => false));
        Journal third = Journal.On(machine, "AEnter", "AnyEnter");

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Canceled));

        Assert.That(first.Text, Is.EqualTo("AEnter"));
        Assert.That(third.Calls, Is.Empty);
    }

    [Test]
    public void State_handlers_see_all_targets_and_Enter_handlers_see_none()
    {
        var machine = new Machine(Plain);
        var seen = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AEnter", e => { seen.Add("enter " + e.Machine); })
            .On("AState", e => { seen.Add("state " + e.Machine); })
            .On("AExit", e => { seen.Add("exit " + e.Machine); })
            .On("AEnd", e => { seen.Add("end " + e.Machine); }));

        machine.Add("A", "B");
        machine.Remove("A", "B");

        Assert.That(seen, Is.EqualTo(new[] { "enter ()", "state (A:1 B:1)", "exit (A:1 B:1)", "end ()" }));
    }

    [Test]
    public void The_order_is_the_same_on_every_path_and_width()
    {
        Schema schema = new SchemaBuilder().State("A", after: ["B"]).State("B").State("C", after: ["D"]).State("D").Build();
        var texts = new List<string>();
        foreach (int words in new[] { 1, 2, 4, 16 })
        {
            foreach (bool ordered in new[] { false, true })
            {
                var machine = new Machine(schema, new MachineOptions { Words = words, AlwaysOrdered = ordered });
                machine.Set("A", "B");
                Journal journal = Journal.OnAll(machine);
                machine.Set("C", "D");
                texts.Add(journal.Text);
            }
        }

        Assert.That(texts, Is.All.EqualTo("BExit AExit DEnter CEnter BD BC AD AC AnyEnter BEnd AEnd DState CState AnyState"));
    }
}
