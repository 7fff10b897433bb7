using System.Diagnostics.Metrics;
using AsyncMachine.Telemetry.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Telemetry.Tests.Metrics;

/// <summary>How long transitions and handlers take, by the machine's own clock.</summary>
public sealed partial class DurationTests
{
    [Test]
    public async Task Transitions_handlers_and_the_queue_are_measured_while_somebody_listens()
    {
        var time = new FakeTimeProvider();
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        await using Machine<Kettle> kettle = Machine.Create(new Kettle(time), new MachineOptions { TimeProvider = time });
        await kettle.Engine.AddHook(new TimingProbe(instruments, "Kettle", kettle.Id)).Soon();
        kettle.Add(Kettle.Hot); // nobody listens yet
        kettle.Remove(Kettle.Hot);
        using var readings = new MetricReadings(meter, instrument => MetricNames.IsDuration(instrument.Name));

        kettle.Add(Kettle.Hot);

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.handler.duration{phase=final,schema=Kettle} 0.002",
            "asyncmachine.handler.duration{phase=negotiation,schema=Kettle} 0.001",
            "asyncmachine.queue.length{schema=Kettle} 0",
            "asyncmachine.queue.length{schema=Kettle} 1", // Empty, which the handler has queued
            "asyncmachine.transition.duration{type=add,outcome=executed,auto=False,schema=Kettle} 0",
            "asyncmachine.transition.duration{type=add,outcome=executed,auto=False,schema=Kettle} 0.003",
        }));
    }

    [TestCase("completed")]
    [TestCase("canceled")]
    [TestCase("failed")]
    public async Task An_async_handler_is_measured_to_its_end_however_it_ends(string end)
    {
        var time = new FakeTimeProvider();
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        var slow = new Slow(time);
        Machine<Slow> machine = Machine.Create(slow, new MachineOptions { TimeProvider = time });
        await machine.Engine.AddHook(new TimingProbe(instruments, "Slow", machine.Id)).Soon();
        using var readings = new MetricReadings(meter, instrument => instrument.Name.StartsWith("asyncmachine.handler", StringComparison.Ordinal));

        machine.Add(Slow.Running);
        time.Advance(TimeSpan.FromSeconds(5));
        if (end == "completed") slow.Gate.SetResult();
        else if (end == "failed") slow.Gate.SetException(new IOException("broken"));
        else machine.Remove(Slow.Running);
        await machine.DisposeAsync().AsTask().Soon(); // waits for the handler

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            $"asyncmachine.handler.async.duration{{end={end},schema=Slow}} 5.001",
            "asyncmachine.handler.duration{phase=final,schema=Slow} 0.001",
        }));
    }

    [Test]
    public async Task A_listener_that_throws_costs_the_value_and_not_the_transition()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, meter)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("a broken exporter"));
        listener.Start();
        await using Machine<Kettle> kettle = Machine.Create(new Kettle(new FakeTimeProvider()));
        await kettle.Engine.AddHook(new TimingProbe(instruments, "Kettle", kettle.Id)).Soon();

        Result result = kettle.Add(Kettle.Hot);

        Assert.That((result, kettle.IsError, kettle.Error), Is.EqualTo((Result.Executed, false, default(Exception))));
    }

    [Test]
    public void Buckets_reach_from_a_tenth_of_a_microsecond_to_ten_seconds()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);

        IReadOnlyList<double> bounds = instruments.TransitionDuration.Advice!.HistogramBucketBoundaries!;

        Assert.That((bounds[0], bounds[^1]), Is.EqualTo((1e-7, 10.0)));
        Assert.That(bounds, Is.Ordered);
        Assert.That(instruments.HandlerDuration.Advice!.HistogramBucketBoundaries, Is.EqualTo(bounds));
    }

    [StateSchema]
    private sealed partial class Slow(FakeTimeProvider time)
    {
        [State]
        public static partial State Running { get; }

        public TaskCompletionSource Gate { get; } = new();

        private async Task RunningState(CancellationToken token)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Gate.Task.WaitAsync(token);
        }
    }

    [StateSchema]
    private sealed partial class Kettle(FakeTimeProvider time)
    {
        [State]
        public static partial State Hot { get; }

        [State]
        public static partial State Empty { get; }

        private bool HotEnter()
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return true;
        }

        private void HotState(Event e)
        {
            time.Advance(TimeSpan.FromMilliseconds(2));
            e.Machine.Post(MutationType.Add, [Empty]);
        }
    }
}
