using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>A mirror is served onward, and what is behind it behaves as if it was connected itself.</summary>
public sealed partial class RepeaterTests
{
    private static readonly RemoteMachineOptions Prompt = new()
    {
        PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 100_000,
    };

    /// <summary>A machine, a repeater of it, and a mirror behind that.</summary>
    private sealed class Chain : IAsyncDisposable
    {
        public Machine<Shop> Machine { get; } = AsyncMachine.Machine.Create(new Shop(), new MachineOptions { Id = "shop" });

        public MachineServer Top { get; private set; } = new();

        public required MachineServer Middle { get; init; }

        public Wires Upper { get; private set; } = null!;

        public Wires Lower { get; private set; } = null!;

        public RemoteMachine Mirror { get; private set; } = null!;

        public RemoteMachine<Shop> End { get; private set; } = null!;

        public static async Task<Chain> MakeAsync(MachineServerOptions? top = null, MachineServerOptions? middle = null)
        {
            var chain = new Chain { Top = new MachineServer(top), Middle = new MachineServer(middle) };
            chain.Top.Host(chain.Machine);
            chain.Upper = new Wires(chain.Top);
            chain.Mirror = await RemoteMachine.ConnectAsync(chain.Upper.DialAsync, Prompt).Soon(); // without types: args pass unread
            chain.Middle.Host(chain.Mirror);
            chain.Lower = new Wires(chain.Middle);
            chain.End = await RemoteMachine.ConnectAsync<Shop>(chain.Lower.DialAsync, Prompt).Soon();
            return chain;
        }

        public async ValueTask DisposeAsync()
        {
            await End.DisposeAsync();
            await Middle.DisposeAsync();
            await Mirror.DisposeAsync();
            await Top.DisposeAsync();
            await Machine.DisposeAsync();
        }
    }

    [Test]
    public async Task Mutations_travel_up_and_clocks_down()
    {
        await using Chain chain = await Chain.MakeAsync();
        Task shut = chain.End.When(Shop.Shut);

        Assert.That(await chain.End.AddAsync(Shop.Open).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((chain.End.Time(), chain.End.Id), Is.EqualTo((chain.Machine.Time(), "shop")), "the answer comes with what it has changed");
        Assert.That(await chain.End.AddAsync(Shop.Ordered, new Order("none", 0)).Soon(), Is.EqualTo(Result.Canceled), "the handler at the top refuses");
        Assert.That(await chain.End.AddAsync(Shop.Ordered, new Order("tea", 2)).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await chain.End.AddErrorAsync(new IOException("wet")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((chain.Machine.Error!.Message, ((RemoteException)chain.Machine.Error).TypeName), Is.EqualTo(("wet", "System.IO.IOException")));
        Assert.That(await chain.End.CanAddAsync(Shop.Shut).Soon(), Is.EqualTo(Result.Executed));
        chain.Machine.Add(Shop.Shut);

        await shut.Soon();
        Assert.That(chain.End.Time(), Is.EqualTo(chain.Machine.Time()));
    }

    [Test]
    public async Task Args_are_waited_for_and_listed_through_it()
    {
        await using Chain chain = await Chain.MakeAsync();
        Task<Order> any = chain.End.WhenArgs(Shop.Ordered), third = chain.End.WhenArgs(Shop.Ordered, order => order.Count == 3), equal = chain.End.WhenArgs(Shop.Ordered, new Order("tea", 2));
        await chain.End.CanAddAsync(Shop.Open).Soon();

        for (int i = 1; i <= 3; i++) await chain.End.AddAsync(Shop.Ordered, new Order("tea", i)).Soon();

        Order[] told = await Task.WhenAll(any, third, equal).Soon();
        Assert.That(told.Select(order => order.Count), Is.EqualTo(new[] { 1, 3, 2 }));
        Assert.That((await chain.End.ArgsCatalogueAsync().Soon()).Select(arg => arg.State.Name).Distinct(), Is.EqualTo(new[] { "Ordered" }));
    }

    [Test]
    public async Task What_either_server_forbids_is_refused()
    {
        await using Chain chain = await Chain.MakeAsync(
            new MachineServerOptions { Authorize = (_, _) => new(new Access { MayMutate = state => state.Name != "Ordered" }) },
            new MachineServerOptions { Authorize = (_, _) => new(new Access { MayMutate = state => state.Name != "Open", MaySee = state => state.Name != "Shut" }) });

        Assert.That(async () => await chain.End.AddAsync(Shop.Open).Soon(), Throws.TypeOf<RemoteRefusedException>().With.Message.Contains("Open"));
        Assert.That(async () => await chain.End.AddAsync(Shop.Ordered, new Order("tea", 1)).Soon(), Throws.TypeOf<RemoteRefusedException>().With.Message.Contains("Ordered"));
        Assert.That(await chain.End.AddAsync(Shop.Shut).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((chain.Machine.Is(Shop.Shut), chain.Mirror.Is("Shut"), chain.End.Is(Shop.Shut)), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task A_schema_that_grows_grows_at_its_end_too()
    {
        await using Chain chain = await Chain.MakeAsync();

        await chain.Machine.SetSchemaAsync(new SchemaBuilder(chain.Machine.Schema).State("Painted").Build()).Soon();
        chain.Machine.Add("Painted");

        await chain.End.WhenQuery(time => time.Count == chain.Machine.Schema.Count && time.Is(chain.End.Schema.State("Painted")), []).Soon();
        Assert.That(await chain.End.AddAsync(Shop.Open).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(chain.End.Time().Ticks.ToArray(), Is.EqualTo(chain.Machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task While_the_repeater_is_away_so_is_what_is_behind_it_and_requests_wait()
    {
        await using Chain chain = await Chain.MakeAsync();
        CancellationToken token = chain.End.StateToken(Shop.Open);

        chain.Upper.Cut(down: true);
        await chain.End.WhenAway().Soon();
        Assert.That(token.IsCancellationRequested);
        Task<Result> waiting = chain.End.AddAsync(Shop.Open).AsTask();
        chain.Machine.Add(Shop.Shut);
        Assert.That(waiting.IsCompleted, Is.False);
        chain.Upper.Cut(down: false);

        Assert.That(await waiting.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(chain.End.Time(), Is.EqualTo(chain.Machine.Time()));
    }

    [Test]
    public async Task Another_machine_at_the_top_replaces_the_vector()
    {
        await using Chain chain = await Chain.MakeAsync();
        for (int i = 0; i < 5; i++) await chain.End.ToggleAsync(Shop.Open).Soon();
        ulong instance = chain.Middle.Find("")!.Instance;
        Assert.That(instance, Is.EqualTo(chain.Top.Find("")!.Instance), "a repeater that is restarted goes on with the same ticks");

        await using Machine<Shop> other = Machine.Create(new Shop());
        other.Add(Shop.Shut);
        chain.Upper.Cut(down: true);
        await chain.End.WhenAway().Soon();
        Assert.That(chain.Top.Release(""));
        chain.Top.Host(other);
        chain.Upper.Cut(down: false);

        await chain.End.WhenLive().Soon();
        await chain.End.WhenNot(Shop.Open).Soon();
        Assert.That(chain.End.Time(), Is.EqualTo(other.Time()));
        Assert.That(chain.Middle.Find("")!.Instance, Is.Not.EqualTo(instance));
        Assert.That(await chain.End.AddAsync(Shop.Open).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(other.Is(Shop.Open));
    }

    [Test]
    public async Task The_end_of_the_machine_is_the_end_of_all()
    {
        await using Chain chain = await Chain.MakeAsync();

        await chain.Machine.DisposeAsync();

        await Task.WhenAll(chain.Mirror.WhenDisposed(), chain.End.WhenDisposed()).Soon();
        Assert.That(chain.Middle.Find(""), Is.Null);
    }

    [Test]
    public async Task A_machine_that_is_served_no_more_is_over_behind_it()
    {
        await using Chain chain = await Chain.MakeAsync();

        Assert.That(chain.Middle.Release(""));

        await chain.End.WhenDisposed().Soon();
        Assert.That((chain.Mirror.IsLive, await chain.Mirror.AddAsync(chain.Mirror.Schema.State("Open")).Soon()), Is.EqualTo((true, Result.Executed)));
    }

    /// <summary>Connections of both hops are cut at random bytes all the time: every mutation is executed once, in order, and the clocks end up equal.</summary>
    [TestCase(1, 1_500)]
    [TestCase(2, 3_000)]
    [TestCase(3, 6_000)]
    public async Task Both_hops_may_break(int seed, int reach)
    {
        await using Chain chain = await Chain.MakeAsync();
        var random = new Random(seed);
        chain.Upper.CutAfter(seed, reach * 2);
        chain.Lower.CutAfter(seed + 1, reach);
        chain.Upper.Cut();
        int rings = 0, orders = 0;

        for (int round = 0; round < 300; round++)
        {
            List<Task<Result>> calls = [];
            for (int i = 0; i < 20; i++)
            {
                switch (random.Next(5))
                {
                    case 0:
                        calls.Add(chain.End.ToggleAsync(Shop.Open).AsTask());
                        break;
                    case 1:
                        calls.Add(chain.End.SetAsync(Shop.Shut).AsTask());
                        break;
                    case 2:
                        orders++;
                        calls.Add(chain.End.AddAsync(Shop.Ordered, new Order("tea", round + 1)).AsTask());
                        break;
                    case 3:
                        rings++;
                        chain.End.Post(MutationType.Add, [Shop.Ring]);
                        break;
                    default:
                        chain.Machine.Add(Shop.Knock);
                        break;
                }
            }

            await Task.WhenAll(calls).Soon();
        }

        chain.Upper.CutAfter(seed, 0);
        chain.Lower.CutAfter(seed, 0);
        Assert.That(await chain.End.AddAsync(Shop.Closing).Soon(), Is.EqualTo(Result.Executed));

        Assert.That((chain.Machine.Instance.Rings, chain.Machine.Instance.Orders), Is.EqualTo((rings, orders)), "each exactly once");
        Assert.That(chain.End.Time(), Is.EqualTo(chain.Machine.Time()));
        Assert.That((chain.Top.ProtocolErrors, chain.Middle.ProtocolErrors, chain.End.Resyncs), Is.EqualTo((0L, 0L, 0)));
        Assert.That((chain.Upper.Cuts > 5, chain.Lower.Cuts > 5), Is.EqualTo((true, true)), $"{chain.Upper.Cuts} and {chain.Lower.Cuts} cuts");
    }

    [StateSchema]
    public sealed partial class Shop
    {
        public int Rings { get; private set; }

        public int Orders { get; private set; }

        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State(Remove = [nameof(Shut)])]
        public static partial State Open { get; }

        [State(Remove = [nameof(Open)])]
        public static partial State Shut { get; }

        [State(Multi = true)]
        public static partial State<Order> Ordered { get; }

        [State(Multi = true)]
        public static partial State Ring { get; }

        [State(Multi = true)]
        public static partial State Knock { get; }

        public static partial State Closing { get; }

        private bool OrderedEnter(Order order) => order.Count > 0;

        private void OrderedState(Order order) => Orders++;

        private void RingState() => Rings++;
    }

    [StateArgs]
    public sealed partial record Order(string What, int Count);
}
