namespace AsyncMachine.Tests.Replicas;

/// <summary>Whoever is told of a mirror's updates more slowly than they come is told of several as one: they do not pile up, and nothing is invented.</summary>
public sealed partial class SlowListenerTests
{
    private const int Kept = 1024;
    private static readonly int On = Lamp.On.Index, Blink = Lamp.Blink.Index, Warm = Lamp.Warm.Index;

    [Test]
    public async Task Beyond_a_thousand_updates_they_are_told_as_one_and_each_goes_on_from_the_one_before()
    {
        var mirror = new Fed();
        var slow = new Slow();
        mirror.AddTracer(slow);
        mirror.Update([new(Blink, 0, 1)], 1, 0);
        await slow.Entered.Task.WaitAsync(TimeSpan.FromSeconds(60));

        for (ulong i = 1; i <= 5_000; i++) mirror.Update([new(Blink, (2 * i) - 1, (2 * i) + 1, Unseen: true)], i + 1, 0);
        slow.Gate.Set();
        await slow.WaitAsync(Lamp.Blink, 10_001);

        Assert.That((slow.Told.Count, mirror.JoinedUpdates), Is.EqualTo((1 + Kept, 5_000L - Kept)));
        for (int i = 1; i < slow.Told.Count; i++) Assert.That(slow.Told[i].Before, Is.EqualTo(slow.Told[i - 1].After), $"transition {i}");
        Assert.That(slow.Told[^1].QueueTick, Is.EqualTo(5_001));
    }

    [Test]
    public async Task What_is_told_as_one_tells_handlers_of_pulses_dips_and_calls_in_between()
    {
        var mirror = new Fed();
        var slow = new Slow();
        var lamps = new Lamps();
        mirror.AddTracer(slow);
        mirror.Bind(lamps);
        mirror.Update([new(Blink, 0, 1), new(Warm, 0, 1)], 1, 0);
        await slow.Entered.Task.WaitAsync(TimeSpan.FromSeconds(60));
        for (ulong i = 1; i <= Kept; i++) mirror.Update([new(Blink, (2 * i) - 1, (2 * i) + 1, Unseen: true)], i + 1, 0);

        mirror.Update([new(On, 0, 1)], Kept + 2, 0); // joins the last one, as what follows
        mirror.Update([new(On, 1, 2), new(Warm, 1, 2)], Kept + 3, 0);
        mirror.Update([new(Warm, 2, 3)], Kept + 4, 0);
        mirror.Update([new(Blink, (2 * Kept) + 1, (2 * Kept) + 3, Unseen: true)], Kept + 5, 0);
        slow.Gate.Set();
        await slow.WaitAsync(Lamp.Blink, (2 * Kept) + 3);

        Assert.That(lamps.Calls.TakeLast(5), Is.EqualTo(new[] { "WarmEnd", "OnState pulse", "WarmState", "BlinkState", "OnEnd pulse" }));
        Assert.That(lamps.Calls, Has.Count.EqualTo(2 + (Kept - 1) + 5));
    }

    [Test]
    public async Task Queries_are_asked_about_the_last_time_and_are_not_lost()
    {
        var mirror = new Fed();
        var slow = new Slow();
        mirror.AddTracer(slow);
        int asked = 0;
        Task query = mirror.WhenQuery(time => Interlocked.Increment(ref asked) > 0 && time[Lamp.Blink] == 8_001);
        mirror.Update([new(Blink, 0, 1)], 1, 0);
        await slow.Entered.Task.WaitAsync(TimeSpan.FromSeconds(60));

        for (ulong i = 1; i <= 4_000; i++) mirror.Update([new(Blink, (2 * i) - 1, (2 * i) + 1, Unseen: true)], i + 1, 0);
        slow.Gate.Set();
        await query.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(asked, Is.EqualTo(1 + 1 + Kept), "when it was made, and about each time that is told");
        Task same = mirror.WhenQuery(time => time[Lamp.Blink] == 8_001);
        Assert.That(same.IsCompletedSuccessfully);
    }

    [Test]
    public async Task Whoever_comes_later_is_not_told_of_what_was_before()
    {
        var mirror = new Fed();
        Slow slow = new(), late = new();
        late.Gate.Set();
        mirror.AddTracer(slow);
        mirror.Update([new(Blink, 0, 1)], 1, 0);
        await slow.Entered.Task.WaitAsync(TimeSpan.FromSeconds(60));
        for (ulong i = 1; i <= 2 * Kept; i++) mirror.Update([new(Blink, (2 * i) - 1, (2 * i) + 1, Unseen: true)], i + 1, 0);

        mirror.AddTracer(late);
        mirror.Update([new(On, 0, 1)], 3_000, 0);
        slow.Gate.Set();
        await late.WaitAsync(Lamp.On, 1);

        Assert.That(late.Told.Single().Before[Blink], Is.EqualTo((4 * Kept) + 1));
        Assert.That(slow.Told, Has.Count.EqualTo(1 + Kept + 1));
    }

    [StateSchema]
    internal sealed partial class Lamp
    {
        public static partial State On { get; }

        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }
    }

    [StateHandlers<Lamp>]
    private sealed partial class Lamps
    {
        public List<string> Calls { get; } = [];

        private void OnState(MirrorEvent e) => Calls.Add("OnState" + (e.IsPulse ? " pulse" : ""));

        private void OnEnd(MirrorEvent e) => Calls.Add("OnEnd" + (e.IsPulse ? " pulse" : ""));

        private void WarmState() => Calls.Add("WarmState");

        private void WarmEnd() => Calls.Add("WarmEnd");

        private void BlinkState() => Calls.Add("BlinkState");
    }

    private sealed class Fed() : Replica("fed", Lamp.Schema, null, null, tellsElsewhere: true);

    /// <summary>Does not return from the first transition before its gate is open.</summary>
    private sealed class Slow : Tracer
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private (int State, ulong Tick) _awaited = (-1, 0); // guarded by the list, as what was told

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Gate { get; } = new();

        public List<(ulong[] Before, ulong[] After, ulong QueueTick)> Told { get; } = [];

        public Task WaitAsync(State state, ulong tick)
        {
            lock (Told)
            {
                _awaited = (state.Index, tick);
                Look();
            }

            return _reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }

        public override void TransitionEnd(Transition transition)
        {
            Entered.TrySetResult();
            if (!Gate.Wait(TimeSpan.FromSeconds(60))) throw new TimeoutException("The gate was not opened.");
            lock (Told)
            {
                Told.Add((transition.TimeBefore.Ticks.ToArray(), transition.TimeAfter.Ticks.ToArray(), transition.QueueTick));
                Look();
            }
        }

        private void Look()
        {
            if (_awaited.State >= 0 && Told.Count > 0 && Told[^1].After[_awaited.State] == _awaited.Tick) _reached.TrySetResult();
        }
    }
}
