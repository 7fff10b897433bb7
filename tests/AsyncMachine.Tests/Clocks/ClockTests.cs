namespace AsyncMachine.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly Schema Counting = new SchemaBuilder().State("A").State("B", multi: true).State("C").State("D").Build();

    private static string Ticks(Machine machine) => string.Join(' ', machine.Time().Skip(1));

    [Test]
    public void Ticks_count_activations_deactivations_and_new_instances()
    {
        var machine = new Machine(Counting);
        var rows = new List<string>();
        void Row() => rows.Add(Ticks(machine));

        machine.Add("A", "B");
        Row();
        machine.Add("A", "B");
        Row();
        machine.Add("A", "B", "C");
        Row();
        machine.Set("D");
        Row();
        MachineTime early = machine.Time();
        machine.Add("D", "C");
        Row();
        machine.Remove("B", "C");
        Row();
        machine.Add("A", "B");
        Row();
        machine.Add("C");
        Row();

        Assert.That(rows, Is.EqualTo(new[] { "1 1 0 0", "1 3 0 0", "1 5 1 0", "2 6 2 1", "2 6 3 1", "2 6 4 1", "3 7 4 1", "3 7 5 1" }));
        Assert.That(machine.Time().Sum, Is.EqualTo(16));
        Assert.That(machine.Time().IsAfter(early), Is.True);
        Assert.That(early.IsAfter(machine.Time()), Is.False);
        Assert.That(early.IsBefore(machine.Time()), Is.True);
        Assert.That(machine.Tick("A"), Is.EqualTo(3));
        Assert.That(machine.Tick(Counting.State("B")), Is.EqualTo(7));
    }

    [Test]
    public void A_set_of_an_active_Multi_state_makes_a_new_instance_and_a_remove_does_not()
    {
        var machine = new Machine(Counting);
        machine.Add("B", "C");

        machine.Set("B");
        Assert.That(machine.Tick("B"), Is.EqualTo(3));
        machine.Remove("C");
        Assert.That(machine.Tick("B"), Is.EqualTo(3));
    }

    [Test]
    public void An_active_tick_is_odd()
    {
        Assert.That(new ulong[] { 1, 6548735, ulong.MaxValue }.Select(MachineTime.IsActiveTick), Is.All.True);
        Assert.That(new ulong[] { 0, 6548734 }.Select(MachineTime.IsActiveTick), Is.All.False);
    }

    [Test]
    public void Checks_read_one_instant()
    {
        var machine = new Machine(Counting);
        machine.Set("A", "B");

        Assert.That(machine.Is("A", "B"), Is.True);
        Assert.That(machine.Is("A", "B", "C"), Is.False);
        Assert.That(machine.Is(), Is.True);
        Assert.That(machine.Not("A", "B"), Is.False);
        Assert.That(machine.Not("A", "B", "C"), Is.False);
        Assert.That(machine.Not("D"), Is.True);
        Assert.That(machine.Not(), Is.True);
        Assert.That(machine.Any("C", "A"), Is.True);
        Assert.That(machine.Any("C", "D"), Is.False);
        Assert.That(machine.Any(), Is.False);
    }

    [Test]
    public void Has_asks_the_schema()
    {
        var machine = new Machine(Counting);
        Schema other = new SchemaBuilder("Other").State("A").Build();

        Assert.That(machine.Has("A", "A", "D"), Is.True);
        Assert.That(machine.Has([.. Counting.StateNames]), Is.True);
        Assert.That(machine.Has("A", "X"), Is.False);
        Assert.That(machine.Has(Counting.State("A")), Is.True);
        Assert.That(machine.Has(other.State("A")), Is.False);
        Assert.That(machine.Has(default(State)), Is.False);
    }

    [Test]
    public void Switch_gives_the_first_active_state_in_the_order_of_the_call()
    {
        var machine = new Machine(Counting);
        machine.Set("A", "C");

        Assert.That(machine.Switch("B", "C", "A")!.Value.Name, Is.EqualTo("C"));
        Assert.That(machine.Switch("A", "B")!.Value.Name, Is.EqualTo("A"));
        Assert.That(machine.Switch("B", "D"), Is.Null);
    }

    [Test]
    public void Groups_stand_wherever_states_are_listed()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").State("C").Group("Pair", "A", "B").Build();
        var machine = new Machine(schema);
        StateGroup pair = schema.Group("Pair");

        machine.Add(pair);
        Assert.That(machine.Is(pair), Is.True);
        machine.Remove("A");
        Assert.That(machine.Any(pair), Is.True);
        Assert.That(machine.Switch(pair)!.Value.Name, Is.EqualTo("B"));
        Assert.That(machine.Not(pair), Is.False);
    }

    [Test]
    public void Active_states_come_in_schema_order()
    {
        var machine = new Machine(Counting);

        machine.Add("D", "B", "A");

        Assert.That(machine.ActiveStates.Select(s => s.Name), Is.EqualTo(new[] { "A", "B", "D" }));
    }

    [Test]
    public void A_machine_prints_its_active_states_or_all()
    {
        var machine = new Machine(Counting);
        Assert.That(machine.ToString(), Is.EqualTo("()"));
        Assert.That(machine.ToStringAll(), Is.EqualTo("() [Exception:0 A:0 B:0 C:0 D:0]"));

        machine.Set("A", "B");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
        Assert.That(machine.ToStringAll(), Is.EqualTo("(A:1 B:1) [Exception:0 C:0 D:0]"));
    }

    [Test]
    public void A_machine_is_inspected_state_by_state()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", auto: true, require: ["C"]).State("B", multi: true, add: ["C"]).State("C", after: ["D"], remove: ["E"])
            .State("D", add: ["C", "B"]).State("E").Build());
        machine.Set("C");
        machine.Remove("C");
        machine.Add("B");

        Assert.That(machine.Inspect(), Is.EqualTo(
            """
            0 Exception
                |Tick     0
                |Multi    true
            1 A
                |Tick     3
                |Auto     true
                |Require  C
            1 B
                |Tick     1
                |Multi    true
                |Add      C
            1 C
                |Tick     3
                |Remove   E
                |After    D
            0 D
                |Tick     0
                |Add      C B
            0 E
                |Tick     0

            """));
    }
}
