namespace AsyncMachine.Tests.Support;

/// <summary>A tracer that notes every hook, one line each.</summary>
internal sealed class HookRecorder : Tracer
{
    private readonly List<string> _lines = [];
    private readonly List<Transition> _transitions = [];

    /// <summary>The hooks, so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The transitions that have ended.</summary>
    public IReadOnlyList<Transition> Transitions => _transitions;

    public Transition Last => _transitions[^1];

    public void Clear()
    {
        _lines.Clear();
        _transitions.Clear();
    }

    public override void MachineInit(IMachine machine) => _lines.Add($"init {machine.Id}");

    public override void MachineDispose(IMachine machine) => _lines.Add($"dispose {machine.Id}");

    public override void NewSubmachine(IMachine parent, IMachine child) => _lines.Add($"child {parent.Id} {child.Id}");

    public override void SchemaChange(IMachine machine, Schema previous) =>
        _lines.Add($"schema {previous.Count} {machine.Schema.Count}");

    public override void MutationQueued(IMachine machine, Mutation mutation) => _lines.Add($"queued {Text(mutation)}");

    public override void TransitionInit(Transition transition) => _lines.Add($"init {Text(transition.Mutation)}");

    public override void TransitionStart(Transition transition) => _lines.Add("start");

    public override void TransitionFinals(Transition transition) => _lines.Add("finals");

    public override void TransitionEnd(Transition transition)
    {
        _transitions.Add(transition);
        _lines.Add($"end {transition.Result}");
    }

    public override void HandlerStart(Transition transition, in HandlerInfo handler) => _lines.Add($"> {handler.Name}");

    public override void HandlerEnd(Transition transition, in HandlerInfo handler) => _lines.Add($"< {handler.Name}");

    public override void QueueEnd(IMachine machine) => _lines.Add("queue end");

    public override void ErrorReported(IMachine machine, ErrorArgs error) => _lines.Add($"error {error}");

    private static string Text(Mutation mutation) =>
        mutation + (mutation.IsAuto ? " auto" : mutation.IsCheck ? " check" : "");
}
