using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AsyncMachine.Telemetry;

/// <summary>What becomes a span. Read when tracing begins; later changes have no effect.</summary>
public sealed class MachineTracingOptions
{
    /// <summary>Which spans hang under which. Default: by cause.</summary>
    public TraceLayout Layout { get; set; }

    /// <summary>Whether transitions become spans. Default: yes.</summary>
    public bool Transitions { get; set; } = true;

    /// <summary>Whether activations of states become spans, each open until its state is deactivated or the machine disposed. Default: yes.</summary>
    public bool States { get; set; } = true;

    /// <summary>Whether handlers become events of their transition's span. Default: yes.</summary>
    public bool Handlers { get; set; } = true;

    /// <summary>Whether transitions of Auto states, which the engine makes by itself, become spans. Default: yes.</summary>
    public bool Auto { get; set; } = true;

    /// <summary>Whether transitions that call nothing but <c>Healthcheck</c> or <c>Heartbeat</c>, and these states, become spans. Default: no.</summary>
    public bool Health { get; set; }

    /// <summary>Whether canceled transitions become spans; failed ones always do. Default: yes.</summary>
    public bool Canceled { get; set; } = true;

    /// <summary>Whether accepted transitions that change no tick become spans. Default: yes.</summary>
    public bool Empty { get; set; } = true;

    /// <summary>
    /// States to trace, as <c>State</c> or <c>machine:State</c>; empty for all, unless <see cref="AllowPattern"/> names some. A transition is
    /// traced if one of the states it calls is.
    /// </summary>
    public IList<string> AllowStates { get; } = [];

    /// <summary>States not to trace, as <c>State</c> or <c>machine:State</c>; goes before what is allowed.</summary>
    public IList<string> SkipStates { get; } = [];

    /// <summary>Further states to trace, as an expression that <c>machine:State</c> is matched with. Default (null): none.</summary>
    public Regex? AllowPattern { get; set; }

    /// <summary>Further states not to trace, as an expression that <c>machine:State</c> is matched with. Default (null): none.</summary>
    public Regex? SkipPattern { get; set; }

    /// <summary>
    /// Chooses machines, once for each, when the machine is made or first mutated. Must be quick; one that throws chooses the machine. Default
    /// (null): all.
    /// </summary>
    public Func<IMachine, bool>? Machines { get; set; }

    /// <summary>
    /// What of a mutation's args goes into the span, each pair as <c>asyncmachine.args.</c> and its key. Called in the transition: must be quick. One that
    /// throws gives nothing. Default (null): nothing.
    /// </summary>
    public Func<object, IEnumerable<KeyValuePair<string, object?>>>? Args { get; set; }

    /// <summary>What the root of <see cref="TraceLayout.Machines"/> hangs under. Default: nothing.</summary>
    public ActivityContext Root { get; set; }

    internal MachineTracingOptions Copy()
    {
        var copy = new MachineTracingOptions
        {
            Layout = Layout,
            Transitions = Transitions,
            States = States,
            Handlers = Handlers,
            Auto = Auto,
            Health = Health,
            Canceled = Canceled,
            Empty = Empty,
            AllowPattern = AllowPattern,
            SkipPattern = SkipPattern,
            Machines = Machines,
            Args = Args,
            Root = Root,
        };
        foreach (string state in AllowStates) copy.AllowStates.Add(state);
        foreach (string state in SkipStates) copy.SkipStates.Add(state);
        return copy;
    }
}
