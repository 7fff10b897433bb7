using AsyncMachine.Hosting.Logging;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Hosting;

/// <summary>
/// Logs what a machine does: transitions at Debug, errors at Error, time-outs at Warning, the queue and handlers at Trace. Args are never
/// logged. Event ids are stable; <c>docs/hosting.md</c> lists them. One tracer may serve several machines.
/// </summary>
/// <param name="logger">Where to.</param>
/// <remarks>Safe for use from any thread. A logger that waits makes the machine wait.</remarks>
public sealed class LoggerTracer(ILogger logger) : Tracer
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <inheritdoc/>
    public override void MachineInit(IMachine machine) => Messages.Init(_logger, machine.Id, machine.Schema.Name);

    /// <inheritdoc/>
    public override void MachineDispose(IMachine machine) => Messages.Dispose(_logger, machine.Id, machine.Schema.Name);

    /// <inheritdoc/>
    public override void NewSubmachine(IMachine parent, IMachine child) =>
        Messages.Submachine(_logger, parent.Id, child.Id, child.Schema.Name);

    /// <inheritdoc/>
    public override void SchemaChange(IMachine machine, Schema previous) =>
        Messages.SchemaChanged(_logger, machine.Id, machine.Schema.Name, previous.Count, machine.Schema.Count);

    /// <inheritdoc/>
    public override void MutationQueued(IMachine machine, Mutation mutation)
    {
        if (_logger.IsEnabled(Level.Trace)) Messages.Queued(_logger, machine.Id, mutation.ToString(), mutation.QueueTick);
    }

    /// <inheritdoc/>
    public override void TransitionEnd(Transition transition)
    {
        if (!_logger.IsEnabled(Level.Debug)) return;
        string id = transition.Machine.Id, mutation = transition.Mutation.ToString();
        if (transition.Mutation.IsCheck)
        {
            Messages.Checked(_logger, id, mutation, transition.Refusal is null ? "yes" : transition.Refusal.Reason);
        }
        else if (transition.Result.IsCanceled)
        {
            Messages.Canceled(_logger, id, mutation, transition.Refusal?.Reason ?? "no reason was given");
        }
        else
        {
            Messages.Executed(_logger, id, mutation, ChangesOf(transition));
        }
    }

    /// <inheritdoc/>
    public override void HandlerStart(Transition transition, in HandlerInfo handler)
    {
        if (_logger.IsEnabled(Level.Trace)) Messages.HandlerStart(_logger, transition.Machine.Id, handler.Binding, handler.Name);
    }

    /// <inheritdoc/>
    public override void HandlerEnd(Transition transition, in HandlerInfo handler)
    {
        if (_logger.IsEnabled(Level.Trace)) Messages.HandlerEnd(_logger, transition.Machine.Id, handler.Binding, handler.Name);
    }

    /// <inheritdoc/>
    public override void QueueEnd(IMachine machine) => Messages.QueueEnd(_logger, machine.Id);

    /// <inheritdoc/>
    public override void ErrorReported(IMachine machine, ErrorArgs error) => Messages.Error(_logger, machine, error);

    private static string ChangesOf(Transition transition)
    {
        MachineTime after = transition.TimeAfter;
        return string.Join(' ', transition.Changed.Select(state => (after.Is(state) ? "+" : "-") + state.Name));
    }
}
