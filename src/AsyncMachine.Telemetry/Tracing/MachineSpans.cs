using System.Diagnostics;

namespace AsyncMachine.Telemetry;

/// <summary>
/// The spans that the spans of a machine hang under in the layout by machines: one for the machine, under its parent machine's or the root; one for its
/// transitions; one for its states, and under that one for each state. They have no duration and are made when something is to hang under them.
/// </summary>
/// <remarks>
/// A machine's span may be asked for by its children, on other threads. Listeners are called when it is made, so no lock is held: of two that are
/// made at once, the second is left without children.
/// </remarks>
internal sealed class MachineSpans(TracingObserver observer, Engine engine)
{
    private readonly KeyValuePair<string, object?>[] _attributes = [new(SpanAttributes.MachineId, engine.Id), new(SpanAttributes.Schema, engine.Schema.Name)];
    private object? _machine; // a boxed context, once it is made

    // The drain's own.
    private ActivityContext _transitions, _states;
    private ActivityContext[] _groups = [];

    /// <summary>What transitions hang under; by the drain.</summary>
    public ActivityContext Transitions
    {
        get
        {
            if (_transitions == default) _transitions = Spans.Mark("transitions", Machine(), _attributes);
            return _transitions;
        }
    }

    /// <summary>What the activations of one state hang under; by the drain.</summary>
    public ActivityContext StateGroup(int state, SpanNames names)
    {
        if (state >= _groups.Length) Array.Resize(ref _groups, engine.Schema.Count);
        if (_groups[state] != default) return _groups[state];
        if (_states == default) _states = Spans.Mark("states", Machine(), _attributes);
        return _groups[state] = Spans.Mark(names.State(state), _states, [.. _attributes, new(SpanAttributes.State, names.State(state))]);
    }

    /// <summary>The machine's span; by any thread.</summary>
    public ActivityContext Machine() => Spans.Once(ref _machine, $"machine {engine.Id}", Parent, _attributes);

    private ActivityContext Parent() => observer.ProbeOf(engine.Options.Parent)?.Tree?.Machine() ?? observer.Root();
}
