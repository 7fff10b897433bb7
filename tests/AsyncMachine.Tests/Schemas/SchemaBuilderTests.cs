namespace AsyncMachine.Tests.Schemas;

public sealed class SchemaBuilderTests
{
    private static string FaultsOf(SchemaBuilder builder) => Assert.Throws<SchemaException>(() => builder.Build())!.Message;

    [Test]
    public void Exception_comes_first_and_is_Multi_unless_it_is_declared()
    {
        Schema plain = new SchemaBuilder().State("A").Build();
        Schema declared = new SchemaBuilder().State("A").State("Exception", remove: ["A"]).Build();

        Assert.That(plain.StateNames.ToArray(), Is.EqualTo(new[] { "Exception", "A" }));
        Assert.That(plain.Describe(0).IsMulti, Is.True);
        Assert.That(declared.StateNames.ToArray(), Is.EqualTo(new[] { "A", "Exception" }));
        Assert.That(declared.Describe(1).IsMulti, Is.False);
        var machine = new Machine(declared);
        machine.Add("A");
        machine.AddError(new InvalidOperationException());
        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1)"));
    }

    [Test]
    public void Names_that_are_unknown_are_all_listed_with_what_was_meant()
    {
        string message = FaultsOf(new SchemaBuilder("Doors")
            .State("Open", require: ["Unlockd"], add: ["Bell"]).State("Unlocked", remove: [null!], after: ["Opn"]).Group("G", "Open", "Nothing"));

        Assert.That(message, Is.EqualTo(
            """
            Schema Doors has 5 fault(s):
              AM0101: group 'G' names 'Nothing', which is no state or group here.
              AM0101: Require of 'Open' names 'Unlockd', which is no state or group here; did you mean 'Unlocked'?
              AM0101: Add of 'Open' names 'Bell', which is no state or group here.
              AM0101: Remove of 'Unlocked' names '', which is no state or group here.
              AM0101: After of 'Unlocked' names 'Opn', which is no state or group here; did you mean 'Open'?
            """));
    }

    [Test]
    public void Repeated_names_are_faults()
    {
        string message = FaultsOf(new SchemaBuilder().State("A").State("A").State("B").Group("B", "A").Group("G").Group("G"));

        Assert.That(message, Is.EqualTo(
            """
            Schema Schema has 3 fault(s):
              AM0004: state 'A' is declared twice; keep one declaration.
              AM0004: group 'B' has the name of another state or group.
              AM0004: group 'G' has the name of another state or group.
            """));
    }

    [Test]
    public void States_that_can_never_be_are_faults()
    {
        string message = FaultsOf(new SchemaBuilder()
            .State("A", require: ["B"], remove: ["B"]).State("B").State("C", require: ["D", "E"]).State("D", remove: ["E"]).State("E"));

        Assert.That(message, Is.EqualTo(
            """
            Schema Schema has 2 fault(s):
              AM0102: State 'A' both requires and removes 'B', so it can never be active; take 'B' out of Require or out of Remove
              AM0103: State 'C' can never be active: it requires 'D' and 'E', and 'D' removes 'E'; drop a Require or the Remove
            """));
    }

    [Test]
    public void A_fault_can_be_allowed()
    {
        Schema schema = new SchemaBuilder().State("C", require: ["D", "E"]).State("D", remove: ["E"]).State("E").Allow("AM0103").Build();

        Assert.That(new Machine(schema).Add("C", "D", "E"), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public void Warnings_do_not_stop_a_build() =>
        Assert.That(new SchemaBuilder().State("A", require: ["B"]).State("B", require: ["A"]).Build().Count, Is.EqualTo(3));

    [Test]
    public void Names_with_line_feeds_and_without_anything_are_refused()
    {
        Assert.That(FaultsOf(new SchemaBuilder().State("A\nB")), Does.Contain("has a line feed"));
        Assert.That(() => new SchemaBuilder().State(" "), Throws.ArgumentException);
        Assert.That(() => new SchemaBuilder().State(null!), Throws.ArgumentNullException);
        Assert.That(() => new SchemaBuilder(""), Throws.ArgumentException);
        Assert.That(() => new SchemaBuilder().Group("", "A"), Throws.ArgumentException);
        Assert.That(() => new SchemaBuilder().Group("G", null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Groups_stand_in_relations_and_hold_groups()
    {
        Schema schema = new SchemaBuilder()
            .State("A").State("B").State("C", remove: ["Outer"]).Group("Inner", "A").Group("Outer", "B", "Inner", "B").Build();

        Assert.That(schema.Groups.Select(g => $"{g.Name}: {string.Join(' ', g)}"), Is.EqualTo(new[] { "Inner: A", "Outer: B A" }));
        Assert.That(schema.Describe(3).Remove.Select(s => s.Name), Is.EqualTo(new[] { "A", "B" }));
        StateGroup outer = schema.Group("Outer");
        Assert.That((outer.Count, outer[1].Name, outer.ToString(), outer == schema.Groups[1]), Is.EqualTo((2, "A", "Outer", true)));
        Assert.That(() => schema.Group("None"), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => default(StateGroup).Name, Throws.InvalidOperationException);
    }

    [Test]
    public void An_empty_schema_has_Exception_alone()
    {
        Schema schema = new SchemaBuilder("Empty").Build();
        var machine = new Machine(schema);

        Assert.That(schema.ToString(), Is.EqualTo("Empty (1 states)"));
        Assert.That(machine.AddError(new InvalidOperationException()), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1)"));
    }

    [Test]
    public void Equal_schemas_have_equal_hashes_and_others_do_not()
    {
        static SchemaBuilder Start() => new SchemaBuilder().State("A", require: ["B"]).State("B");

        Assert.That(Start().Build().Hash, Is.EqualTo(Start().Build().Hash));
        Assert.That(Start().State("C").Build().Hash, Is.Not.EqualTo(Start().Build().Hash));
        Assert.That(new SchemaBuilder().State("A").State("B").Build().Hash, Is.Not.EqualTo(Start().Build().Hash));
        Assert.That(new SchemaBuilder().State("A", require: ["B"], multi: true).State("B").Build().Hash, Is.Not.EqualTo(Start().Build().Hash));
    }

    [Test]
    public void A_schema_is_a_list_of_states()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").Build();

        Assert.That(schema.State("B"), Is.EqualTo(schema[2]));
        Assert.That(schema.TryGetState("B", out State b), Is.True);
        Assert.That((b.Name, b.Index, b.Schema == schema, b.ToString()), Is.EqualTo(("B", 2, true, "B")));
        Assert.That(schema.TryGetState("b", out _), Is.False, "case matters");
        Assert.That(() => schema[3], Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => schema[-1], Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => schema.State(null!), Throws.ArgumentNullException);
    }
}
