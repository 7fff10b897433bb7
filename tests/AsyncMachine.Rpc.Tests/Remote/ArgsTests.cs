using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>Args go to the machine elsewhere through their codecs.</summary>
public sealed partial class ArgsTests
{
    [Test]
    public async Task Args_arrive_as_they_were_sent()
    {
        var shop = new Shop();
        await using Machine<Shop> machine = Machine.Create(shop);
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(new Wires(server).DialAsync).Soon();
        var order = new Order("tea", 3, new Uri("https://example.org/"), [1, 2]);

        Assert.That(await remote.AddAsync(Shop.Ordered, order).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await remote.AddAsync(Shop.Noted, "by the door").Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await remote.AddAsync(Shop.Ordered, order with { Count = 0 }).Soon(), Is.EqualTo(Result.Canceled), "its handler refuses");

        Assert.That((shop.Last!.What, shop.Last.Count, shop.Last.From, shop.Note), Is.EqualTo(("tea", 3, order.From, "by the door")));
        Assert.That(shop.Last.Numbers, Is.EqualTo(order.Numbers));
    }

    [StateSchema]
    public sealed partial class Shop
    {
        public Order? Last { get; private set; }

        public string? Note { get; private set; }

        [State(Multi = true)]
        public static partial State<Order> Ordered { get; }

        public static partial State<string> Noted { get; }

        private bool OrderedEnter(Order order) => order.Count > 0;

        private void OrderedState(Order order) => Last = order;

        private void NotedState(string note) => Note = note;
    }

    [StateArgs]
    public sealed partial record Order(string What, int Count, Uri From, List<int> Numbers);
}
