using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Testing.Tests.Time;

public sealed class ManualTimeTests
{
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Test]
    public void A_callback_reads_its_own_due_time_and_timers_fire_in_order()
    {
        var time = new ManualTime();
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name} at {(time.GetUtcNow() - time.Start).TotalSeconds}");
        using ITimer late = time.CreateTimer(Note, "late", Seconds(5), Timeout.InfiniteTimeSpan);
        using ITimer early = time.CreateTimer(Note, "early", Seconds(2), Timeout.InfiniteTimeSpan);
        using ITimer twin = time.CreateTimer(Note, "twin", Seconds(5), Timeout.InfiniteTimeSpan);

        time.Advance(Seconds(10));

        Assert.That(fired, Is.EqualTo((string[])["early at 2", "late at 5", "twin at 5"]));
        Assert.That(time.GetUtcNow() - time.Start, Is.EqualTo(Seconds(10)));
    }

    [Test]
    public void A_delay_that_is_armed_in_a_callback_fires_within_the_same_advance()
    {
        var time = new ManualTime();
        var seen = new List<double>();
        async Task Run()
        {
            for (int i = 0; i < 3; i++)
            {
                await Task.Delay(Seconds(1), time);
                seen.Add((time.GetUtcNow() - time.Start).TotalSeconds);
            }
        }

        Task run = Run();
        time.Advance(Seconds(10));

        Assert.That(run.IsCompletedSuccessfully, Is.True);
        Assert.That(seen, Is.EqualTo((double[])[1, 2, 3]));
    }

    [Test]
    public void A_periodic_timer_fires_at_each_of_its_times_until_it_is_changed_or_disposed()
    {
        var time = new ManualTime();
        var fired = new List<double>();
        ITimer timer = time.CreateTimer(_ => fired.Add((time.GetUtcNow() - time.Start).TotalSeconds), null, Seconds(1), Seconds(2));

        time.Advance(Seconds(6));
        Assert.That(fired, Is.EqualTo((double[])[1, 3, 5]));
        Assert.That(time.NextDue - time.Start, Is.EqualTo(Seconds(7)));

        Assert.That(timer.Change(Seconds(10), Timeout.InfiniteTimeSpan), Is.True);
        time.Advance(Seconds(20));
        Assert.That(fired, Is.EqualTo((double[])[1, 3, 5, 16]));
        Assert.That(time.NextDue, Is.Null);

        timer.Change(Seconds(1), Seconds(1));
        timer.Dispose();
        time.Advance(Seconds(5));
        Assert.That(fired, Has.Count.EqualTo(4));
        Assert.That(timer.Change(Seconds(1), Seconds(1)), Is.False);
        Assert.That(time.PendingTimers, Is.Zero);
    }

    [Test]
    public void A_timer_may_dispose_itself_or_change_another_in_its_callback()
    {
        var time = new ManualTime();
        var fired = new List<string>();
        ITimer? self = null, other = null;
        self = time.CreateTimer(_ =>
        {
            fired.Add("self");
            self!.Dispose();
            other!.Change(Seconds(3), Timeout.InfiniteTimeSpan);
        }, null, Seconds(1), Seconds(1));
        other = time.CreateTimer(_ => fired.Add($"other at {(time.GetUtcNow() - time.Start).TotalSeconds}"), null, Seconds(2), Timeout.InfiniteTimeSpan);

        time.Advance(Seconds(10));

        Assert.That(fired, Is.EqualTo((string[])["self", "other at 4"]));
    }

    [Test]
    public void Timestamps_and_the_wall_clock_agree_until_the_wall_clock_is_adjusted()
    {
        var time = new ManualTime(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)));
        long before = time.GetTimestamp();
        Task delay = Task.Delay(Seconds(10), time);

        time.SetUtcNow(time.Start + Seconds(4));
        Assert.That(time.GetElapsedTime(before), Is.EqualTo(Seconds(4)));
        Assert.That(time.GetUtcNow(), Is.EqualTo(time.Start + Seconds(4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => time.SetUtcNow(time.Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => time.Advance(Seconds(-1)));

        time.AdjustTime(time.Start - TimeSpan.FromDays(1));
        Assert.That(time.GetElapsedTime(before), Is.EqualTo(Seconds(4)));
        time.Advance(Seconds(5));
        Assert.That(delay.IsCompleted, Is.False);
        time.Advance(Seconds(1));
        Assert.That(delay.IsCompleted, Is.True);
    }

    [Test]
    public void Code_written_for_FakeTimeProvider_sees_the_same()
    {
        List<string> Script(
            TimeProvider time, Action<TimeSpan> advance, Action<DateTimeOffset> set, Action<DateTimeOffset> adjust, Action<TimeSpan> auto)
        {
            var seen = new List<string> { time.ToString()!, time.LocalTimeZone.Id, $"{time.TimestampFrequency}" };
            long start = time.GetTimestamp();
            using ITimer once = time.CreateTimer(_ => seen.Add("once"), null, Seconds(1), Timeout.InfiniteTimeSpan);
            using ITimer often = time.CreateTimer(_ => seen.Add("often"), null, Seconds(2), Seconds(2));
            using ITimer now = time.CreateTimer(_ => seen.Add("now"), null, TimeSpan.Zero, TimeSpan.Zero);
            seen.Add("made");
            advance(Seconds(1));
            advance(Seconds(5));
            once.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            set(time.GetUtcNow() + Seconds(2));
            seen.Add($"{time.GetElapsedTime(start)}");
            adjust(time.GetUtcNow() + Seconds(100));
            seen.Add($"{time.GetUtcNow():O}");
            advance(Seconds(1));
            using var source = new CancellationTokenSource(Seconds(3), time);
            advance(Seconds(3));
            seen.Add($"{source.IsCancellationRequested}");
            auto(Seconds(1));
            seen.Add($"{time.GetUtcNow():O} {time.GetUtcNow():O} {time.GetLocalNow():O}");
            return seen;
        }

        var manual = new ManualTime();
        var fake = new FakeTimeProvider();
        List<string> expected = Script(fake, fake.Advance, fake.SetUtcNow, fake.AdjustTime, amount => fake.AutoAdvanceAmount = amount);

        List<string> actual = Script(manual, manual.Advance, manual.SetUtcNow, manual.AdjustTime, amount => manual.AutoAdvanceAmount = amount);

        Assert.That(actual, Is.EqualTo(expected));
        Assert.That(manual.Start, Is.EqualTo(fake.Start));
    }

    [Test]
    public async Task The_limits_of_a_machine_run_on_it()
    {
        var time = new ManualTime();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        await using var machine = Machine.Create(new Hanging(reached, release), new MachineOptions { TimeProvider = time });

        Task added = Task.Run(() => machine.Add(Hanging.Busy));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        for (int i = 0; i < 8; i++) time.Advance(Seconds(0.25));
        release.Set();
        await added.WaitAsync(TimeSpan.FromSeconds(60));

        machine.ShouldBeInError<HandlerTimeoutException>();
        machine.ShouldBe(Hanging.Busy, BasicStates.ErrHandlerTimeout);
    }

    [Test]
    public async Task An_asynchronous_advance_lets_continuations_on_other_threads_settle_between_due_times()
    {
        var time = new ManualTime();
        var seen = new List<string>();
        Schema schema = new SchemaBuilder().State("On", remove: ["Off"]).State("Off", remove: ["On"]).Build();
        await using var machine = new Machine(schema, new MachineOptions { DrainOn = DrainExecutor.ThreadPool });
        machine.Bind(new HandlerMap().On("OnState", (e, _) => Turn(e, "Off")).On("OffState", (e, _) => Turn(e, "On")));
        async Task Turn(Event e, string next)
        {
            await Task.Delay(Seconds(1), time);
            seen.Add($"{next} at {(time.GetUtcNow() - time.Start).TotalSeconds}");
            e.Machine.Add(e, next);
        }

        machine.Add("On");
        await time.AdvanceAsync(Seconds(3), () => machine.WhenQueueEnds().WaitAsync(Seconds(60)));

        Assert.That(seen, Is.EqualTo((string[])["Off at 1", "On at 2", "Off at 3"]));
    }
}

[StateSchema]
[Include<BasicStates>]
public partial class Hanging(TaskCompletionSource reached, ManualResetEventSlim release)
{
    public static partial State Busy { get; }

    void BusyState()
    {
        reached.SetResult();
#pragma warning disable AM0212 // a handler that hangs is what this is about
        release.Wait();
#pragma warning restore AM0212
    }
}
