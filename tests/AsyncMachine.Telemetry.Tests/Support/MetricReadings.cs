using System.Diagnostics.Metrics;
using System.Globalization;

namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>Listens to a meter without an SDK, and writes down what it is told: <c>name{tag=value,…} value</c>.</summary>
internal sealed class MetricReadings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    public MetricReadings(Meter meter, Func<Instrument, bool>? wanted = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter) && wanted?.Invoke(instrument) != false) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Write(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Write(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Write(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What was told since the last call, observable instruments included, sorted.</summary>
    public string[] Take()
    {
        _listener.RecordObservableInstruments();
        lock (_lines)
        {
            string[] taken = [.. _lines.Order(StringComparer.Ordinal)];
            _lines.Clear();
            return taken;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Write(Instrument instrument, IFormattable value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key.Split('.')[^1]}={tag.Value}"));
        lock (_lines) _lines.Add($"{instrument.Name}{{{labels}}} {value.ToString(null, CultureInfo.InvariantCulture)}");
    }
}
