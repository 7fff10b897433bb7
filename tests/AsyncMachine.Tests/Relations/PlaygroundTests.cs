namespace AsyncMachine.Tests.Relations;

/// <summary>The quiz of the original's relations playground.</summary>
public sealed class PlaygroundTests
{
    [Test]
    public void In_progress_leaves_with_the_state_that_it_requires()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Processing", remove: ["Processed"]).State("Processed", remove: ["Processing"])
            .State("InProgress", auto: true, require: ["Processing"]).Build());

        machine.Add("Processing");
        Assert.That(machine.ToString(), Is.EqualTo("(Processing:1 InProgress:1)"));
        machine.Add("Processed");
        Assert.That(machine.ToString(), Is.EqualTo("(Processed:1)"));
    }

    [Test]
    public void Water_wets_and_dry_dries()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("Wet", require: ["Water"]).State("Dry", remove: ["Water"]).State("Water", add: ["Wet"], remove: ["Dry"]).Build());

        machine.Add("Dry");
        machine.Add("Water");
        Assert.That(machine.ToString(), Is.EqualTo("(Wet:1 Water:1)"));
        machine.Add("Dry");
        Assert.That(machine.ToString(), Is.EqualTo("(Dry:3)"));
    }

    [Test]
    public void An_implied_state_removes_too()
    {
        var machine = new Machine(new SchemaBuilder().State("A", add: ["B"]).State("B", remove: ["C"]).State("C").Build());
        machine.Add("C");

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
    }

    [Test]
    public void A_called_state_keeps_an_implied_one_out()
    {
        var machine = new Machine(new SchemaBuilder().State("A", add: ["B"]).State("B").State("C", remove: ["B"]).Build());

        machine.Add("A", "C");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }

    [Test]
    public void An_implied_requirement_counts()
    {
        var machine = new Machine(new SchemaBuilder()
            .State("A", add: ["B"]).State("B", require: ["D"], add: ["C"]).State("C").State("D", remove: ["C"]).State("E", add: ["D"]).Build());

        machine.Add("A", "E");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 D:1 E:1)"));
    }

    [Test]
    public void An_auto_state_whose_requirement_still_holds_comes_back()
    {
        var machine = new Machine(new SchemaBuilder().State("A").State("B", auto: true, require: ["A"]).Build());
        machine.Add("A");

        Assert.That(machine.Remove("B"), Is.EqualTo(Result.Executed));

        Assert.That(machine.Tick("B"), Is.EqualTo(3));
    }

    [Test]
    public void A_set_with_a_remover_leaves_the_implied_state_out()
    {
        var machine = new Machine(new SchemaBuilder().State("A", remove: ["D"]).State("C", add: ["D"]).State("D").Build());
        machine.Add("D");

        machine.Set("A", "C");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 C:1)"));
    }
}
