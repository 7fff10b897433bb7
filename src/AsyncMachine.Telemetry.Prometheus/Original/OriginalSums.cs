namespace AsyncMachine.Telemetry.Prometheus.Original;

/// <summary>What is summed up over the transitions of a machine.</summary>
internal enum Total
{
    Transitions,
    Adding,
    Removing,
    Queue,
    Ticks,
    Microseconds,
    Steps,
    Handlers,
    Added,
    Removed,
    Touched,
    Active,
    Inactive,
    Exceptions,
}

/// <summary>The sums of one machine, written by its drain alone and read by scrapes.</summary>
/// <remarks>A sequence lock: odd while the drain writes. It never waits for a reader; a reader looks again.</remarks>
internal sealed class OriginalSums
{
    private readonly double[] _sums = new double[(int)Total.Exceptions + 1];
    private long _sequence;

    /// <summary>Adds one transition.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        Interlocked.Increment(ref _sequence);
        for (int i = 0; i < values.Length; i++) _sums[i] += values[i];
        Volatile.Write(ref _sequence, _sequence + 1);
    }

    /// <summary>Two sums after one and the same transition.</summary>
    public (double First, double Second) Read(Total first, Total second)
    {
        var spinner = new SpinWait();
        while (true)
        {
            long sequence = Volatile.Read(ref _sequence);
            double one = Volatile.Read(ref _sums[(int)first]), other = Volatile.Read(ref _sums[(int)second]);
            if ((sequence & 1) == 0 && Volatile.Read(ref _sequence) == sequence) return (one, other);
            spinner.SpinOnce();
        }
    }
}

/// <summary>What one gauge has shown, so that it shows what has come since.</summary>
internal sealed class OriginalWindow(OriginalSums sums, OriginalGauge gauge)
{
    private readonly Lock _gate = new(); // two scrapes at a time share the window
    private double _sum, _by;

    /// <summary>The average, or the sum, since the last call; 0 if there was no transition.</summary>
    public double Take(Schema schema)
    {
        if (gauge.OfSchema is { } count) return count(schema);
        lock (_gate)
        {
            (double sum, double by) = sums.Read(gauge.Sum, gauge.By ?? gauge.Sum);
            (double more, double over) = (sum - _sum, by - _by);
            (_sum, _by) = (sum, by);
            return gauge.By is null ? more : over == 0 ? 0 : more / over;
        }
    }
}
