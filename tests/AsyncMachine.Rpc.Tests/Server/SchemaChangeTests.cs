using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>States that are defined anew are so in the mirrors, too.</summary>
public sealed partial class SchemaChangeTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    [Test]
    public async Task Relations_that_change_change_in_every_mirror_over_the_connection_that_it_has()
    {
        await using Machine<Gate> machine = Machine.Create(new Gate());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Gate> typed = await RemoteMachine.ConnectAsync<Gate>(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine plain = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine manual = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Sync = SyncMode.Manual }).Soon();
        var changes = new SchemaChanges();
        typed.AddTracer(changes);

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Open", require: ["Unlocked"], remove: ["Shut"], tags: ["way"]).Build()).Soon();
        await changes.Told.Task.Soon();
        await machine.AddAsync(Gate.Unlocked).AsTask().Soon();
        Assert.That(await typed.AddAsync(Gate.Open).Soon(), Is.EqualTo(Result.Executed));
        await Task.WhenAll(plain.When([plain.Schema.State("Open")]), manual.SyncAsync()).Soon();

        foreach (RemoteMachine remote in new[] { typed, plain, manual })
        {
            StateInfo open = remote.Schema.Describe(remote.Schema.State("Open").Index);
            Assert.That((SchemaHash.Of(remote.Schema), open.Require.Single().Name, open.Tags.Single()), Is.EqualTo((SchemaHash.Of(machine.Schema), "Unlocked", "way")));
            Assert.That(remote.ToString(), Is.EqualTo(machine.ToString()));
        }

        Assert.That((typed.Is(Gate.Open), wires.Dials, server.ProtocolErrors), Is.EqualTo((true, 3, 0L)), "states of the class stay valid");
    }

    [Test]
    public async Task What_changes_while_a_client_is_away_it_gets_with_the_welcome()
    {
        await using Machine<Gate> machine = Machine.Create(new Gate());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Gate> remote = await RemoteMachine.ConnectAsync<Gate>(wires.DialAsync, Prompt with { MaxRetries = 10_000, MaxRetryDelay = TimeSpan.FromMilliseconds(2) }).Soon();
        wires.Cut(down: true);
        await remote.WhenAway().Soon();

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Shut", add: ["Unlocked"]).State("Painted").Build()).Soon();
        wires.Cut();
        Assert.That(await remote.AddAsync(Gate.Shut).Soon(), Is.EqualTo(Result.Executed));

        Assert.That((SchemaHash.Of(remote.Schema), remote.ToString()), Is.EqualTo((SchemaHash.Of(machine.Schema), machine.ToString())));
    }

    [Test]
    public async Task Chosen_states_come_with_what_they_require_by_then()
    {
        await using Machine<Gate> machine = Machine.Create(new Gate());
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine<Gate> remote = await RemoteMachine.ConnectAsync<Gate>(new Wires(server).DialAsync, Prompt with { States = ["Open"] }).Soon();
        machine.Add(Gate.Unlocked);
        Assert.That(remote.IsTracked(Gate.Unlocked), Is.False);

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Open", require: ["Unlocked"]).Build()).Soon();
        await remote.AddAsync(Gate.Open).Soon();

        Assert.That((remote.IsTracked(Gate.Unlocked), remote.IsTracked(Gate.Shut), remote.ToString()), Is.EqualTo((true, false, machine.ToString())));
        Assert.That(remote.Resyncs, Is.Zero);
    }

    [Test]
    public async Task A_state_of_a_class_that_becomes_Multi_ends_the_mirror_and_the_server_is_told_why()
    {
        await using Machine<Gate> machine = Machine.Create(new Gate());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Gate> typed = await RemoteMachine.ConnectAsync<Gate>(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine plain = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Shut", multi: true).Build()).Soon();
        await typed.WhenDisposed().Soon();
        await server.Machine.WhenTime(RpcServerStates.ErrOnClient, 1).Soon();

        Assert.That(typed.Client.Error, Is.TypeOf<RemoteRefusedException>().With.Message.Contains("Shut"));
        await plain.AddAsync(plain.Schema.State("Shut")).Soon();
        await plain.AddAsync(plain.Schema.State("Shut")).Soon();
        Assert.That((plain.Tick("Shut"), plain.Schema.Describe(plain.Schema.State("Shut").Index).IsMulti), Is.EqualTo((3UL, true)));
    }

    [Test]
    public async Task The_last_of_many_changes_is_what_mirrors_have_in_the_end()
    {
        await using Machine<Gate> machine = Machine.Create(new Gate());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine one = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon(), other = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        using var stop = new CancellationTokenSource();
        Task calling = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await Task.WhenAll(one.AddAsync(one.Schema.State("Knock")).AsTask(), other.AddAsync(other.Schema.State("Knock")).AsTask());
        });

        for (int i = 0; i < 60; i++)
        {
            var builder = new SchemaBuilder(machine.Schema).State("Open", require: i % 2 == 0 ? ["Unlocked"] : [], after: i % 3 == 0 ? ["Knock"] : []);
            if (i % 5 == 0) builder.State($"New{i}");
            await machine.SetSchemaAsync(builder.Build()).Soon();
        }

        await stop.CancelAsync();
        await calling.Soon();
        await Task.WhenAll(one.SyncAsync(), other.SyncAsync()).Soon();
        ulong hash = SchemaHash.Of(machine.Schema);
        Assert.That((SchemaHash.Of(one.Schema), SchemaHash.Of(other.Schema), wires.Dials, one.Resyncs + other.Resyncs, server.ProtocolErrors), Is.EqualTo((hash, hash, 2, 0, 0L)));
    }

    [Test]
    public void A_change_that_would_move_a_state_or_is_not_that_of_its_hash_is_a_breach()
    {
        Schema moved = new SchemaBuilder().State("Shut").State("Open").State("Unlocked").State("Knock", multi: true).Build();

        Assert.That(() => Read(0, moved), Throws.TypeOf<ProtocolException>().With.Message.Contains("moved"));
        Assert.That(() => Read(1, new SchemaBuilder(Gate.Schema).Build(), cut: true), Throws.TypeOf<ProtocolException>().With.Message.Contains("vanish"));
        Assert.That(() => Read(3, new SchemaBuilder(Gate.Schema).State("X").Build(), wrong: 1), Throws.TypeOf<ProtocolException>().With.Message.Contains("hash"));
        Assert.That(() => Read(6, new SchemaBuilder(Gate.Schema).State("X").State("Y").Build()), Throws.TypeOf<ProtocolException>().With.Message.Contains("are known"));

        static void Read(int from, Schema schema, bool cut = false, ulong wrong = 0)
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            var writer = new MessagePack.MessagePackWriter(buffer);
            writer.WriteArrayHeader(6);
            writer.Write((byte)MessageKind.Notify);
            writer.Write((byte)NotifyKind.Schema);
            writer.Write(from);
            writer.WriteUInt64(SchemaHash.Of(schema) ^ wrong);
            if (cut)
            {
                writer.WriteArrayHeader(0);
            }
            else
            {
                SchemaCodec.WriteFrom(ref writer, schema, from);
            }

            writer.WriteNil();
            writer.Flush();
            Notify.Read(new System.Buffers.ReadOnlySequence<byte>(buffer.WrittenMemory), out System.Buffers.ReadOnlySequence<byte> content);
            Notify.ReadSchema(content, Gate.Schema);
        }
    }

    [StateSchema]
    internal sealed partial class Gate
    {
        [State(Remove = [nameof(Shut)])]
        public static partial State Open { get; }

        [State(Remove = [nameof(Open)])]
        public static partial State Shut { get; }

        public static partial State Unlocked { get; }

        [State(Multi = true)]
        public static partial State Knock { get; }
    }

    private sealed class SchemaChanges : Tracer
    {
        public TaskCompletionSource Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void SchemaChange(IMachine machine, Schema previous) => Told.TrySetResult();
    }
}
