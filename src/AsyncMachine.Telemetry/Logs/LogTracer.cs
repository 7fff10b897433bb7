using System.Diagnostics;
using AsyncMachine.Telemetry.Metrics;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>Logs what one machine does, at the levels of the engine's text log.</summary>
internal sealed class LogTracer(ILogger logger, MachineLogOptions options) : Tracer
{
    public override void MachineDispose(IMachine machine) => LogRecords.Disposed(logger, machine.Id, machine.Schema.Name);

    public override void SchemaChange(IMachine machine, Schema previous) =>
        LogRecords.SchemaChanged(logger, machine.Id, machine.Schema.Name, previous.Count, machine.Schema.Count);

    public override void PipeAttached(IMachine machine, Pipe pipe) => LogRecords.PipeAttached(logger, machine.Id, pipe.ToString());

    public override void PipeDetached(IMachine machine, Pipe pipe) => LogRecords.PipeDetached(logger, machine.Id, pipe.ToString());

    public override void MutationQueued(IMachine machine, Mutation mutation)
    {
        if (!logger.IsEnabled(Level.Debug)) return;
        LogRecords.Queued(logger, machine.Id, machine.Schema.Name, TransitionLabel.TextOf(mutation.Type), Names(mutation.Called), mutation.QueueTick, ArgsOf(mutation));
    }

    public override void HandlerStart(Transition transition, in HandlerInfo handler)
    {
        if (!logger.IsEnabled(Level.Debug)) return;
        using var span = new SpanScope(transition);
        LogRecords.HandlerStarted(logger, transition.Machine.Id, transition.Schema.Name, handler.Binding, handler.Name, transition.Id);
    }

    public override void HandlerEnd(Transition transition, in HandlerInfo handler)
    {
        if (!logger.IsEnabled(Level.Trace)) return;
        using var span = new SpanScope(transition);
        LogRecords.HandlerEnded(logger, transition.Machine.Id, transition.Schema.Name, handler.Binding, handler.Name, transition.Id);
    }

    public override void TransitionEnd(Transition transition)
    {
        Mutation mutation = transition.Mutation;
        if (mutation.IsCheck && !options.Checks) return;
        bool canceled = transition.Result.IsCanceled;
        bool empty = !canceled && transition.Changed.Count == 0;
        Level level = mutation.IsCheck || empty || (canceled && mutation.IsAuto) ? Level.Trace : canceled ? Level.Debug : Level.Information;
        if (!logger.IsEnabled(level)) return;

        using var span = new SpanScope(transition);
        string id = transition.Machine.Id, schema = transition.Schema.Name, type = TransitionLabel.TextOf(mutation.Type), called = Names(mutation.Called);
        if (mutation.IsCheck)
        {
            LogRecords.Checked(logger, id, schema, type, called, transition.Refusal?.Reason ?? "yes", transition.Id);
        }
        else if (canceled)
        {
            LogRecords.Canceled(
                logger, level, id, schema, type, called, transition.Refusal?.Reason ?? "no reason was given", mutation.IsAuto,
                mutation.QueueTick, transition.Id, mutation.Source?.ToString(), ArgsOf(mutation));
        }
        else
        {
            LogRecords.Executed(
                logger, level, id, schema, type, called, ChangesOf(transition), mutation.IsAuto, mutation.QueueTick, transition.Id,
                mutation.Source?.ToString(), ArgsOf(mutation));
        }
    }

    public override void ErrorReported(IMachine machine, ErrorArgs error)
    {
        using var span = new SpanScope(error.Transition);
        if (error.Error is HandlerTimeoutException timeout)
        {
            LogRecords.TimedOut(logger, timeout, machine.Id, machine.Schema.Name, timeout.Handler, error.Transition?.Id);
        }
        else
        {
            LogRecords.Failed(logger, error.Error, machine.Id, machine.Schema.Name, error.Handler, error.Phase, error.Transition?.Id);
        }
    }

    private static string Names(IEnumerable<State> states) => string.Join(' ', states.Select(state => state.Name));

    private static string ChangesOf(Transition transition)
    {
        MachineTime after = transition.TimeAfter;
        return string.Join(' ', transition.Changed.Select(state => (after.Is(state) ? "+" : "-") + state.Name));
    }

    private string? ArgsOf(Mutation mutation) => options.Args ? mutation.Args?.ToString() : null;

    /// <summary>Makes a transition's span the current one, which is where loggers look for the ids of a trace.</summary>
    private readonly struct SpanScope : IDisposable
    {
        private readonly Activity? _outer;
        private readonly bool _entered;

        public SpanScope(Transition? transition)
        {
            if ((transition as ITransitionSource)?.Trace is not Activity { IsStopped: false } span) return;
            _outer = Activity.Current;
            _entered = true;
            Activity.Current = span;
        }

        public void Dispose()
        {
            if (_entered) Activity.Current = _outer is { IsStopped: true } ? null : _outer;
        }
    }
}
