using System.Diagnostics.Metrics;
using System.Numerics;

namespace AsyncMachine.Telemetry.Metrics;

/// <summary>Takes the time of one machine's transitions and handlers, while somebody listens for it.</summary>
internal sealed class TimingProbe(MachineInstruments instruments, string schema, string machineId) : TransitionProbe
{
    // Known to the drain alone.
    private long _began, _handlerBegan; // timestamps; 0 while nobody listens
    private MetricLabel? _label;
    private bool _labelsMachine;

    public override bool MayPass => true;

    public override bool LetsPass(in TransitionView transition) => transition.IsCheck || !instruments.TakesTime;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
    {
    }

    public override void Disposed()
    {
    }

    public override void Began(in TransitionView transition) =>
        _began = instruments.TakesTime && !transition.IsCheck ? transition.Engine.Options.TimeProvider.GetTimestamp() : 0;

    public override void HandlerBegan(in TransitionView transition, uint handler)
    {
        if (_began != 0) _handlerBegan = transition.Engine.Options.TimeProvider.GetTimestamp();
    }

    public override void HandlerEnded(in TransitionView transition, uint handler, Task? task)
    {
        if (_handlerBegan == 0) return;
        TimeProvider time = transition.Engine.Options.TimeProvider;
        MetricLabel label = Label;
        Record(instruments.HandlerDuration, SecondsSince(_handlerBegan, time), label.OfHandler(HandlerTable.KindOf(handler)));
        if (task is not null && instruments.AsyncDuration.Enabled) Follow(task, _handlerBegan, time, label);
        _handlerBegan = 0;
    }

    public override void Ended(in TransitionView transition)
    {
        if (_began == 0) return;
        double seconds = SecondsSince(_began, transition.Engine.Options.TimeProvider);
        _began = _handlerBegan = 0;
        MetricLabel label = Label;
        Record(instruments.TransitionDuration, seconds, label.OfTransition(IndexOf(transition)));
        Record(instruments.QueueLength, transition.Engine.WaitingAtLeast, label.Own);
    }

    /// <summary>An async handler goes on: its end is recorded by whatever thread it comes on, in the handler's activity.</summary>
    private void Follow(Task task, long began, TimeProvider time, MetricLabel label)
    {
        _ = task.ContinueWith(
            static (ended, state) =>
            {
                var (histogram, began, time, label) = ((Histogram<double>, long, TimeProvider, MetricLabel))state!;
                Record(histogram, SecondsSince(began, time), label.OfEnd(ended));
            },
            (instruments.AsyncDuration, began, time, label),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }

    private MetricLabel Label
    {
        get
        {
            bool labelsMachine = instruments.LabelsMachines;
            if (_label is null || _labelsMachine != labelsMachine)
            {
                _label = new MetricLabel(schema, labelsMachine ? machineId : null);
                _labelsMachine = labelsMachine;
            }

            return _label;
        }
    }

    private static int IndexOf(in TransitionView transition) => TransitionTally.IndexOf(
        transition.Type,
        transition.IsExecuted ? TallyOutcome.Executed : transition.HasFailed ? TallyOutcome.Failed : TallyOutcome.Canceled,
        transition.IsAuto);

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
