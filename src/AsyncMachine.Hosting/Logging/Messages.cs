using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Hosting.Logging;

/// <summary>
/// Every line that goes to a logger. The ids are part of the package's contract: docs/hosting.md lists them, and a test compares.
/// </summary>
internal static partial class Messages
{
    [LoggerMessage(100, Level.Information, "Machine {MachineId} ({Schema}) started: {States}", EventName = "MachineStarted")]
    public static partial void Started(ILogger logger, string machineId, string schema, string states);

    [LoggerMessage(101, Level.Information, "Machine {MachineId} ({Schema}) is stopping: {States}", EventName = "MachineStopping")]
    public static partial void Stopping(ILogger logger, string machineId, string schema, string states);

    [LoggerMessage(102, Level.Information, "Machine {MachineId} ({Schema}) stopped", EventName = "MachineStopped")]
    public static partial void Stopped(ILogger logger, string machineId, string schema);

    [LoggerMessage(
        103, Level.Warning, "Machine {MachineId} ({Schema}) did not stop within the host's time-out: {States}",
        EventName = "MachineStopTimedOut")]
    public static partial void StopTimedOut(ILogger logger, string machineId, string schema, string states);

    [LoggerMessage(
        104, Level.Warning, "Machine {MachineId} ({Schema}) refused Disposing; Start is removed instead: {States}",
        EventName = "DisposingRefused")]
    public static partial void DisposingRefused(ILogger logger, string machineId, string schema, string states);

    [LoggerMessage(110, Level.Debug, "Machine {MachineId} ({Schema}) is traced", EventName = "MachineInit")]
    public static partial void Init(ILogger logger, string machineId, string schema);

    [LoggerMessage(111, Level.Debug, "Machine {MachineId} ({Schema}) is disposed", EventName = "MachineDispose")]
    public static partial void Dispose(ILogger logger, string machineId, string schema);

    [LoggerMessage(112, Level.Debug, "Machine {MachineId} has a new child {ChildId} ({Schema})", EventName = "NewSubmachine")]
    public static partial void Submachine(ILogger logger, string machineId, string childId, string schema);

    [LoggerMessage(
        113, Level.Information, "Machine {MachineId} ({Schema}) has a later schema: {Before} states became {After}",
        EventName = "SchemaChange")]
    public static partial void SchemaChanged(ILogger logger, string machineId, string schema, int before, int after);

    [LoggerMessage(200, Level.Debug, "{MachineId} {Mutation}: {Changes}", EventName = "TransitionExecuted", SkipEnabledCheck = true)]
    public static partial void Executed(ILogger logger, string machineId, string mutation, string changes);

    [LoggerMessage(
        201, Level.Debug, "{MachineId} {Mutation}: canceled: {Reason}", EventName = "TransitionCanceled", SkipEnabledCheck = true)]
    public static partial void Canceled(ILogger logger, string machineId, string mutation, string reason);

    [LoggerMessage(202, Level.Debug, "{MachineId} {Mutation}? {Answer}", EventName = "TransitionChecked", SkipEnabledCheck = true)]
    public static partial void Checked(ILogger logger, string machineId, string mutation, string answer);

    [LoggerMessage(210, Level.Trace, "{MachineId} {Mutation}: queued:{QueueTick}", EventName = "MutationQueued", SkipEnabledCheck = true)]
    public static partial void Queued(ILogger logger, string machineId, string mutation, ulong queueTick);

    [LoggerMessage(211, Level.Trace, "{MachineId} calls {Binding}.{Handler}", EventName = "HandlerStart", SkipEnabledCheck = true)]
    public static partial void HandlerStart(ILogger logger, string machineId, string binding, string handler);

    [LoggerMessage(212, Level.Trace, "{MachineId} returns from {Binding}.{Handler}", EventName = "HandlerEnd", SkipEnabledCheck = true)]
    public static partial void HandlerEnd(ILogger logger, string machineId, string binding, string handler);

    [LoggerMessage(213, Level.Trace, "{MachineId} has an empty queue", EventName = "QueueEnd")]
    public static partial void QueueEnd(ILogger logger, string machineId);

    [LoggerMessage(
        300, Level.Error, "Machine {MachineId} ({Schema}) reports an error; handler: {Handler}, phase: {Phase}",
        EventName = "MachineError")]
    public static partial void Failed(
        ILogger logger, Exception exception, string machineId, string schema, string? handler, TransitionPhase phase);

    [LoggerMessage(
        301, Level.Warning, "Machine {MachineId} ({Schema}): {Handler} takes too long", EventName = "HandlerTimeout")]
    public static partial void TimedOut(ILogger logger, Exception exception, string machineId, string schema, string handler);

    [LoggerMessage(400, Level.Information, "{MachineId} {Line}", EventName = "TextLog")]
    public static partial void Text(ILogger logger, string machineId, string line);

    [LoggerMessage(401, Level.Debug, "{MachineId} {Line}", EventName = "TextLogOperation")]
    public static partial void TextOperation(ILogger logger, string machineId, string line);

    [LoggerMessage(402, Level.Trace, "{MachineId} {Line}", EventName = "TextLogDetail")]
    public static partial void TextDetail(ILogger logger, string machineId, string line);

    /// <summary>Logs an error of a machine, whatever kind it is.</summary>
    public static void Error(ILogger logger, IMachine machine, ErrorArgs error)
    {
        if (error.Error is HandlerTimeoutException timeout) TimedOut(logger, timeout, machine.Id, machine.Schema.Name, timeout.Handler);
        else Failed(logger, error.Error, machine.Id, machine.Schema.Name, error.Handler, error.Phase);
    }

    /// <summary>For <see cref="MachineOptions.OnError"/>.</summary>
    public static Action<IMachine, ErrorArgs> LogError(ILogger logger) => (machine, error) => Error(logger, machine, error);

    /// <summary>For <see cref="MachineOptions.Log"/>.</summary>
    public static Action<LogLevel, string> LogText(ILogger logger, string machineId) => (level, line) =>
    {
        switch (level)
        {
            case LogLevel.Operations:
                TextOperation(logger, machineId, line);
                break;
            case LogLevel.Decisions or LogLevel.Everything:
                TextDetail(logger, machineId, line);
                break;
            default:
                Text(logger, machineId, line);
                break;
        }
    };
}
