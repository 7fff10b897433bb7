using System.Diagnostics.Metrics;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests.Recording;

/// <summary>What is written and what is dropped is seen by whoever listens to the engine's meter.</summary>
public sealed class InstrumentTests
{
    [Test]
    public async Task Written_dropped_and_waiting_records_are_counted_by_schema_also_of_recorders_that_have_ended()
    {
        Schema schema = new SchemaBuilder("Instrumented").State("Foo").Build(); // a name of this test: the meter is one for the process
        var backend = new GatedBackend(open: false);
        await using var slow = new Machine(schema, new MachineOptions { Id = "slow" });
        await using var quick = new Machine(schema, new MachineOptions { Id = "quick" });
        HistoryRecorder waits = await HistoryRecorder.StartAsync(slow, backend, new HistoryOptions { BufferBytes = 64 << 10, BatchSize = 100 });
        await using (HistoryRecorder ends = await HistoryRecorder.StartAsync(quick, new MemoryBackend()))
        {
            for (int i = 0; i < 3; i++) quick.Toggle("Foo");
        }

        for (int i = 0; i < 10_000; i++) slow.Toggle("Foo");

        Assert.That(Read(), Is.EqualTo(new[]
        {
            $"asyncmachine.history.pending {waits.Recorded}", $"asyncmachine.history.records dropped {waits.Dropped}", "asyncmachine.history.records written 3",
        }));
        Assert.That(waits.Dropped, Is.GreaterThan(0));

        ulong recorded = waits.Recorded, dropped = waits.Dropped;
        backend.Open();
        await waits.DisposeAsync().AsTask().Soon();

        Assert.That(Read(), Is.EqualTo(new[] { $"asyncmachine.history.records dropped {dropped}", $"asyncmachine.history.records written {recorded + 3}" }));
    }

    private static string[] Read()
    {
        var lines = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, MachineTelemetry.Meter)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Dictionary<string, object?> labels = tags.ToArray().ToDictionary();
            if (labels["asyncmachine.schema"] is not "Instrumented") return;
            lines.Add(string.Join(' ', new[] { instrument.Name, labels.GetValueOrDefault("asyncmachine.history.outcome"), value }.Where(part => part is not null)));
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
