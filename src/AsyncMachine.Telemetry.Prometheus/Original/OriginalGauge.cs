namespace AsyncMachine.Telemetry.Prometheus.Original;

/// <summary>One of the original's gauges: what is summed up, and by what it is divided.</summary>
/// <param name="Name">The name, between <c>am_</c> and the machine.</param>
/// <param name="Description">What it means.</param>
/// <param name="Sum">What is summed up.</param>
/// <param name="By">What it is divided by; null for the sum itself.</param>
/// <param name="OfSchema">For what does not change with transitions.</param>
internal sealed record OriginalGauge(string Name, string Description, Total Sum, Total? By, Func<Schema, int>? OfSchema = null)
{
    public static readonly OriginalGauge[] All =
    [
        new("states", "Number of states", default, null, static schema => schema.Count),
        new("relations", "Number of relation lists that are not empty", default, null, static schema => RelationsOf(schema, static _ => 1)),
        new("ref_states", "Number of states in relation lists", default, null, static schema => RelationsOf(schema, static list => list)),
        new("queue_size", "Average length of the queue at the end of a transition", Total.Queue, Total.Transitions),
        new("tx_ticks", "Average growth of the machine's time sum in a transition", Total.Ticks, Total.Transitions),
        new("tx_time", "Average duration of a transition in microseconds", Total.Microseconds, Total.Transitions),
        new("steps", "Average number of steps of a transition, if they are recorded", Total.Steps, Total.Transitions),
        new("handlers", "Average number of handlers called in a transition", Total.Handlers, Total.Transitions),
        new("states_added", "Average number of states activated by an add or set mutation", Total.Added, Total.Adding),
        new("states_removed", "Average number of states deactivated by a remove or set mutation", Total.Removed, Total.Removing),
        new("states_touched", "Average number of states called or changed in a transition", Total.Touched, Total.Transitions),
        new("states_active", "Average number of active states before a transition", Total.Active, Total.Transitions),
        new("states_inactive", "Average number of inactive states before a transition", Total.Inactive, Total.Transitions),
        new("exceptions", "Transitions that activated Exception", Total.Exceptions, null),
        new("transitions", "Accepted transitions", Total.Transitions, null),
    ];

    private static int RelationsOf(Schema schema, Func<int, int> count)
    {
        int sum = 0;
        for (int i = 0; i < schema.Count; i++)
        {
            StateInfo state = schema.Describe(i);
            foreach (int length in (ReadOnlySpan<int>)[state.Require.Count, state.Add.Count, state.Remove.Count, state.After.Count])
            {
                if (length > 0) sum += count(length);
            }
        }

        return sum;
    }
}
