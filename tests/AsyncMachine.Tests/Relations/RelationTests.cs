namespace AsyncMachine.Tests.Relations;

public sealed class RelationTests
{
    [Test]
    public void A_remove_relation_deactivates_and_newcomers_win()
    {
        var machine = new Machine(new SchemaBuilder().State("C", remove: ["D"]).State("D").Build());
        machine.Set("D");

        Assert.That(machine.Add("C"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
    }

    [Test]
    public void States_that_exclude_each_other_cannot_be_called_together()
    {
        var machine = new Machine(new SchemaBuilder().State("C", remove: ["D"]).State("D").Build());
        machine.Set("D");
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        Assert.That(machine.Set("C", "D"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToString(), Is.EqualTo("(D:1)"));
        Refusal refusal = recorder.Last.Refusal!;
        Assert.That(refusal.ToString(), Is.EqualTo("C removes D"));
        Assert.That((refusal.State!.Value.Name, refusal.Relation, refusal.Other!.Value.Name), Is.EqualTo(("D", RelationKind.Remove, "C")));
    }

    [TestCase(MutationType.Add)]
    [TestCase(MutationType.Set)]
    public void Mutual_removal_switches_both_ways_with_set_and_add(MutationType type)
    {
        var machine = new Machine(new SchemaBuilder().State("C", remove: ["D"]).State("D", remove: ["C"]).Build());
        machine.Add("D");

        Assert.That(machine.Mutate(type, "C", null), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
        Assert.That(machine.Mutate(type, "D", null), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(D:3)"));
        Assert.That(machine.Add("C", "D"), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public void One_way_removal_lets_the_active_remover_win()
    {
        var machine = new Machine(new SchemaBuilder().State("Foo", remove: ["Bar"]).State("Bar").Build());
        machine.Add("Foo");

        Assert.That(machine.Add("Bar"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Set("Bar"), Is.EqualTo(Result.Executed), "a set leaves Foo out");
    }

    [Test]
    public void A_called_remover_and_what_it_removes_are_canceled_together()
    {
        var machine = new Machine(new SchemaBuilder().State("Foo").State("Bar", remove: ["Foo"]).Build());

        Assert.That(machine.Add("Foo", "Bar"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void A_group_that_names_itself_whole_switches()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", remove: ["All"]).State("B", remove: ["All"]).State("C", remove: ["All"]).Group("All", "A", "B", "C").Build());

        machine.Add("A");
        machine.Add("B");
        Assert.That(machine.ToString(), Is.EqualTo("(B:1)"));
        machine.Add("C");
        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
        machine.Add("A");
        Assert.That(machine.ToString(), Is.EqualTo("(A:3)"));
    }

    [Test]
    public void A_self_reference_in_Remove_or_After_means_nothing()
    {
        Schema schema = new SchemaBuilder().State("A", remove: ["A"], after: ["A"]).Build();
        var machine = new Machine(schema);

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(machine.Is("A"), Is.True);
        Assert.That(schema.Describe(1).Remove, Is.Empty);
        Assert.That(schema.Describe(1).After, Is.Empty);
    }

    [Test]
    public void A_state_both_in_Add_and_Remove_keeps_the_Add()
    {
        Schema schema = new SchemaBuilder().State("A", add: ["C"], remove: ["A", "B", "C"], after: ["A"]).State("B").State("C").Build();
        var machine = new Machine(schema);

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
        StateInfo info = schema.Describe(1);
        Assert.That(info.Remove.Select(s => s.Name), Is.EqualTo(new[] { "B" }));
        Assert.That(info.Add.Select(s => s.Name), Is.EqualTo(new[] { "C" }));
    }

    [Test]
    public void An_implied_state_joins()
    {
        var machine = new Machine(new SchemaBuilder().State("A", remove: ["D"]).State("C", add: ["D"]).State("D").Build());

        machine.Set("C");
        Assert.That(machine.ToString(), Is.EqualTo("(C:1 D:1)"));
        machine.Set("A", "C");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void Add_chains_go_to_their_end()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", add: ["B"]).State("B", add: ["C"]).State("C", add: ["D"]).State("D", add: ["E"]).State("E").Build());

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 C:1 D:1 E:1)"));
    }

    [Test]
    public void A_requirement_must_be_there_or_come_along()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("C", require: ["D"]).State("D").Build());
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        machine.Set("A");

        Assert.That(machine.Set("C", "A"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(recorder.Last.Refusal!.Reason, Is.EqualTo("C requires D"));
        Assert.That(machine.Set("C", "D"), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(C:1 D:1)"));
    }

    [Test]
    public void A_state_leaves_with_its_requirement()
    {
        var machine = new Machine(new SchemaBuilder().State("A", require: ["B"]).State("B").State("C", add: ["A", "B"]).Build());

        machine.Add("C");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 C:1)"));
        machine.Remove("B");
        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"));
        machine.Add("C");
        Assert.That(machine.ToString(), Is.EqualTo("(C:1)"), "an active state does not apply its Add again");
    }

    [Test]
    public void States_that_require_each_other_come_together_or_not_at_all()
    {
        var machine = new Machine(new SchemaBuilder().State("A", require: ["B"]).State("B", require: ["A"]).Build());

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Add("A", "B"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void An_implied_state_stays_removed_when_its_Multi_cause_stays()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", multi: true, add: ["B"], require: ["C"]).State("B", require: ["C"]).State("C").Build());
        machine.Set("A", "B", "C");

        machine.Remove("B");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void A_Multi_state_applies_its_Add_again_only_when_it_is_called()
    {
        var machine = new Machine(new SchemaBuilder().State("A", multi: true, add: ["B"]).State("B").State("C").Build());
        machine.Add("A");
        machine.Remove("B");

        machine.Add("C");
        Assert.That(machine.Is("B"), Is.False);
        machine.Add("A");
        Assert.That(machine.Is("B"), Is.True);
    }

    [Test]
    public void An_implied_state_blocks_its_rival()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", remove: ["B"]).State("B", remove: ["A"]).State("Z", add: ["B"]).Build());

        machine.Set("Z");

        Assert.That(machine.ToString(), Is.EqualTo("(B:1 Z:1)"));
    }

    [Test]
    public void What_is_removed_itself_blocks_nobody()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Wet", require: ["Water"]).State("Dry", remove: ["Wet"]).State("Water", add: ["Wet"], remove: ["Dry"]).Build());

        machine.Set("Dry");
        machine.Set("Water");

        Assert.That(machine.ToString(), Is.EqualTo("(Wet:1 Water:1)"));
    }

    [Test]
    public void Active_states_keep_implied_ones_out()
    {
        var machine = new Machine(new SchemaBuilder().State("A", remove: ["B"]).State("B").State("C", add: ["B"]).Build());
        machine.Add("A");

        Assert.That(machine.Add("C"), Is.EqualTo(Result.Executed), "an implied state that is blocked cancels nothing");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void Relations_are_told_by_the_schema()
    {
        Schema schema = new SchemaBuilder()
            .State("A", auto: true, require: ["D"], add: ["B", "C"], after: ["B"], tags: ["x", "y:1"])
            .State("B", remove: ["C"], multi: true).State("C", after: ["D"]).State("D").Build();

        StateInfo a = schema.Describe(schema.State("A").Index), b = schema.Describe(schema.State("B").Index);

        Assert.That(a.Add.Select(s => s.Name), Is.EqualTo(new[] { "B", "C" }));
        Assert.That(a.Require.Select(s => s.Name), Is.EqualTo(new[] { "D" }));
        Assert.That(a.After.Select(s => s.Name), Is.EqualTo(new[] { "B" }));
        Assert.That((a.IsAuto, a.IsMulti, b.IsAuto, b.IsMulti), Is.EqualTo((true, false, false, true)));
        Assert.That(a.Tags, Is.EqualTo(new[] { "x", "y:1" }));
        Assert.That(b.Remove.Select(s => s.Name), Is.EqualTo(new[] { "C" }));
        Assert.That(() => schema.Describe(5), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Relations_to_an_undeclared_Exception_are_honoured()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Failed", require: ["Exception"], add: ["Exception"], multi: true).State("Fine", remove: ["Exception"]).Build());

        machine.Add("Failed");
        Assert.That(machine.IsError, Is.True);
        machine.Add("Fine");
        Assert.That(machine.ToString(), Is.EqualTo("(Fine:1)"));
    }
}
