using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>A client without a schema class learns which args there are.</summary>
public sealed partial class ArgsCatalogueTests
{
    [Test]
    public async Task It_lists_the_members_of_args_and_their_types()
    {
        await using var machine = new Machine(Shop.Schema);
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();

        IReadOnlyList<StateArg> catalogue = await remote.ArgsCatalogueAsync().Soon();

        Assert.That(catalogue.Select(arg => $"{arg}: {arg.Type}"), Is.EqualTo(new[]
        {
            "Ordered.What: string", "Ordered.Count: int?", "Ordered.Notes: System.Collections.Generic.List<string>", "Noted: String",
        }));
    }

    [Test]
    public async Task Of_states_that_a_client_may_neither_see_nor_call_it_tells_nothing()
    {
        await using var machine = new Machine(Shop.Schema);
        await using var server = new MachineServer(new MachineServerOptions
        {
            Authorize = (_, _) => new(new Access { MaySee = state => state.Name == "Noted", MayMutate = state => state.Name == "Open" }),
        });
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();

        Assert.That((await remote.ArgsCatalogueAsync().Soon()).Select(arg => arg.ToString()), Is.EqualTo(new[] { "Noted" }));
    }

    [StateSchema]
    public sealed partial class Shop
    {
        public static partial State Open { get; }

        public static partial State<Order> Ordered { get; }

        public static partial State<string> Noted { get; }
    }

    [StateArgs]
    public sealed partial record Order(string What, int? Count, List<string> Notes);
}
