using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>A time limit that rings when what it limits is over already harms nobody: on a timer's thread, an exception would end the process.</summary>
public sealed partial class LateTimerTests
{
    [Test]
    public async Task A_clients_limits_may_ring_when_it_is_welcome_already()
    {
        var time = new LateTimers();
        await using var machine = new Machine(Desk.Schema);
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, new RemoteMachineOptions { TimeProvider = time }).Soon();

        Assert.That(time.Limits, Is.GreaterThan(0));
        Assert.That(time.RingLate, Throws.Nothing);
        Assert.That((remote.IsLive, await remote.AddAsync(remote.Schema.State("Open")).Soon()), Is.EqualTo((true, Result.Executed)));
    }

    [Test]
    public async Task A_servers_limits_may_ring_when_a_client_is_welcome_and_a_payload_is_delivered()
    {
        var time = new LateTimers();
        await using var machine = new Machine(Desk.Schema);
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time });
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();
        using IDisposable taken = remote.OnPayload<Letter>((_, _) => default);
        int before = time.Limits;
        await server.Clients().Single().SendAsync(new Letter("hello")).Soon();

        Assert.That((before, time.Limits), Is.EqualTo((before, before + 1)));
        Assert.That(before, Is.GreaterThan(0));
        Assert.That(time.RingLate, Throws.Nothing);
        Assert.That((remote.IsLive, await remote.AddAsync(remote.Schema.State("Open")).Soon()), Is.EqualTo((true, Result.Executed)));
    }

    [StateSchema]
    private sealed partial class Desk
    {
        public static partial State Open { get; }
    }
}

[StateArgs]
public sealed partial record Letter(string Text);
