using System.Diagnostics.Metrics;
using System.Numerics;

namespace AsyncMachine.Telemetry.Metrics;

/// <summary>Counts the transitions of one machine and, while somebody listens for it, takes their time.</summary>
internal sealed class MetricsProbe(MachineInstruments instruments, MetricCells cells) : TransitionProbe
{
    // Known to the drain alone.
    private int _exception;
    private long _began, _handlerBegan; // timestamps; 0 while nobody wants durations
    private MetricLabel? _label;
    private bool _labelsMachine;

    public MetricCells Cells => cells;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick) => _exception = schema.Exception;

    public override void Disposed() => instruments.Retire(cells);

    public override bool MayPass => true;

    /// <summary>What is only counted needs nothing around it.</summary>
    public override bool LetsPass(in TransitionView transition) => !instruments.TakesTime;

    public override void Passes(in TransitionView transition)
    {
        if (transition.IsCheck) return;
        cells.Transitions[TransitionLabel.IndexOf(transition.Type, transition.IsAccepted ? TransitionLabel.Executed : TransitionLabel.Canceled, transition.IsAuto)]++;
        if (transition.IsAccepted && Has(transition.Entering, _exception)) cells.Exceptions++;
    }

    public override void Began(in TransitionView transition)
    {
        if (instruments.TakesTime && !transition.IsCheck) _began = transition.Engine.Options.TimeProvider.GetTimestamp();
    }

    public override void HandlerBegan(in TransitionView transition, uint handler)
    {
        if (_began != 0) _handlerBegan = transition.Engine.Options.TimeProvider.GetTimestamp();
    }

    public override void HandlerEnded(in TransitionView transition, uint handler, Task? task)
    {
        if (_handlerBegan == 0) return;
        double seconds = SecondsSince(_handlerBegan, transition.Engine.Options.TimeProvider);
        _handlerBegan = 0;
        Record(instruments.HandlerDuration, seconds, Label.OfHandler(HandlerTable.KindOf(handler)));
    }

    public override void Ended(in TransitionView transition)
    {
        if (transition.IsCheck) return;
        int index = TransitionLabel.IndexOf(transition);
        cells.Transitions[index]++;
        if (Has(transition.Changed, _exception) && Has(transition.Entering, _exception) && Has(transition.Active, _exception)) cells.Exceptions++;
        if (_began != 0) RecordEnd(transition, index);
    }

    private static bool Has(ReadOnlySpan<ulong> set, int state) => state >> 6 < set.Length && (set[state >> 6] >> state & 1) != 0;

    private void RecordEnd(in TransitionView transition, int index)
    {
        double seconds = SecondsSince(_began, transition.Engine.Options.TimeProvider);
        _began = _handlerBegan = 0;
        MetricLabel label = Label;
        Record(instruments.TransitionDuration, seconds, label.OfTransition(index));
        Record(instruments.QueueLength, transition.Engine.WaitingAtLeast, label.Own);
    }

    private MetricLabel Label
    {
        get
        {
            bool labelsMachine = instruments.LabelsMachines;
            if (_label is null || _labelsMachine != labelsMachine)
            {
                _label = new MetricLabel(cells.Schema, labelsMachine ? cells.MachineId : null);
                _labelsMachine = labelsMachine;
            }

            return _label;
        }
    }

    private static double SecondsSince(long timestamp, TimeProvider time) =>
        (time.GetTimestamp() - timestamp) / (double)time.TimestampFrequency;

    /// <summary>Records a value. A listener is user code: what it throws costs the value, and must not cost the drain.</summary>
    private static void Record<T>(Histogram<T> histogram, T value, KeyValuePair<string, object?>[] tags)
        where T : struct, INumber<T>
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
        }
    }
}
