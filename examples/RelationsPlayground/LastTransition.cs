using AsyncMachine;

namespace RelationsPlayground;

/// <summary>Keeps the transition that ended last, and why it was refused, if it was.</summary>
internal sealed class LastTransition : Tracer
{
    private Transition? _last;

    public override void TransitionEnd(Transition transition) => _last = transition;

    public override string ToString()
    {
        if (_last is null) return "none";
        string text = _last.ToString().Replace("\n", "\n     ");
        return _last.Refusal is { } refusal ? $"{text}\n     {refusal}" : text;
    }
}
