using System.Diagnostics;

namespace AsyncMachine;

/// <summary>Stops at transitions that call given states.</summary>
internal sealed class Breakpoint(
    IMachine machine, MutationType type, HashSet<int> states, Action<Transition>? hit, Action<string> log) : Tracer, IDisposable
{
    public override void TransitionStart(Transition transition)
    {
        if (transition.Mutation.Type != type || transition.Mutation.IsCheck) return;
        if (!states.SetEquals(transition.Mutation.Called.Select(s => s.Index))) return;
        log($"[breakpoint] {transition.Mutation}");
        if (hit is not null) hit(transition);
        else if (Debugger.IsAttached) Debugger.Break();
    }

    public void Dispose() => machine.RemoveTracer(this);
}
