using AsyncMachine;

namespace Pipes;

/// <summary>Prints what a machine has changed, before its handlers, pipes among them, are called: so causes stand before effects.</summary>
internal sealed class Teller : Tracer
{
    public override void TransitionFinals(Transition transition)
    {
        IEnumerable<string> changes = transition.Changed.Select(state => (transition.Leaving.Contains(state) ? "-" : "+") + state);
        if (transition.Changed.Count > 0) Console.WriteLine($"  {transition.Machine.Id}: {string.Join(" ", changes)}");
    }
}
