using System.Diagnostics.Metrics;

namespace AsyncMachine.History;

/// <summary>
/// What the recorders of the process have written, what they have dropped and what waits, by the recorded machines' schema: read when a listener of
/// the engine's meter asks, which is all that it costs.
/// </summary>
/// <remarks>Recorders are listed under the lock; nothing but numbers is read under it. What ended ones have counted stays: a counter must not go back.</remarks>
internal static class HistoryInstruments
{
    public const string Records = "asyncmachine.history.records", Pending = "asyncmachine.history.pending";

    private static readonly Lock Gate = new();
    private static readonly List<(string Schema, HistoryRecorder Recorder)> Live = [];                              // under the gate, like the past
    private static readonly Dictionary<string, (ulong Written, ulong Dropped)> Past = new(StringComparer.Ordinal);

    static HistoryInstruments()
    {
        MachineTelemetry.Meter.CreateObservableCounter(
            Records, ObserveRecords, "{record}", "Records that backends have taken, and records that were dropped because they did not keep up.");
        MachineTelemetry.Meter.CreateObservableUpDownCounter(Pending, ObservePending, "{record}", "Records that wait for their backend.");
    }

    public static void Add(string schema, HistoryRecorder recorder)
    {
        lock (Gate) Live.Add((schema, recorder));
    }

    /// <summary>The recorder has ended, and counts no more.</summary>
    public static void Remove(HistoryRecorder recorder)
    {
        lock (Gate)
        {
            int at = Live.FindIndex(live => ReferenceEquals(live.Recorder, recorder));
            if (at < 0) return;
            Keep(Past, Live[at].Schema, recorder);
            Live.RemoveAt(at);
        }
    }

    private static void Keep(Dictionary<string, (ulong Written, ulong Dropped)> sums, string schema, HistoryRecorder recorder)
    {
        (ulong written, ulong dropped) = sums.GetValueOrDefault(schema);
        sums[schema] = (written + recorder.Written, dropped + recorder.Dropped);
    }

    private static List<Measurement<long>> ObserveRecords()
    {
        Dictionary<string, (ulong Written, ulong Dropped)> sums;
        lock (Gate)
        {
            sums = new(Past, StringComparer.Ordinal);
            foreach ((string schema, HistoryRecorder recorder) in Live) Keep(sums, schema, recorder);
        }

        var all = new List<Measurement<long>>(2 * sums.Count);
        foreach ((string schema, (ulong written, ulong dropped)) in sums)
        {
            all.Add(new((long)written, new("asyncmachine.history.outcome", "written"), Label(schema)));
            all.Add(new((long)dropped, new("asyncmachine.history.outcome", "dropped"), Label(schema)));
        }

        return all;
    }

    private static IEnumerable<Measurement<long>> ObservePending()
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        lock (Gate)
        {
            foreach ((string schema, HistoryRecorder recorder) in Live)
            {
                ulong written = recorder.Written; // first: what is recorded only grows
                sums[schema] = sums.GetValueOrDefault(schema) + (long)(recorder.Recorded - written);
            }
        }

        return sums.Select(sum => new Measurement<long>(sum.Value, Label(sum.Key)));
    }

    private static KeyValuePair<string, object?> Label(string schema) => new("asyncmachine.schema", schema);
}
