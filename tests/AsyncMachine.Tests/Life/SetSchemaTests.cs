using AsyncMachine.Tests.Mutations;

namespace AsyncMachine.Tests.Life;

public sealed class SetSchemaTests
{
    private static Schema Wide(int count)
    {
        var builder = new SchemaBuilder("Wide");
        for (int i = 1; i < count; i++) builder.State($"S{i}");
        return builder.Build();
    }

    private static Schema More(Schema schema, int count)
    {
        var builder = new SchemaBuilder(schema);
        for (int i = schema.Count; i < count; i++) builder.State($"S{i}");
        return builder.Build();
    }

    [Test]
    public async Task States_and_relations_can_be_added()
    {
        Schema first = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();
        var machine = new Machine(first);
        machine.Add("C");
        Schema second = new SchemaBuilder(first).State("B", add: ["E"]).State("A", remove: ["C"]).State("E").Build();

        await machine.SetSchemaAsync(second);
        machine.Set("A", "B", "D");

        Assert.That(machine.Schema, Is.SameAs(second));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 D:1 E:1)"));
    }

    [Test]
    public async Task A_state_may_become_Multi_and_counts_on_from_where_it_was()
    {
        Schema first = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();
        var machine = new Machine(first);
        machine.Add("A", "B");

        await machine.SetSchemaAsync(new SchemaBuilder(first).State("B", multi: true).State("E").State("F").Build());
        machine.Add("A", "B");
        Assert.That(machine.Time().ToString(), Is.EqualTo("0 1 3 0 0 0 0"));
        machine.Add("A", "B", "C");
        machine.Set("D");

        Assert.That(machine.Time().ToString(), Is.EqualTo("0 2 6 2 1 0 0"));
    }

    [TestCase(60, 70)]
    [TestCase(60, 130)]
    [TestCase(60, 260)]
    [TestCase(100, 200)]
    [TestCase(200, 1024)]
    public async Task Growing_across_a_width_keeps_clocks_waits_tokens_tracers_and_states(int from, int to)
    {
        Schema first = Wide(from), second = More(first, to);
        var recorder = new HookRecorder();
        var machine = new Machine(first, new MachineOptions { Id = "m", Tracers = [recorder] });
        State s1 = first.State("S1"), s2 = first.State("S2");
        machine.Add(s1);
        machine.Toggle(s2);
        CancellationToken token = machine.StateToken(s1);
        Task wait = machine.WhenNot(s1), ticks = machine.WhenTime(s2, 3), query = machine.WhenQuery(t => t[s2] == 3, [s2]), unnamed = machine.WhenQuery(t => t[s2] == 3);
        Task pair = machine.When([s1, first.State($"S{from - 1}")], default);
        machine.Remove(s2);

        await machine.SetSchemaAsync(second);

        Assert.That(recorder.Lines, Does.Contain($"schema {from} {to}"));
        Assert.That(machine.ToString(), Is.EqualTo("(S1:1)"));
        Assert.That((machine.Tick(s1), machine.Tick("S2"), machine.Tick($"S{to - 1}")), Is.EqualTo((1UL, 2UL, 0UL)));
        Assert.That(token.IsCancellationRequested || wait.IsCompleted || ticks.IsCompleted, Is.False);
        Assert.That(machine.StateToken(s1), Is.EqualTo(token));

        Task ofNew = machine.When($"S{to - 1}");
        machine.Add(s2, second.State($"S{to - 1}"), first.State($"S{from - 1}"));
        Assert.That(
            new[] { ticks, query, unnamed, ofNew, pair }.Select(t => t.IsCompletedSuccessfully), Is.All.True);
        machine.Remove(s1);
        Assert.That((token.IsCancellationRequested, wait.IsCompletedSuccessfully), Is.EqualTo((true, true)));
        Assert.That(machine.Is(second.State($"S{to - 1}")), Is.True);
        Assert.That(recorder.Last.Schema, Is.SameAs(second));
    }

    [Test]
    public async Task Handlers_and_typed_states_stay()
    {
        var machine = new Machine<Mailbox>(new Mailbox(), null);
        int opened = 0;
        machine.Bind(new HandlerMap().On("OpenedState", _ => { opened++; }));
        Task<Letter> wait = machine.WhenArgs(Mailbox.Arrived);

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Burnt", remove: ["Arrived"]).Build());

        Assert.That(machine.Add(Mailbox.Arrived, new("x")), Is.EqualTo(Result.Executed));
        Assert.That((await wait.Soon()).Text, Is.EqualTo("x"));
        Assert.That(machine.Add(Mailbox.Opened), Is.EqualTo(Result.Executed));
        Assert.That(opened, Is.EqualTo(1));
        Assert.That(machine.Add("Arrived"), Is.EqualTo(Result.Canceled), "its args are still required");
        machine.Add("Burnt");
        Assert.That(machine.Is(Mailbox.Arrived), Is.False);
    }

    [Test]
    public async Task A_handler_of_the_new_states_can_be_bound_after()
    {
        Schema first = new SchemaBuilder().State("A").Build();
        var machine = new Machine(first);
        Assert.That(() => machine.Bind(new HandlerMap().On("BState", _ => { })), Throws.TypeOf<SchemaException>());

        await machine.SetSchemaAsync(new SchemaBuilder(first).State("B").Build());
        int calls = 0;
        machine.Bind(new HandlerMap().On("BState", _ => { calls++; }).On("AB", _ => { calls++; }));
        machine.Add("A");
        machine.Add("B");

        Assert.That(calls, Is.EqualTo(2));
    }

    [Test]
    public async Task From_a_handler_the_schema_changes_after_the_transition_and_the_queue_goes_on()
    {
        Schema first = Wide(60), second = More(first, 70);
        var machine = new Machine(first);
        Task? change = null;
        Result queued = default;
        machine.Bind(new HandlerMap().On("S1State", e =>
        {
            change = e.Machine.SetSchemaAsync(second);
            queued = e.Machine.Add("S2");
        }));

        Assert.That(machine.Add("S1"), Is.EqualTo(Result.Executed));
        await change!.Soon();
        await machine.WhenQueue(queued).Soon();

        Assert.That(machine.Schema, Is.SameAs(second));
        Assert.That(machine.ToString(), Is.EqualTo("(S1:1 S2:1)"));
        Assert.That(machine.QueueTick, Is.EqualTo(3));
        Assert.That(machine.Add("S69"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_schema_that_does_not_extend_is_refused_and_changes_nothing()
    {
        Schema first = new SchemaBuilder("One").State("A").Build();
        Schema same = new SchemaBuilder("Two").State("A").State("B").Build();
        var machine = new Machine(first);
        machine.Add("A");

        Assert.That(async () => await machine.SetSchemaAsync(same), Throws.ArgumentException.With.Message.StartsWith(
            "Schema Two (3 states) does not extend the machine's One (2 states). " +
            "Start it with new SchemaBuilder(machine.Schema): states can be appended, not removed or reordered."));
        Assert.That(async () => await machine.SetSchemaAsync(first), Throws.ArgumentException);
        Assert.That(() => machine.SetSchemaAsync(null!), Throws.ArgumentNullException);
        Assert.That(machine.Schema, Is.SameAs(first));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public async Task A_State_of_any_version_stays_valid_and_one_of_a_later_version_does_not_fit_an_earlier()
    {
        Schema first = new SchemaBuilder().State("A").Build(), second = new SchemaBuilder(first).State("B").Build(),
            third = new SchemaBuilder(second).State("C").Build();
        var machine = new Machine(first);
        Assert.That(() => machine.Add(second.State("A")), Throws.TypeOf<UnknownStateException>());

        await machine.SetSchemaAsync(third);

        Assert.That(machine.Add(first.State("A"), second.State("B"), third.State("C")), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 C:1)"));
    }

    [Test]
    public void A_builder_cannot_drop_states_of_what_it_extends()
    {
        Schema first = new SchemaBuilder().State("A", require: ["B"], tags: ["t"]).State("B", multi: true).Group("G", "A").Build();

        Schema second = new SchemaBuilder(first).State("C", require: ["G"]).Build();

        Assert.That(second.StateNames.ToArray(), Is.EqualTo(new[] { "Exception", "A", "B", "C" }));
        Assert.That(second.Describe(1).Require.Select(s => s.Name), Is.EqualTo(new[] { "B" }));
        Assert.That(second.Describe(1).Tags, Is.EqualTo(new[] { "t" }));
        Assert.That(second.Describe(2).IsMulti, Is.True);
        Assert.That(second.Describe(3).Require.Select(s => s.Name), Is.EqualTo(new[] { "A" }));
        Assert.That(second.Name, Is.EqualTo(first.Name));
        Assert.That(second.Hash, Is.Not.EqualTo(first.Hash));
        Assert.That(() => new SchemaBuilder(first).State("C").State("C").Build(), Throws.TypeOf<SchemaException>());
        Assert.That(() => new SchemaBuilder((Schema)null!), Throws.ArgumentNullException);
    }
}
