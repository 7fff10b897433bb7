namespace AsyncMachine.Telemetry;

/// <summary>Names and common values of what spans say; the table is in docs/telemetry.md.</summary>
internal static class SpanAttributes
{
    public const string MachineId = "asyncmachine.machine.id";
    public const string Schema = "asyncmachine.schema";
    public const string MutationType = "asyncmachine.mutation.type";
    public const string MutationAuto = "asyncmachine.mutation.auto";
    public const string Called = "asyncmachine.states.called";
    public const string Activated = "asyncmachine.states.activated";
    public const string Deactivated = "asyncmachine.states.deactivated";
    public const string Outcome = "asyncmachine.transition.outcome";
    public const string Refusal = "asyncmachine.transition.refusal";
    public const string Time = "asyncmachine.time";
    public const string SourceMachine = "asyncmachine.source.machine.id";
    public const string SourceValid = "asyncmachine.source.valid";
    public const string ArgsPrefix = "asyncmachine.args.";
    public const string State = "asyncmachine.state";
    public const string StateTick = "asyncmachine.state.tick";
    public const string StateEnd = "asyncmachine.state.end";
    public const string Pending = "asyncmachine.handler.pending";
    public const string HandlerEnd = "asyncmachine.handler.end";
    public const string Link = "asyncmachine.link";

    /// <summary>How an async handler has ended.</summary>
    public static string EndOf(Task handler) => handler.IsCanceled ? "canceled" : handler.IsFaulted ? "failed" : "completed";

    public static readonly object True = true, False = false;
}
