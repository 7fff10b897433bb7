using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Wire;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>A server that tells the ticks of some states only.</summary>
public sealed class UntrackedTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").State("Warm").Build();
    private static readonly State On = Lamp.State("On"), Warm = Lamp.State("Warm");

    private static Task<RemoteMachine> ConnectAsync(int[]? tracked, params ulong[] ticks) => RemoteMachine.ConnectAsync(
        async _ =>
        {
            (IDuplexPipe client, IDuplexPipe server) = MemoryTransport.CreatePair();
            var welcome = new Welcome { Session = new byte[WireReader.KeyLength], Window = 4, MachineId = "lamp", Ticks = ticks, Tracked = tracked, Schema = Lamp, PingInterval = 60_000, MaxFrame = 1 << 20 };
            await server.Output.WriteAsync(WireTestExtensions.Frame(welcome.Write));
            return client;
        },
        new RemoteMachineOptions { MaxRetries = 0 });

    [Test]
    public async Task Nothing_can_hang_on_a_state_that_is_not_told()
    {
        await using RemoteMachine remote = await ConnectAsync([On.Index], 0, 1, 0);

        Assert.That((remote.Is("On"), remote.Is("Warm"), remote.IsTracked(remote.Schema.State("On")), remote.IsTracked(remote.Schema.State("Warm"))), Is.EqualTo((true, false, true, false)));
        Assert.That(() => remote.When("Warm"), Throws.TypeOf<UntrackedStateException>().With.Message.Contains("Warm"));
        Assert.That(() => remote.StateToken("Warm"), Throws.TypeOf<UntrackedStateException>());
        Assert.That((remote.When("On").IsCompletedSuccessfully, remote.StateToken("On").IsCancellationRequested), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task What_a_server_says_of_it_all_the_same_is_not_believed()
    {
        await using RemoteMachine remote = await ConnectAsync([On.Index], 0, 1, 7);

        Assert.That((remote.Is("Warm"), remote.Tick("Warm")), Is.EqualTo((false, 0UL)));
    }

    [Test]
    public async Task Without_a_list_all_are_told_and_a_list_of_unknown_states_is_refused()
    {
        await using RemoteMachine remote = await ConnectAsync(null, 0, 1, 1);

        Assert.That((remote.Is("Warm"), remote.When("Warm").IsCompleted), Is.EqualTo((true, true)));
        Assert.That(async () => await ConnectAsync([3], 0, 1, 1), Throws.TypeOf<IOException>().With.InnerException.TypeOf<ProtocolException>().And.InnerException.Message.Contains("tracks state 3"));
        Assert.That(Warm.Index, Is.EqualTo(2));
    }
}
