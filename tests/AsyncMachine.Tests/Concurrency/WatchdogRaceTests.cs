namespace AsyncMachine.Tests.Concurrency;

/// <summary>A watchdog that looks all the time, at handlers that always seem too slow.</summary>
public sealed class WatchdogRaceTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("M", multi: true).State("B").State("ErrHandlerTimeout", multi: true).Build();

    /// <summary>A clock that goes wild: each look at it is hours later, and the watchdog's timer fires as often as a thread can call it.</summary>
    private sealed class WildTime : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _timers = [];
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, TimestampFrequency * 3600);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_timers) _timers.Add((callback, state));
            return new Timer(this, callback);
        }

        public void Fire()
        {
            (TimerCallback Callback, object? State)[] timers;
            lock (_timers) timers = [.. _timers];
            foreach ((TimerCallback callback, object? state) in timers) callback(state);
        }

        private sealed class Timer(WildTime time, TimerCallback callback) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                lock (time._timers) time._timers.RemoveAll(t => t.Callback == callback);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Each_call_returns_or_is_left_behind_and_the_machine_comes_to_rest(bool deadline)
    {
        var time = new WildTime();
        int reported = 0, left = 0;
        var options = new MachineOptions
        {
            TimeProvider = time,
            HandlerTimeout = TimeSpan.FromMinutes(1),
            HandlerDeadline = deadline ? TimeSpan.FromMinutes(1) : Timeout.InfiniteTimeSpan,
            HandlerBackoff = TimeSpan.Zero,
            DisposeTimeout = Timeout.InfiniteTimeSpan,
            QueueLimit = int.MaxValue,
            OnError = (_, error) =>
            {
                if (error.Error is not HandlerTimeoutException timeout) return;
                if (timeout.LeftBehind) Interlocked.Increment(ref left);
                else Interlocked.Increment(ref reported);
            },
        };
        await using var machine = new Machine(Plain, options);
        int entered = 0, returned = 0;
        var random = new Random(3);
        machine.Bind(new HandlerMap()
            .On("MEnter", (Action<Event>)(_ => Call()))
            .On("MState", _ => Call()));
        int rounds = Soak.Rounds(100_000);
        bool stop = false;
        long results = 0;

        Soak.Together(
            () =>
            {
                for (int n = 0; n < rounds || Volatile.Read(ref deadline ? ref left : ref reported) == 0; n++)
                {
                    if (!machine.Add("M").IsQueued) results++;
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop)) time.Fire();
            });

        // A left-behind handler has long returned; what it left runs on the pool.
        while (machine.WhenQueueEnds() is { IsCompleted: false } end) await end.Soon();
        Assert.That(await machine.AddAsync(Plain.State("B")).AsTask().Soon(), Is.EqualTo(Result.Executed));
        Assert.That(returned, Is.EqualTo(entered), "nobody hangs");
        Assert.That(entered, Is.GreaterThan(rounds / 2));
        Assert.That(reported, Is.Positive, "the hunt has met nothing");
        Assert.That(left, deadline ? Is.Positive : Is.Zero);
        Assert.That(reported, Is.GreaterThanOrEqualTo(left), "only what was reported is left behind");
        Assert.That(machine.Is("Exception"), Is.True);

        void Call()
        {
            Interlocked.Increment(ref entered);
            int spins;
            lock (random) spins = random.Next(20) == 0 ? random.Next(400) : 0;
            Thread.SpinWait(spins);
            Interlocked.Increment(ref returned);
        }
    }
}
