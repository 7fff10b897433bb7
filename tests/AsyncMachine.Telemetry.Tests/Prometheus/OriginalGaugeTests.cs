using System.Diagnostics.Metrics;
using System.Globalization;
using AsyncMachine.Telemetry.Prometheus.Original;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Telemetry.Tests.Prometheus;

/// <summary>The gauges of the original: its names, and what they were meant to show.</summary>
public sealed partial class OriginalGaugeTests
{
    [Test]
    public async Task Gauges_show_true_averages_since_the_last_reading()
    {
        var time = new FakeTimeProvider();
        using var gauges = new OriginalGauges();
        using var readings = new Readings();
        await using Machine<Mill> mill = await Observed(gauges, new Mill(time), "Mill-1");

        mill.Add(Mill.Running);             // + Running, its handler takes 30 µs
        mill.Add(Mill.Grain);               // + Grain
        mill.Add(Mill.Grain);               // Multi: two more ticks
        mill.Set(Mill.Running);             // - Grain
        mill.Add(Mill.Blocked);             // refused: not counted
        mill.CanAdd(Mill.Grain);            // a question: not counted

        Assert.That(readings.Take(), Is.EqualTo(new Dictionary<string, double>
        {
            ["am_states_mill_1"] = 4,           // Exception, Running, Grain, Blocked
            ["am_relations_mill_1"] = 2,
            ["am_ref_states_mill_1"] = 3,
            ["am_queue_size_mill_1"] = 0,
            ["am_tx_ticks_mill_1"] = 5 / 4.0,
            ["am_tx_time_mill_1"] = 30 / 4.0,
            ["am_steps_mill_1"] = 0,
            ["am_handlers_mill_1"] = 1 / 4.0,
            ["am_states_added_mill_1"] = 3 / 4.0,
            ["am_states_removed_mill_1"] = 1,
            ["am_states_touched_mill_1"] = 5 / 4.0,
            ["am_states_active_mill_1"] = 5 / 4.0,
            ["am_states_inactive_mill_1"] = 11 / 4.0,
            ["am_exceptions_mill_1"] = 0,
            ["am_transitions_mill_1"] = 4,
        }));

        mill.AddError(new IOException("dust"));
        Dictionary<string, double> next = readings.Take(), idle = readings.Take();
        Assert.That((next["am_transitions_mill_1"], next["am_exceptions_mill_1"], next["am_tx_time_mill_1"]), Is.EqualTo((1, 1, 0)));
        Assert.That((idle["am_transitions_mill_1"], idle["am_states_active_mill_1"]), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Ids_that_read_the_same_in_a_name_get_names_of_their_own()
    {
        using var gauges = new OriginalGauges();
        using var readings = new Readings();
        await using Machine<Mill> first = await Observed(gauges, new Mill(new()), "mill 1"), second = await Observed(gauges, new Mill(new()), "mill.1");

        first.Add(Mill.Running);

        Dictionary<string, double> values = readings.Take();
        Assert.That((values["am_transitions_mill_1"], values["am_transitions_mill_1_2"]), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_disposed_machine_has_no_gauges_and_its_name_is_free()
    {
        using var gauges = new OriginalGauges();
        using var readings = new Readings();
        Machine<Mill> mill = await Observed(gauges, new Mill(new()), "mill");
        mill.Add(Mill.Running);

        await mill.DisposeAsync();

        Assert.That(readings.Take(), Is.Empty);
        await using Machine<Mill> again = await Observed(gauges, new Mill(new()), "mill");
        Assert.That(readings.Take()["am_transitions_mill"], Is.Zero);
    }

    private static async Task<Machine<Mill>> Observed(OriginalGauges gauges, Mill mill, string id)
    {
        Machine<Mill> machine = Machine.Create(mill, new MachineOptions { Id = id, TimeProvider = mill.Time });
        await machine.Engine.AddHook(gauges.Attach(machine.Engine)!).Soon();
        return machine;
    }

    [StateSchema]
    private sealed partial class Mill(FakeTimeProvider time)
    {
        public FakeTimeProvider Time => time;

        [State(After = [nameof(Grain)])]
        public static partial State Running { get; }

        [State(Multi = true)]
        public static partial State Grain { get; }

        [State(Require = [nameof(Grain), nameof(Running)])]
        public static partial State Blocked { get; }

        private void RunningState() => time.Advance(TimeSpan.FromMicroseconds(30));
    }

    /// <summary>What the gauges show, by name.</summary>
    private sealed class Readings : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _values = [];

        public Readings()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == OriginalGauges.MeterName) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _values[instrument.Name] = Math.Round(value, 9));
            _listener.Start();
        }

        public Dictionary<string, double> Take()
        {
            _values.Clear();
            _listener.RecordObservableInstruments();
            return new(_values);
        }

        public void Dispose() => _listener.Dispose();
    }
}
