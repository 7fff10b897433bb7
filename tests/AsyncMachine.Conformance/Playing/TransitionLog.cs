namespace AsyncMachine.Conformance;

/// <summary>Notes every transition of a case as the format writes it, and holds each against the guarantees.</summary>
internal sealed class TransitionLog(Case played) : Tracer
{
    /// <summary>Transitions since the last operation began.</summary>
    public List<string> Transitions { get; } = [];

    /// <summary>What is wrong with them, whatever was recorded.</summary>
    public List<string> Broken { get; } = [];

    public override void TransitionEnd(Transition transition)
    {
        Mutation mutation = transition.Mutation;
        string type = mutation.Type switch
        {
            MutationType.Add => "a",
            MutationType.Remove => "r",
            _ => "s",
        };
        string flags = (mutation.IsAuto ? "a" : "") + (mutation.IsCheck ? "c" : "") + (transition.Result.IsExecuted ? "x" : "");
        MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
        string ticks = after.Equals(before) ? "0" : Text.Of(after);
        Transitions.Add($"[\"{type}\",{Text.Of(mutation.Called.Select(s => s.Index))},\"{flags}\",{ticks}]");

        MachineTime now = ((Machine)transition.Machine).Time();
        if (!after.Equals(now)) Broken.Add($"TimeAfter is {after}, the clocks show {now}");
        if (transition.Result.IsExecuted && !transition.IsAccepted) Broken.Add("an executed transition is not accepted");
        bool partial = mutation.IsAuto && (played.Vetoes.Count > 0 || played.Throws.Count > 0);
        if (!partial) Guarantees.OfTarget(transition, Broken);
    }
}
