namespace AsyncMachine.Tests.Composition;

/// <summary>States copied from other schemas, and calls passed on to other machines.</summary>
public sealed class StatesTests
{
    private static readonly Schema Source = new SchemaBuilder("Source")
        .State("Power").State("Lit", auto: true, require: ["Power"], tags: ["shown"]).State("Blink", multi: true, remove: ["Power"]).Build();

    [Test]
    public async Task Copies_have_names_flags_relations_and_tags()
    {
        var machine = new Machine(new SchemaBuilder().State("Own").Build());

        await machine.CopyStatesAsync(Source.State("Power"), Source.State("Lit"), Source.State("Blink")).Soon();

        machine.Add("Power");
        Assert.That(machine.ToStringAll(), Is.EqualTo("(Power:1 Lit:1) [Exception:0 Own:0 Blink:0]"));
        machine.Add("Blink");
        machine.Add("Blink");
        Assert.That(machine.ToString(), Is.EqualTo("(Blink:3)"));
        Assert.That(machine.Schema.Describe(machine.Schema.State("Lit").Index).Tags, Is.EqualTo(new[] { "shown" }));
    }

    [Test]
    public async Task States_that_are_there_stay_as_they_are_and_copying_twice_is_copying_once()
    {
        var machine = new Machine(new SchemaBuilder().State("Power", multi: true).Build());

        await machine.CopyStatesAsync(Source.State("Power"), Source.State("Lit")).Soon();
        await machine.CopyStatesAsync(Source.State("Lit"), Source.State("Lit")).Soon();

        Assert.That(machine.Schema.StateNames.ToArray(), Is.EqualTo(new[] { "Exception", "Power", "Lit" }));
        Assert.That(machine.Schema.Describe(1).IsMulti);
    }

    [Test]
    public async Task A_relation_that_would_lead_nowhere_is_a_mistake_and_changes_nothing()
    {
        var machine = new Machine(new SchemaBuilder().State("Own").Build());

        SchemaException? wrong = await Assert.ThrowsAsync<SchemaException>(() => machine.CopyStatesAsync(Source.State("Lit")).Soon());

        Assert.That(wrong!.Message, Does.Contain("'Power'"));
        Assert.That(machine.Schema.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Copying_from_many_sides_loses_nothing()
    {
        var machine = new Machine(new SchemaBuilder().State("Own").Build());
        Schema[] sources = [.. Enumerable.Range(0, 8).Select(i => new SchemaBuilder().State($"S{i}").Build())];

        await Task.WhenAll(sources.Select(schema => Task.Run(() => machine.CopyStatesAsync(schema[1])))).Soon();

        Assert.That(machine.Has("S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7"));
    }

    [Test]
    public async Task Each_call_goes_to_the_machine_that_the_args_choose()
    {
        await using var hub = Machine.Create(new Hub());
        var rooms = new Dictionary<string, Machine>();
        var heard = new List<(string?, object?, string?)>();
        foreach (string id in (string[])["red", "blue"])
        {
            var room = new Machine(new SchemaBuilder().State("Said", multi: true).Build(), new MachineOptions { Id = id });
            room.Bind(new HandlerMap().On("SaidState", e => heard.Add((e.Machine.Id, (e.Args as Words)?.Text, e.Mutation.Source?.MachineId))));
            rooms.Add(id, room);
        }

        using IDisposable forwarding = hub.Forward(Hub.Said, words => rooms.GetValueOrDefault(words.Room));
        hub.Add(Hub.Said, new("red", "one"));
        hub.Add(Hub.Said, new("blue", "two"));
        hub.Add(Hub.Said, new("red", "three"));
        Result nowhere = hub.Add(Hub.Said, new("green", "four"));
        forwarding.Dispose();
        hub.Add(Hub.Said, new("red", "five"));

        Assert.That(heard, Is.EqualTo(new[] { ("red", "one", hub.Id), ("blue", "two", hub.Id), ("red", "three", hub.Id) }));
        Assert.That(nowhere, Is.EqualTo(Result.Canceled), "nobody is there");
    }

    [Test]
    public async Task Copied_states_bring_their_time_outs_along()
    {
        Schema from = new SchemaBuilder()
            .State("Short", timeout: TimeSpan.FromSeconds(3), onTimeout: "Over", onImport: DelayImport.Drop).State("Over").Build();
        await using var machine = new Machine(new SchemaBuilder().State("A").Build());

        await machine.CopyStatesAsync(from.State("Short"), from.State("Over")).Soon();

        StateInfo copied = machine.Schema.Describe(machine.Schema.State("Short").Index);
        Assert.That((copied.Timeout, copied.OnTimeout?.Name, copied.OnImport), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(3), "Over", DelayImport.Drop)));
    }

    [Test]
    public async Task A_state_of_another_name_can_be_called_and_a_state_must_be_multi()
    {
        await using var hub = Machine.Create(new Hub());
        var room = new Machine(new SchemaBuilder().State("Heard", multi: true).Build());

        using IDisposable forwarding = hub.Forward(Hub.Said, _ => room, room.Schema.State("Heard"));
        hub.Add(Hub.Said, new("", ""));

        Assert.That(room.Is("Heard"));
        Assert.Throws<ArgumentException>(() => hub.Forward(Hub.Once, _ => room));
    }
}

[StateSchema]
internal partial class Hub
{
    [State(Multi = true)]
    public static partial State<Words> Said { get; }

    public static partial State<Words> Once { get; }
}

internal sealed record Words(string Room, string Text);
