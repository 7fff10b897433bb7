namespace AsyncMachine.Tests.Schemas;

public sealed class UnknownStateTests
{
    private static readonly Schema Doors = new SchemaBuilder("Doors").State("Open").State("Locked").Build();

    private static readonly Schema Other = new SchemaBuilder("Other").State("Open").Build();

    [Test]
    public void All_unknown_names_of_a_call_are_told_with_what_was_meant()
    {
        var machine = new Machine(Doors);

        var exception = Assert.Throws<UnknownStateException>(() => machine.Add("Opn", "Locked", "Window"));

        Assert.That(exception!.Message, Is.EqualTo(
            "Schema Doors has no state 'Opn' (did you mean 'Open'?), 'Window'. Its states are: Exception, Open, Locked."));
        Assert.That(exception.Names, Is.EqualTo(new[] { "Opn", "Window" }));
    }

    [Test]
    public void A_state_of_another_schema_is_named_with_it()
    {
        var machine = new Machine(Doors);

        var exception = Assert.Throws<UnknownStateException>(() => machine.Add(Other.State("Open")));

        Assert.That(exception!.Message, Is.EqualTo("Schema Doors has no state 'Other.Open'. Its states are: Exception, Open, Locked."));
    }

    [Test]
    public void A_default_state_is_refused_and_says_where_states_come_from()
    {
        var machine = new Machine(Doors);

        Assert.That(() => machine.Add(default(State)), Throws.TypeOf<UnknownStateException>().With.Message.Contains("'(default)'"));
        Assert.That(() => default(State).Name, Throws.InvalidOperationException.With.Message.Contains("default value"));
        Assert.That(default(State).ToString(), Is.Empty);
    }

    [Test]
    public void A_long_list_of_states_is_cut()
    {
        var builder = new SchemaBuilder("Long");
        for (int i = 0; i < 60; i++) builder.State($"S{i}");

        var exception = Assert.Throws<UnknownStateException>(() => builder.Build().State("S100"));

        Assert.That(exception!.Message, Does.EndWith("S38, …"));
    }

    [Test]
    public void Every_call_refuses_unknown_and_foreign_states_and_changes_nothing()
    {
        var machine = new Machine(Doors);
        machine.Add("Open");
        State foreign = Other.State("Open");
        Action[] calls =
        [
            () => machine.Add("X"), () => machine.Remove("X"), () => machine.Set("X"), () => machine.Toggle("X"),
            () => machine.Add(foreign), () => machine.Add(foreign, foreign), () => machine.Remove(foreign), () => machine.Set(foreign),
            () => machine.Toggle(foreign), () => machine.Mutate(MutationType.Add, "X", 1), () => machine.Mutate(MutationType.Add, [foreign], 1),
            () => machine.Post(MutationType.Add, [foreign]), () => machine.AddError(new InvalidOperationException(), foreign),
            () => machine.AddAsync(foreign), () => machine.RemoveAsync(foreign), () => machine.SetAsync(foreign), () => machine.ToggleAsync(foreign),
            () => machine.AddErrorAsync(null, foreign), () => machine.CanAddAsync(foreign), () => machine.CanRemoveAsync(foreign),
            () => machine.CanAdd("X"), () => machine.CanRemove("X"), () => machine.CanAdd(foreign), () => machine.CanRemove(foreign),
            () => machine.Is("X"), () => machine.Not("X"), () => machine.Any("X"), () => machine.Switch("X"), () => machine.Is(foreign),
            () => machine.Not(foreign), () => machine.Any(foreign), () => machine.Switch(foreign), () => machine.Tick("X"), () => machine.Tick(foreign),
            () => machine.StateToken("X"), () => machine.StateToken(foreign), () => Doors.State("X"), () => machine.Time()[foreign].ToString(),
        ];

        foreach (Action call in calls) Assert.That(() => call(), Throws.TypeOf<UnknownStateException>());

        Assert.That(machine.ToString(), Is.EqualTo("(Open:1)"));
        Assert.That(machine.QueueTick, Is.EqualTo(2));
        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public void Null_names_are_refused()
    {
        var machine = new Machine(Doors);

        Assert.That(() => machine.Add((string)null!), Throws.ArgumentNullException);
        Assert.That(() => machine.Is("Open", null!), Throws.ArgumentNullException);
        Assert.That(() => machine.Tick((string)null!), Throws.ArgumentNullException);
        Assert.That(() => machine.When((string)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_state_of_an_included_schema_is_accepted_and_one_of_the_including_is_not()
    {
        Schema later = new SchemaBuilder(Doors).State("Broken").Build();

        Assert.That(new Machine(later).Add(Doors.State("Open")), Is.EqualTo(Result.Executed));
        Assert.That(() => new Machine(Doors).Add(later.State("Open")), Throws.TypeOf<UnknownStateException>());
    }
}
