using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>Args of a machine elsewhere can be waited for as those of one here.</summary>
public sealed partial class WhenArgsTests
{
    private static readonly RemoteMachineOptions Prompt = new()
    {
        PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 10_000,
    };

    private static (Machine<Shop> Machine, MachineServer Server, Wires Wires) Serve(MachineServerOptions? options = null)
    {
        Machine<Shop> machine = Machine.Create(new Shop());
        var server = new MachineServer(options);
        server.Host(machine);
        return (machine, server, new Wires(server));
    }

    [Test]
    public async Task They_are_told_with_the_clock_of_their_transition()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt with { PushInterval = TimeSpan.FromHours(1) }).Soon();
        machine.Add(Shop.Noted, "the first change is pushed at once");
        await remote.When(Shop.Noted).Soon();
        Task<Order> any = remote.WhenArgs(Shop.Ordered);
        Task<object> untyped = remote.WhenArgs("Ordered");
        await remote.CanRemoveAsync(Shop.Noted).Soon(); // behind the waits, in the order of requests

        machine.Add(Shop.Ordered, new Order("tea", 3));

        Assert.That(await any.Soon(), Is.EqualTo(new Order("tea", 3)));
        Assert.That(remote.Is(Shop.Ordered), "no wait shows what the mirror does not");
        Assert.That(await untyped.Soon(), Is.EqualTo(new Order("tea", 3)));
    }

    [Test]
    public async Task What_must_be_equal_is_compared_there_and_a_predicate_is_asked_here_about_every_activation()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        List<int> asked = [];
        Task<Order> equal = remote.WhenArgs(Shop.Ordered, new Order("milk", 90));
        Task<Order> chosen = remote.WhenArgs(Shop.Ordered, order =>
        {
            asked.Add(order.Count);
            return order.Count == 80;
        });
        await remote.CanRemoveAsync(Shop.Noted).Soon();

        for (int i = 1; i <= 100; i++) machine.Add(Shop.Ordered, new Order("milk", i));

        Assert.That(((await equal.Soon()).Count, (await chosen.Soon()).Count), Is.EqualTo((90, 80)));
        Assert.That(asked, Is.EqualTo(Enumerable.Range(1, 80)), "none is lost between two, none comes twice");
    }

    [Test]
    public async Task Errors_are_args_too_and_their_stacks_stay_there()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        Task<ErrorArgs?> failed = remote.WhenArgs(Shop.Exception);
        await remote.CanRemoveAsync(Shop.Noted).Soon();

        try
        {
            throw new IOException("wet");
        }
        catch (IOException error)
        {
            machine.AddError(error);
        }

        var told = (RemoteException)(await failed.Soon())!.Error;
        Assert.That((told.TypeName, told.Message, told.RemoteStackTrace), Is.EqualTo(("System.IO.IOException", "wet", (string?)null)));
    }

    [Test]
    public async Task A_wait_takes_no_place_in_the_window()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve(new MachineServerOptions { Window = 4 });
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        Task<Order>[] waits = [.. Enumerable.Range(0, 100).Select(i => remote.WhenArgs(Shop.Ordered, new Order("tea", i)))];

        Assert.That(await remote.AddAsync(Shop.Noted, "still served").Soon(), Is.EqualTo(Result.Executed));
        for (int i = 0; i < 100; i++) machine.Add(Shop.Ordered, new Order("tea", i));

        Order[] told = await Task.WhenAll(waits).Soon();
        Assert.That(told.Select(order => order.Count), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public async Task Too_many_are_refused_and_those_that_are_over_count_no_more()
    {
        (Machine<Shop> _, MachineServer server, Wires wires) = Serve(new MachineServerOptions { MaxSubscriptions = 2 });
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        using var cancel = new CancellationTokenSource();
        Task<Order> first = remote.WhenArgs(Shop.Ordered, cancellationToken: cancel.Token);
        Task<string> second = remote.WhenArgs(Shop.Noted);

        Assert.That(async () => await remote.WhenArgs(Shop.Ordered).Soon(), Throws.TypeOf<RemoteLimitException>().With.Message.StartsWith("2 "));
        await cancel.CancelAsync();
        Assert.That(async () => await first.Soon(), Throws.InstanceOf<OperationCanceledException>());

        while (true)
        {
            // The cancellation is no request: one that comes behind it may be answered before it, but not for ever.
            Task<Order> third = remote.WhenArgs(Shop.Ordered);
            await remote.AddAsync(Shop.Ordered, new Order("tea", 1)).Soon();
            try
            {
                Assert.That(await third.Soon(), Is.EqualTo(new Order("tea", 1)));
                break;
            }
            catch (RemoteLimitException)
            {
                await Task.Yield();
            }
        }

        Assert.That(second.IsCompleted, Is.False);
    }

    [Test]
    public async Task Who_may_not_see_a_state_does_not_see_its_args()
    {
        (Machine<Shop> _, MachineServer server, Wires wires) = Serve(new MachineServerOptions { Authorize = (_, _) => new(new Access { MaySee = state => state.Name != "Ordered" }) });
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();

        var refused = new TaskCompletionSource<string?>();
        Assert.That(() => remote.WhenArgs(Shop.Ordered), Throws.TypeOf<UntrackedStateException>(), "it is not asked for");
        remote.WatchArgs(Shop.Ordered.Index, every: true, null, (_, why) => refused.TrySetResult(why), CancellationToken.None);

        Assert.That(await refused.Task.Soon(), Does.Contain("may not see state Ordered"), "and not told to a client that asks all the same");
        Assert.That(server.DeniedRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_predicate_that_throws_fails_its_wait_and_a_type_without_codec_its_caller()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        Task<string> wait = remote.WhenArgs(Shop.Noted, _ => throw new InvalidOperationException("no"));
        await remote.CanRemoveAsync(Shop.Noted).Soon();

        machine.Add(Shop.Noted, "well");

        Assert.That(async () => await wait.Soon(), Throws.InvalidOperationException.With.Message.EqualTo("no"));
        await using RemoteMachine plain = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        Assert.That(() => plain.WhenArgs("Noted"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Noted"));
    }

    [Test]
    public async Task The_end_of_the_mirror_cancels_them()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        RemoteMachine<Shop> left = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine<Shop> lost = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        Task<Order> first = left.WhenArgs(Shop.Ordered), second = lost.WhenArgs(Shop.Ordered);

        await left.DisposeAsync();
        await machine.DisposeAsync();

        Assert.That(async () => await first.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await second.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await left.WhenArgs(Shop.Ordered).Soon(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task What_comes_while_the_client_is_away_is_told_when_it_is_back()
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        Task<Order> wait = remote.WhenArgs(Shop.Ordered, order => order.Count == 2);
        await remote.CanRemoveAsync(Shop.Noted).Soon();

        wires.Cut(down: true);
        await remote.WhenAway().Soon();
        for (int i = 0; i < 4; i++) machine.Add(Shop.Ordered, new Order("tea", i));
        wires.Cut(down: false);

        Assert.That((await wait.Soon()).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_session_that_was_forgotten_is_asked_anew()
    {
        var time = new FakeTimeProvider();
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve(new MachineServerOptions { TimeProvider = time, PingInterval = TimeSpan.FromHours(1) });
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt with { MaxRetries = int.MaxValue }).Soon();
        Task<Order> wait = remote.WhenArgs(Shop.Ordered);
        await remote.CanRemoveAsync(Shop.Noted).Soon();
        byte[]? session = remote.Session.Key;

        wires.Cut(down: true);
        await remote.WhenAway().Soon();
        while (server.Clients().Count > 0)
        {
            time.Advance(TimeSpan.FromMinutes(6)); // the server may not have noticed yet
            await Task.Yield();
        }

        wires.Cut(down: false);
        await remote.WhenLive().Soon();
        await remote.CanRemoveAsync(Shop.Noted).Soon();
        machine.Add(Shop.Ordered, new Order("tea", 5));

        Assert.That((await wait.Soon()).Count, Is.EqualTo(5));
        Assert.That(remote.Session.Key, Is.Not.EqualTo(session));
    }

    /// <summary>Connections are cut at random bytes all the time: every predicate sees every activation once, in order.</summary>
    [TestCase(1, 2_000)]
    [TestCase(2, 5_000)]
    [TestCase(3, 10_000)]
    public async Task Each_activation_is_told_once_whatever_happens_to_the_connection(int seed, int reach)
    {
        (Machine<Shop> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Shop> remote = await RemoteMachine.ConnectAsync<Shop>(wires.DialAsync, Prompt).Soon();
        const int Count = 900;
        List<int>[] seen = [[], [], []];
        Task<Order>[] every = [.. seen.Select(list => remote.WhenArgs(Shop.Ordered, order =>
        {
            list.Add(order.Count);
            return order.Count == Count;
        }))];
        await remote.CanRemoveAsync(Shop.Noted).Soon();
        wires.CutAfter(seed, reach);
        wires.Cut();

        for (int i = 1; i <= Count; i++)
        {
            Task<Order>? once = i % 10 == 0 ? remote.WhenArgs(Shop.Ordered, new Order("tea", i)) : null;
            Assert.That(await remote.AddAsync(Shop.Ordered, new Order("tea", i)).Soon(), Is.EqualTo(Result.Executed));
            if (once is not null) Assert.That((await once.Soon()).Count, Is.EqualTo(i));
        }

        await Task.WhenAll(every).Soon();
        Assert.That(seen, Is.All.EqualTo(Enumerable.Range(1, Count)), $"{wires.Cuts} cuts");
        Assert.That((wires.Cuts > 10, server.ProtocolErrors), Is.EqualTo((true, 0L)), $"{wires.Cuts} cuts");
    }

    [StateSchema]
    public sealed partial class Shop
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State(Multi = true)]
        public static partial State<Order> Ordered { get; }

        [State(Multi = true)]
        public static partial State<string> Noted { get; }
    }

    [StateArgs]
    public sealed partial record Order(string What, int Count);
}
