using System.Text;

namespace AsyncMachine;

/// <summary>Writes what a machine does as lines of text, by level.</summary>
/// <param name="level">How much.</param>
/// <param name="sink">Where to; null for standard output.</param>
/// <param name="steps">Whether the steps of transitions are written, before what they have led to.</param>
internal sealed class TextLog(LogLevel level, Action<LogLevel, string>? sink, bool steps = false) : Tracer
{
    internal override bool WantsSteps => steps;

    public void Write(LogLevel of, string line)
    {
        if (of > level) return;
        if (sink is not null) sink(of, line);
        else Console.Out.WriteLine(line);
    }

    public override void MutationQueued(IMachine machine, Mutation mutation)
    {
        if (level < LogLevel.Operations) return;
        string verb = mutation.QueueTick == 0 ? "prepend" : "queue";
        Write(LogLevel.Operations, $"[{verb}:{Mutation.Text(mutation.Type)}] {Names(mutation.Called)}{Args(mutation)}");
    }

    public override void TransitionInit(Transition transition)
    {
        Mutation mutation = transition.Mutation;
        LogLevel of = mutation.IsAuto || mutation.IsCheck ? LogLevel.Decisions : LogLevel.Operations;
        if (level < of) return;
        string kind = mutation.IsAuto ? ":auto" : mutation.IsCheck ? ":check" : "";
        Write(of, $"[{Mutation.Text(mutation.Type)}{kind}] {Names(mutation.Called)}{Args(mutation)}");
        if (mutation.Source is { } source) Write(LogLevel.Operations, $"[source] {source}");
        if (transition.Refusal is { } refusal) Write(of, $"[reject{kind}] {refusal}");
    }

    public override void HandlerStart(Transition transition, in HandlerInfo handler)
    {
        if (level >= LogLevel.Operations) Write(LogLevel.Operations, $"[handler] {handler.Name} of {handler.Binding}");
    }

    public override void HandlerEnd(Transition transition, in HandlerInfo handler)
    {
        if (level >= LogLevel.Everything) Write(LogLevel.Everything, $"[handler:end] {handler.Name} of {handler.Binding}");
    }

    public override void TransitionEnd(Transition transition)
    {
        Mutation mutation = transition.Mutation;
        if (mutation.IsCheck || level < LogLevel.Changes) return;
        if (!transition.IsAccepted || transition.Result.IsCanceled)
        {
            if (transition.Refusal?.Handler is { } handler) Write(LogLevel.Operations, $"[cancel] ({Names(transition.TargetStates)}) by {handler}");
        }

        if (steps)
        {
            LogLevel of = mutation.IsAuto && !transition.IsAccepted ? LogLevel.Decisions : LogLevel.Changes; // autos are asked all the time
            foreach (Step step in transition.Steps) Write(of, $"[step] {step}");
        }

        MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
        var line = new StringBuilder(mutation.IsAuto ? "[auto_]" : "[state]");
        bool changed = false;
        for (int i = 0; i < after.Count; i++)
        {
            if (before[i] == after[i]) continue;
            changed = true;
            line.Append(MachineTime.IsActiveTick(after[i]) ? " +" : " -").Append(transition.Schema.StateNames[i]);
        }

        if (changed || level >= LogLevel.Everything) Write(LogLevel.Changes, line.Append(Args(mutation)).ToString());
    }

    public override void ErrorReported(IMachine machine, ErrorArgs error) => Write(LogLevel.Changes, $"[error] {error}");

    public override void SchemaChange(IMachine machine, Schema previous) =>
        Write(LogLevel.Operations, $"[schema] {previous.Count} to {machine.Schema.Count} states");

    public override void PipeAttached(IMachine machine, Pipe pipe) => Write(LogLevel.Operations, $"[pipe{End(machine, pipe)}] {pipe}");

    public override void PipeDetached(IMachine machine, Pipe pipe) => Write(LogLevel.Operations, $"[pipe{End(machine, pipe)}:end] {pipe}");

    public override void MachineDispose(IMachine machine) => Write(LogLevel.Operations, "[dispose]");

    private static string End(IMachine machine, Pipe pipe) => ReferenceEquals(machine, pipe.Source) ? ":out" : ":in";

    private static string Names(IEnumerable<State> states) => string.Join(' ', states.Select(s => s.Name));

    private static string Args(Mutation mutation) => mutation.Args is null ? "" : $" ({mutation.Args})";
}
