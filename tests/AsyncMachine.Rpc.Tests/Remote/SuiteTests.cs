using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>The original's suite of machines, repeated on a machine behind a connection: states, relations and what is read of them.</summary>
public sealed partial class SuiteTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero };

    /// <summary>A machine, its server, and a remote machine of it, as one thing to dispose.</summary>
    private sealed class Pair(Machine machine, MachineServer server, RemoteMachine remote) : IAsyncDisposable
    {
        public Machine Machine => machine;

        public RemoteMachine Remote => remote;

        public State this[string name] => remote.Schema.State(name);

        public static async Task<Pair> MakeAsync(Schema schema, params string[] active)
        {
            var machine = new Machine(schema, new MachineOptions { Id = "m" });
            machine.Add(active);
            var server = new MachineServer();
            server.Host(machine);
            return new Pair(machine, server, await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, Prompt).Soon());
        }

        public Task<Result> Add(params string[] names) => remote.AddAsync(States(names)).Soon();

        public Task<Result> Remove(params string[] names) => remote.RemoveAsync(States(names)).Soon();

        public Task<Result> Set(params string[] names) => remote.SetAsync(States(names)).Soon();

        public State[] States(params string[] names) => Array.ConvertAll(names, name => this[name]);

        public async ValueTask DisposeAsync()
        {
            await remote.DisposeAsync();
            await server.DisposeAsync();
            await machine.DisposeAsync();
        }
    }

    [Test]
    public async Task States_are_added_removed_set_and_toggled()
    {
        await using Pair pair = await Pair.MakeAsync(new SchemaBuilder().State("A").State("B").State("C").Build(), "A");

        Assert.That((await pair.Set("B"), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "(B:1)")));
        Assert.That((await pair.Add("C"), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "(B:1 C:1)")));
        Assert.That((await pair.Remove("B"), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "(C:1)")));
        Assert.That((await pair.Remote.ToggleAsync(pair.States("A", "C")).Soon(), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "(A:3 C:1)")));
        Assert.That((await pair.Remote.ToggleAsync(pair.States("A", "C")).Soon(), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "()")));
        Assert.That((await pair.Add("A", "A"), await pair.Add("A"), pair.Remote.Tick("A")), Is.EqualTo((Result.Executed, Result.Executed, 5UL)), "a state that is active is not activated again");
    }

    private static IEnumerable<TestCaseData> Relations()
    {
        yield return Of("Remove", new SchemaBuilder().State("A").State("B").State("C", remove: ["A", "B"]), "(C:1)", Result.Executed, "C");
        yield return Of("Remove of what is called", new SchemaBuilder().State("A").State("B").State("C", remove: ["B"]), "(A:1 C:1)", Result.Executed, "A", "C");
        yield return Of("Remove of each other", new SchemaBuilder().State("A", remove: ["C"]).State("B").State("C", remove: ["A"]), "(B:1 C:1)", Result.Executed, "C");
        yield return Of("Add", new SchemaBuilder().State("A").State("B").State("C", add: ["D"]).State("D"), "(A:1 B:1 C:1 D:1)", Result.Executed, "C");
        yield return Of("Add over several", new SchemaBuilder().State("A").State("B").State("C", add: ["D"]).State("D", add: ["E"]).State("E"), "(A:1 B:1 C:1 D:1 E:1)", Result.Executed, "C");
        yield return Of("Require that is met", new SchemaBuilder().State("A").State("B").State("C", require: ["A"]), "(A:1 B:1 C:1)", Result.Executed, "C");
        yield return Of("Require that is not met", new SchemaBuilder().State("A").State("B").State("C", require: ["D"]).State("D"), "(A:1 B:1)", Result.Canceled, "C");
        yield return Of("Require that is called too", new SchemaBuilder().State("A").State("B").State("C", require: ["D"]).State("D"), "(A:1 B:1 C:1 D:1)", Result.Executed, "C", "D");
        yield return Of("Require that is removed", new SchemaBuilder().State("A").State("B", require: ["A"]).State("C", remove: ["A"]), "(C:1)", Result.Executed, "C");
        yield return Of("Auto", new SchemaBuilder().State("A").State("B").State("C").State("D", auto: true, require: ["C"]), "(A:1 B:1 C:1 D:1)", Result.Executed, "C");
        yield return Of("Auto that removes", new SchemaBuilder().State("A").State("B").State("C").State("D", auto: true, require: ["C"], remove: ["B"]), "(A:1 C:1 D:1)", Result.Executed, "C");
        yield return Of("Multi", new SchemaBuilder().State("A", multi: true).State("B"), "(A:3 B:1)", Result.Executed, "A");

        static TestCaseData Of(string name, SchemaBuilder builder, string after, Result result, params string[] called) =>
            new TestCaseData(builder.Build(), called, after, result).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Relations))]
    public async Task Relations_are_resolved_where_the_machine_is(Schema schema, string[] called, string after, Result result)
    {
        await using Pair pair = await Pair.MakeAsync(schema, "A", "B");

        Assert.That((await pair.Add(called), pair.Remote.ToString()), Is.EqualTo((result, after)));
        Assert.That(pair.Remote.Time().Ticks.ToArray(), Is.EqualTo(pair.Machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task Checks_names_and_switches_read_the_mirror()
    {
        await using Pair pair = await Pair.MakeAsync(new SchemaBuilder().State("A").State("B").State("C").State("D", multi: true).Build(), "A", "B");
        RemoteMachine remote = pair.Remote;

        Assert.That((remote.Is("A", "B"), remote.Is("A", "C"), remote.Is()), Is.EqualTo((true, false, true)));
        Assert.That((remote.Not("C", "D"), remote.Not("A", "C")), Is.EqualTo((true, false)));
        Assert.That((remote.Any("A", "C"), remote.Any("C", "D")), Is.EqualTo((true, false)));
        Assert.That((remote.Has("A", "D"), remote.Has("E")), Is.EqualTo((true, false)));
        Assert.That((remote.Switch("C", "B", "A")?.Name, remote.Switch("C", "D")), Is.EqualTo(("B", (State?)null)));
        Assert.That(() => remote.Is("E"), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => remote.AddAsync(new SchemaBuilder("Other").State("E").Build().State("E")), Throws.TypeOf<UnknownStateException>());
        Assert.That((remote.ToString(), remote.ToStringAll()), Is.EqualTo((pair.Machine.ToString(), pair.Machine.ToStringAll())));
        Assert.That((remote.Inspect(), remote.Time().ToString()), Is.EqualTo((pair.Machine.Inspect(), pair.Machine.Time().ToString())));
        Assert.That((remote.ActiveStates.Select(s => s.Name), remote.Tick("A"), remote.Time().Sum), Is.EqualTo((new[] { "A", "B" }, 1UL, 2UL)));
    }

    [Test]
    public async Task Groups_and_checks_ahead_work_on_a_typed_one()
    {
        await using Machine<Flow> machine = Machine.Create(new Flow());
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine<Flow> remote = await RemoteMachine.ConnectAsync<Flow>(new Wires(server).DialAsync, Prompt).Soon();

        await remote.AddAsync(Flow.Idle).Soon();
        Assert.That(remote.Switch(Flow.Phase), Is.EqualTo(Flow.Idle));
        Assert.That((await remote.CanAddAsync(Flow.Done).Soon(), await remote.CanAddAsync(Flow.Busy).Soon(), await remote.CanRemoveAsync(Flow.Idle).Soon()), Is.EqualTo((Result.Canceled, Result.Executed, Result.Executed)));
        await remote.AddAsync(Flow.Busy).Soon();

        Assert.That((remote.Switch(Flow.Phase), remote.Any(Flow.Phase), remote.ToString()), Is.EqualTo(((State?)Flow.Busy, true, "(Busy:1)")));
    }

    [Test]
    public async Task A_mutation_made_inside_a_handler_has_happened_when_the_call_returns()
    {
        await using Pair pair = await Pair.MakeAsync(new SchemaBuilder().State("A").State("B").State("C").Build());
        var results = new List<Result>();
        pair.Machine.Bind(new HandlerMap().On("AState", (Action<Event>)Follow));

        Assert.That((await pair.Add("A"), pair.Remote.ToString()), Is.EqualTo((Result.Executed, "(A:1 B:1)")));
        Assert.That(results.Single().IsQueued, Is.True);

        void Follow(Event e) => results.Add(e.Machine.Add("B"));
    }

    [StateSchema]
    public sealed partial class Flow
    {
        [State(Remove = [nameof(Busy), nameof(Done)])]
        public static partial State Idle { get; }

        [State(Remove = [nameof(Idle), nameof(Done)])]
        public static partial State Busy { get; }

        [State(Require = [nameof(Ready)], Remove = [nameof(Idle), nameof(Busy)])]
        public static partial State Done { get; }

        public static partial State Ready { get; }

        [StateGroup(nameof(Idle), nameof(Busy), nameof(Done))]
        public static partial StateGroup Phase { get; }
    }
}
