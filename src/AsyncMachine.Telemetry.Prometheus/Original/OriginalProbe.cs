using System.Numerics;

namespace AsyncMachine.Telemetry.Prometheus.Original;

/// <summary>Sums up what the original's gauges show of one machine: transitions that were accepted and were no checks.</summary>
/// <param name="sums">The sums.</param>
/// <param name="end">The machine is disposed.</param>
internal sealed class OriginalProbe(OriginalSums sums, Action end) : TransitionProbe
{
    private long _began;
    private int _handlers, _exception;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick) => _exception = schema.Exception;

    public override void Disposed() => end();

    public override void Began(in TransitionView transition)
    {
        _began = transition.Engine.Options.TimeProvider.GetTimestamp();
        _handlers = 0;
    }

    public override void HandlerBegan(in TransitionView transition, uint handler) => _handlers++;

    public override void Ended(in TransitionView transition)
    {
        if (transition.IsCheck || !transition.IsAccepted) return;
        TimeProvider time = transition.Engine.Options.TimeProvider;
        Span<double> values = stackalloc double[(int)Total.Exceptions + 1];
        bool adds = transition.Type != MutationType.Remove, removes = transition.Type != MutationType.Add;
        int active = CountOf(transition.Before);
        (int changed, int entered, int left, int again, int touched) = Count(transition);
        values[(int)Total.Transitions] = 1;
        values[(int)Total.Adding] = adds ? 1 : 0;
        values[(int)Total.Removing] = removes ? 1 : 0;
        values[(int)Total.Queue] = transition.Engine.WaitingAtLeast;
        values[(int)Total.Ticks] = changed + again; // a Multi state that enters again has two more ticks
        values[(int)Total.Microseconds] = (time.GetTimestamp() - _began) * 1e6 / time.TimestampFrequency;
        values[(int)Total.Steps] = transition.Record?.Steps.Count ?? 0;
        values[(int)Total.Handlers] = _handlers;
        values[(int)Total.Added] = adds ? entered : 0;
        values[(int)Total.Removed] = removes ? left : 0;
        values[(int)Total.Touched] = touched;
        values[(int)Total.Active] = active;
        values[(int)Total.Inactive] = transition.Engine.Schema.Count - active;
        values[(int)Total.Exceptions] = Has(transition.Changed, _exception) && Has(transition.Entering, _exception) ? 1 : 0;
        sums.Add(values);
    }

    private static (int Changed, int Entered, int Left, int Again, int Touched) Count(in TransitionView transition)
    {
        (int changed, int entered, int left, int again, int touched) = (0, 0, 0, 0, 0);
        ReadOnlySpan<ulong> words = transition.Changed;
        for (int w = 0; w < words.Length; w++)
        {
            ulong word = words[w];
            changed += BitOperations.PopCount(word);
            entered += BitOperations.PopCount(word & transition.Entering[w]);
            left += BitOperations.PopCount(word & transition.Leaving[w]);
            again += BitOperations.PopCount(word & transition.Entering[w] & transition.Before[w]);
            touched += BitOperations.PopCount(word | transition.Called[w]);
        }

        return (changed, entered, left, again, touched);
    }

    private static int CountOf(ReadOnlySpan<ulong> words)
    {
        int count = 0;
        foreach (ulong word in words) count += BitOperations.PopCount(word);
        return count;
    }

    private static bool Has(ReadOnlySpan<ulong> words, int state) => state >> 6 < words.Length && (words[state >> 6] >> state & 1) != 0;
}
