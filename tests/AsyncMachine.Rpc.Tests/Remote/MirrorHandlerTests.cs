using System.Threading.Channels;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>Final handlers of a mirror run one update after the other, apart from the connection.</summary>
public sealed partial class MirrorHandlerTests
{
    private static readonly RemoteMachineOptions Unpushed = new() { PushInterval = Timeout.InfiniteTimeSpan, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 10_000, MaxRetryDelay = TimeSpan.FromMilliseconds(5) };

    private static (Machine<Lamp> Machine, MachineServer Server) Serve()
    {
        Machine<Lamp> machine = Machine.Create(new Lamp());
        var server = new MachineServer();
        server.Host(machine);
        return (machine, server);
    }

    [Test]
    public async Task They_hear_of_pulses_and_of_nothing_that_was_there_before()
    {
        (Machine<Lamp> machine, MachineServer server) = Serve();
        await using MachineServer serving = server;
        machine.Add(Lamp.On, Lamp.Blink);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Unpushed).Soon();
        var heard = new Heard();
        remote.Bind(heard);
        machine.Remove(Lamp.On);
        machine.Add(Lamp.On);
        machine.Add(Lamp.Warm);
        machine.Remove(Lamp.Warm);
        machine.Add(Lamp.Blink);

        await remote.AddAsync(Lamp.Last).Soon();

        Assert.That(await heard.UntilAsync("LastState"), Is.EqualTo(new[] { "OnEnd", "OnState", "WarmState pulse", "BlinkState", "LastState" }));
        Assert.That(await heard.UntilAsync("WarmEnd pulse"), Is.EqualTo(new[] { "WarmEnd pulse" }));
    }

    [Test]
    public async Task They_hear_of_what_happened_while_away_and_not_of_what_was_rolled_back()
    {
        (Machine<Lamp> machine, MachineServer server) = Serve();
        await using MachineServer serving = server;
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Unpushed).Soon();
        var heard = new Heard();
        remote.Bind(heard);
        wires.Cut(down: true);
        await remote.WhenAway().Soon();

        machine.Add(Lamp.Warm);
        machine.Remove(Lamp.Warm);
        wires.Cut(down: false);
        await remote.WhenLive().Soon();
        Assert.That(await heard.UntilAsync("WarmEnd pulse"), Is.EqualTo(new[] { "WarmState pulse", "WarmEnd pulse" }));
        using (machine.Bind(new HandlerMap().On("WarmState", (Action<Event>)Fail)))
        {
            ulong before = machine.Tick(Lamp.Warm);
            await remote.AddAsync(Lamp.Warm).Soon();
            Assert.That((machine.Tick(Lamp.Warm), remote.Tick(Lamp.Warm)), Is.EqualTo((before + 2, before + 2)), "it was rolled back");
        }

        await remote.AddAsync(Lamp.Last).Soon();
        Assert.That(await heard.UntilAsync("LastState"), Is.EqualTo(new[] { "LastState" }));

        static void Fail(Event e) => throw new InvalidOperationException("cold");
    }

    [Test]
    public async Task They_may_await_the_mirrors_own_mutations()
    {
        (Machine<Lamp> machine, MachineServer server) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Unpushed with { PushInterval = TimeSpan.Zero }).Soon();
        var callers = new Callers(remote);
        remote.Bind(callers);

        machine.Add(Lamp.On);

        Assert.That(await callers.Awaited.Soon(), Is.EqualTo((Result.Executed, true)), "the mirror knows what its own call has brought");
    }

    [Test]
    public async Task Calls_and_waits_of_others_do_not_stand_behind_a_handler()
    {
        (Machine<Lamp> _, MachineServer server) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Unpushed).Soon();
        var gate = new TaskCompletionSource();
        var blocker = new Blocker(gate.Task);
        remote.Bind(blocker);
        Task blink = remote.WhenTime(Lamp.Blink, 19);

        await remote.AddAsync(Lamp.On).Soon();
        await blocker.Entered.Soon();
        for (int i = 0; i < 10; i++) Assert.That(await remote.AddAsync(Lamp.Blink).Soon(), Is.EqualTo(Result.Executed));

        await blink.Soon();
        Assert.That(blocker.Order, Is.EqualTo(new[] { "on" }));
        gate.SetResult();
        await blocker.Ended.Soon();
        Assert.That(blocker.Order, Is.EqualTo(new[] { "on", "1", "3", "5", "7", "9", "11", "13", "15", "17", "19" }));
    }

    [StateSchema]
    [Include<BasicStates>]
    public sealed partial class Lamp
    {
        public static partial State On { get; }

        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }

        public static partial State Last { get; }
    }

    [StateHandlers<Lamp>]
    private sealed partial class Heard
    {
        private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();

        public async Task<string[]> UntilAsync(string last)
        {
            var calls = new List<string>();
            while (calls.LastOrDefault() != last) calls.Add(await _calls.Reader.ReadAsync().Soon());
            return [.. calls];
        }

        private void OnState(MirrorEvent e) => Add("OnState", e);

        private void OnEnd(MirrorEvent e) => Add("OnEnd", e);

        private void WarmState(MirrorEvent e) => Add("WarmState", e);

        private void WarmEnd(MirrorEvent e) => Add("WarmEnd", e);

        private void BlinkState(MirrorEvent e) => Add("BlinkState", e);

        private void LastState(MirrorEvent e) => Add("LastState", e);

        private void Add(string call, MirrorEvent e) => _calls.Writer.TryWrite(call + (e.IsPulse ? " pulse" : ""));
    }

    [StateHandlers<Lamp>]
    private sealed partial class Callers(RemoteMachine<Lamp> remote)
    {
        private readonly TaskCompletionSource<(Result, bool)> _awaited = new();

        public Task<(Result, bool)> Awaited => _awaited.Task;

        private async Task OnState(MirrorEvent e)
        {
            Result result = await e.Machine.AddAsync(Lamp.Warm);
            _awaited.SetResult((result, remote.Is(Lamp.Warm)));
        }
    }

    [StateHandlers<Lamp>]
    private sealed partial class Blocker(Task gate)
    {
        private readonly TaskCompletionSource _entered = new(), _ended = new();

        public Task Entered => _entered.Task;

        public Task Ended => _ended.Task;

        public List<string> Order { get; } = [];

        private void OnState()
        {
            Order.Add("on");
            _entered.SetResult();
            Hold();
        }

        private void Hold() => gate.Soon().GetAwaiter().GetResult(); // what no handler should do, and what must hold up no one else

        private void BlinkState(MirrorEvent e)
        {
            ulong tick = e.Transition.TimeAfter[Lamp.Blink];
            Order.Add(tick.ToString());
            if (tick == 19) _ended.SetResult();
        }
    }
}
