namespace AsyncMachine.Tests.Schemas;

public sealed class WidthTests
{
    private static SchemaBuilder Chain(int count)
    {
        // Every state requires the one before it; the last but one removes the first, whatever the width.
        var builder = new SchemaBuilder("Chain");
        for (int i = 1; i < count; i++) builder.State($"S{i}", multi: i == count - 1, require: i > 1 ? [$"S{i - 1}"] : null);
        return builder;
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(128)]
    [TestCase(129)]
    [TestCase(256)]
    [TestCase(257)]
    [TestCase(1024)]
    public void A_schema_of_any_legal_size_works(int count)
    {
        Schema schema = Chain(count).Build();
        var machine = new Machine(schema);
        State last = schema[count - 1];
        State[] all = [.. Enumerable.Range(0, count).Select(i => schema[i])];
        Task everything = machine.When(all, default);
        CancellationToken token = machine.StateToken(last);
        var order = new List<string>();
        machine.Bind(new HandlerMap().On($"{last}State", e => { order.Add(e.Handler); }).On("AnyState", e => { order.Add("AnyState"); }));

        Assert.That(machine.Add(all), Is.EqualTo(Result.Executed));

        Assert.That(order, Is.EqualTo(new[] { $"{last}State", "AnyState" }));
        Assert.That(everything.IsCompletedSuccessfully, Is.True);
        Assert.That(token.IsCancellationRequested, Is.True);
        Assert.That(machine.Is(all), Is.True);
        Assert.That(machine.ActiveStates, Has.Count.EqualTo(count));
        Assert.That(machine.Time().Sum, Is.EqualTo((ulong)count));
        Assert.That(machine.Add(last), Is.EqualTo(Result.Executed));
        Assert.That(machine.Tick(last), Is.EqualTo(3));
        if (count > 2)
        {
            Assert.That(machine.Remove("S1"), Is.EqualTo(Result.Executed));
            Assert.That(machine.ToString(), Is.EqualTo("(Exception:1)"), "all leave with what they require");
            Assert.That(machine.CanAdd(last), Is.EqualTo(Result.Canceled));
        }
    }

    [Test]
    public void More_than_1024_states_are_refused()
    {
        var exception = Assert.Throws<SchemaException>(() => Chain(1025).Build());

        Assert.That(exception!.Message, Is.EqualTo(
            "Schema Chain has 1 fault(s):\n  AM0004: 1025 states; a schema holds at most 1024, Exception included."));
    }

    [TestCase(1, false)]
    [TestCase(2, false)]
    [TestCase(4, false)]
    [TestCase(16, false)]
    [TestCase(1, true)]
    [TestCase(16, true)]
    public void A_small_schema_behaves_the_same_on_every_path(int words, bool ordered)
    {
        Schema schema = new SchemaBuilder()
            .State("A", add: ["B"], remove: ["C"]).State("B", require: ["A"]).State("C", remove: ["A"]).State("M", multi: true)
            .State("Auto", auto: true, require: ["B"]).Build();
        var machine = new Machine(schema, new MachineOptions { Words = words, AlwaysOrdered = ordered });

        machine.Add("A", "M");
        machine.Add("M");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 M:3 Auto:1)"));
        machine.Add("C");
        Assert.That(machine.ToStringAll(), Is.EqualTo("(C:1 M:3) [Exception:0 A:2 B:2 Auto:2]"));
        Assert.That(machine.Add("A", "C"), Is.EqualTo(Result.Canceled));
        machine.Set();
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }
}
