using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>
/// Every record that is logged. Ids and fields are part of the package's contract: docs/telemetry.md lists them, and a test compares. Ids
/// below 500 are those of AsyncMachine.Hosting. A field that is not in the text would not be in the record: the texts are for queries more than for readers.
/// </summary>
internal static partial class LogRecords
{
    private const string Details = "; transition {TransitionId}, queue tick {QueueTick}, auto {Auto}, source {Source}, args {Args}";

    [LoggerMessage(
        EventId = 500, Message = "{MachineId} ({Schema}) [{Mutation}] {States}: {Changes}" + Details, EventName = "TransitionExecuted", SkipEnabledCheck = true)]
    public static partial void Executed(
        ILogger logger, Level level, string machineId, string schema, string mutation, string states, string changes, bool auto,
        ulong queueTick, ulong transitionId, string? source, string? args);

    [LoggerMessage(
        EventId = 501, Message = "{MachineId} ({Schema}) [{Mutation}] {States}: canceled: {Reason}" + Details, EventName = "TransitionCanceled", SkipEnabledCheck = true)]
    public static partial void Canceled(
        ILogger logger, Level level, string machineId, string schema, string mutation, string states, string reason, bool auto,
        ulong queueTick, ulong transitionId, string? source, string? args);

    [LoggerMessage(
        502, Level.Trace, "{MachineId} ({Schema}) [{Mutation}] {States}? {Answer}; transition {TransitionId}", EventName = "TransitionChecked", SkipEnabledCheck = true)]
    public static partial void Checked(
        ILogger logger, string machineId, string schema, string mutation, string states, string answer, ulong transitionId);

    [LoggerMessage(
        510, Level.Debug, "{MachineId} ({Schema}) [{Mutation}] {States}: queued:{QueueTick}; args {Args}", EventName = "MutationQueued", SkipEnabledCheck = true)]
    public static partial void Queued(
        ILogger logger, string machineId, string schema, string mutation, string states, ulong queueTick, string? args);

    [LoggerMessage(511, Level.Debug, "{MachineId} ({Schema}) calls {Binding}.{Handler}; transition {TransitionId}", EventName = "HandlerStart", SkipEnabledCheck = true)]
    public static partial void HandlerStarted(
        ILogger logger, string machineId, string schema, string binding, string handler, ulong transitionId);

    [LoggerMessage(512, Level.Trace, "{MachineId} ({Schema}) returns from {Binding}.{Handler}; transition {TransitionId}", EventName = "HandlerEnd", SkipEnabledCheck = true)]
    public static partial void HandlerEnded(
        ILogger logger, string machineId, string schema, string binding, string handler, ulong transitionId);

    [LoggerMessage(520, Level.Debug, "{MachineId} ({Schema}) is disposed", EventName = "MachineDispose")]
    public static partial void Disposed(ILogger logger, string machineId, string schema);

    [LoggerMessage(
        521, Level.Debug, "{MachineId} ({Schema}) has a later schema: {Before} states became {After}", EventName = "SchemaChange")]
    public static partial void SchemaChanged(ILogger logger, string machineId, string schema, int before, int after);

    [LoggerMessage(522, Level.Debug, "{MachineId} pipe attached: {Pipe}", EventName = "PipeAttached")]
    public static partial void PipeAttached(ILogger logger, string machineId, string? pipe);

    [LoggerMessage(523, Level.Debug, "{MachineId} pipe detached: {Pipe}", EventName = "PipeDetached")]
    public static partial void PipeDetached(ILogger logger, string machineId, string? pipe);

    [LoggerMessage(530, Level.Error, "{MachineId} ({Schema}) reports an error; phase {Phase}, handler {Handler}, transition {TransitionId}", EventName = "MachineError")]
    public static partial void Failed(
        ILogger logger, Exception exception, string machineId, string schema, string? handler, TransitionPhase phase, ulong? transitionId);

    [LoggerMessage(531, Level.Warning, "{MachineId} ({Schema}): {Handler} takes too long; transition {TransitionId}", EventName = "HandlerTimeout")]
    public static partial void TimedOut(
        ILogger logger, Exception exception, string machineId, string schema, string handler, ulong? transitionId);
}
