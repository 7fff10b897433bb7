namespace AsyncMachine.Tests.Composition;

/// <summary>Conditions on states as objects.</summary>
public sealed class ConditionTests
{
    private static readonly Schema Abc = new SchemaBuilder("Abc").State("A").State("B").State("C").State("D").Group("Ab", "A", "B").Build();

    private static State S(string name) => Abc.State(name);

    private static Machine With(params string[] active)
    {
        var machine = new Machine(Abc);
        machine.Add(active);
        return machine;
    }

    [TestCase("A B", true)]
    [TestCase("A", false)]
    [TestCase("A B D", false)]
    public void All_parts_must_hold(string active, bool holds)
    {
        var condition = new Condition { Is = [S("A")], Any = [[S("A"), S("C")], [S("B"), S("C")]], Not = [S("D")] };

        Assert.That(condition.Check(With(active.Split(' '))), Is.EqualTo(holds));
    }

    [Test]
    public void Ticks_are_reached_or_passed()
    {
        Machine machine = With("A");
        var second = new Condition { Ticks = [(S("A"), 2)] };

        Assert.That(second.Check(machine), Is.False);
        machine.Remove("A");
        Assert.That(second.Check(machine));
        machine.Add("A");
        Assert.That(second.Check(machine));
    }

    [Test]
    public void One_without_parts_holds_for_every_machine_and_none_for_no_machine()
    {
        var empty = new Condition();

        Assert.That((empty.IsEmpty, empty.Check(With()), empty.Check((IMachine?)null)), Is.EqualTo((true, true, false)));
        Assert.That(new Condition { Any = [[S("A")]] }.IsEmpty, Is.False);
    }

    [Test]
    public void An_empty_list_of_alternatives_never_holds() =>
        Assert.That(new Condition { Any = [[]] }.Check(With("A")), Is.False);

    [Test]
    public async Task In_a_disposed_machine_nothing_is_active()
    {
        Machine machine = With("A");
        await machine.DisposeAsync();

        Assert.That(new Condition { Is = [S("A")] }.Check(machine), Is.False);
        Assert.That(new Condition { Not = [S("A")] }.Check(machine), Is.True);
    }

    [Test]
    public void A_group_fits_and_the_lists_are_copied()
    {
        var states = new List<State> { S("C") };
        var condition = new Condition { Is = Abc.Group("Ab"), Not = states };
        states.Add(S("A"));

        Assert.That(condition.Check(With("A", "B")));
    }

    [Test]
    public async Task It_can_be_awaited_on_a_machine_and_on_a_mirror()
    {
        Machine machine = With("A");
        await using var replica = new Replica("r", Abc);
        var condition = new Condition { Is = [S("B")], Not = [S("A")] };

        Task here = condition.When(machine), there = condition.When(replica);
        machine.Add("B");
        Assert.That(here.IsCompleted, Is.False);
        machine.Remove("A");
        await here.Soon();
        replica.Update(machine.Time());

        await there.Soon();
        Assert.That(machine.Engine.GetWaiters().Count, Is.Zero);
    }

    [Test]
    public void It_is_printed_in_words()
    {
        var condition = new Condition { Is = [S("A"), S("B")], Any = [[S("C"), S("D")]], Not = [S("D")], Ticks = [(S("A"), 3)] };

        Assert.That(condition.ToString(), Is.EqualTo("is A B, any (C D), not D, A at 3"));
        Assert.That(new Condition().ToString(), Is.EqualTo("always"));
    }

    [Test]
    public void A_state_of_another_schema_is_a_mistake()
    {
        State other = new SchemaBuilder().State("A").Build().State("A");

        Assert.Throws<UnknownStateException>(() => new Condition { Is = [other] }.Check(With()));
    }
}
