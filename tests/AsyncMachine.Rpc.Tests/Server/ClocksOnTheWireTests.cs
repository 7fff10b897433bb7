using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>What mirrors get to see of what is hard to see: frame by frame, each checksum checked.</summary>
public sealed partial class ClocksOnTheWireTests
{
    private static readonly SyncOptions Manual = new(SyncMode.Manual, 0, null), EveryChange = new(SyncMode.Full, SyncOptions.Instant, null);

    [Test]
    public async Task A_Multi_state_that_is_called_again_travels_as_one_that_never_looked_different()
    {
        await using Machine<Siren> machine = Machine.Create(new Siren());
        await using var server = new MachineServer();
        server.Host(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, Manual);
        var mirror = new ClockVector(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);

        List<ClockChange> first = await CallAsync(client, mirror, 1, RequestOperation.Add, Siren.Wail, ReplyCode.Executed);
        List<ClockChange> again = await CallAsync(client, mirror, 2, RequestOperation.Add, Siren.Wail, ReplyCode.Executed);
        await CallAsync(client, mirror, 3, RequestOperation.Add, Siren.On, ReplyCode.Executed);
        machine.Remove(Siren.On);
        machine.Add(Siren.On);
        List<ClockChange> flipped = await CallAsync(client, mirror, 4, RequestOperation.Add, Siren.Wail, ReplyCode.Executed);

        Assert.That(first, Is.EqualTo(new[] { new ClockChange(Siren.Wail.Index, 0, 1, Unseen: false) }));
        Assert.That(again, Is.EqualTo(new[] { new ClockChange(Siren.Wail.Index, 1, 3, Unseen: true) }));
        Assert.That(flipped, Is.EquivalentTo(
            new[] { new ClockChange(Siren.Wail.Index, 3, 5, Unseen: true), new ClockChange(Siren.On.Index, 1, 3, Unseen: false) }));
        Assert.That(mirror.Ticks, Is.EqualTo(machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task A_state_that_is_rolled_back_travels_as_one_that_never_looked_different()
    {
        await using Machine<Siren> machine = Machine.Create(new Siren());
        await using var server = new MachineServer();
        server.Host(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, Manual);
        var mirror = new ClockVector(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);

        List<ClockChange> undone = await CallAsync(client, mirror, 1, RequestOperation.Add, Siren.Broken, ReplyCode.Canceled);
        await CallAsync(client, mirror, 2, RequestOperation.Add, Siren.On, ReplyCode.Executed);

        Assert.That(undone, Does.Contain(new ClockChange(Siren.Broken.Index, 0, 2, Unseen: true)));
        Assert.That(mirror.Ticks, Is.EqualTo(machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task Whoever_is_welcomed_under_full_mutation_holds_the_base_of_every_clock_that_follows()
    {
        await using Machine<Siren> machine = Machine.Create(new Siren());
        await using var server = new MachineServer();
        server.Host(machine);
        using var enough = new CancellationTokenSource();
        Task mutating = Task.Run(() =>
        {
            for (int i = 0; !enough.IsCancellationRequested; i++) machine.Toggle(i % 3 == 0 ? Siren.On : Siren.Wail);
        });

        for (int round = 0; round < 100; round++)
        {
            (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, EveryChange);
            var mirror = new ClockVector(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);
            for (int frame = 0; frame < 5; frame++)
            {
                ReadOnlySequence<byte> body = await client.ReadAsync();
                while (WireReader.KindOf(body) == MessageKind.Ping) body = await client.ReadAsync();
                Assert.That(Notify.Read(body, out ReadOnlySequence<byte> clock), Is.EqualTo(NotifyKind.Clock));
                Assert.That(ClockCodec.TryRead(clock, mirror, []), Is.True, $"round {round}, frame {frame}: the checksum");
            }

            client.Send(new Bye(ByeCode.Normal, "").Write);
        }

        await enough.CancelAsync();
        await mutating.Soon();
    }

    private static async Task<List<ClockChange>> CallAsync(BareClient client, ClockVector mirror, ulong id, RequestOperation operation, State state, ReplyCode code)
    {
        client.Call(id, operation, [state.Index]);
        Reply reply = Reply.Read(await client.ReadAsync(), out ReadOnlySequence<byte> clock);
        List<ClockChange> changes = [];
        Assert.That((reply.Id, reply.Code, ClockCodec.TryRead(clock, mirror, changes)), Is.EqualTo((id, code, true)));
        return changes;
    }

    [StateSchema]
    [Include<BasicStates>]
    private sealed partial class Siren
    {
        public static partial State On { get; }

        [State(Multi = true)]
        public static partial State Wail { get; }

        public static partial State Broken { get; }

        private void BrokenState() => throw new InvalidOperationException("It is broken.");
    }
}
