using System.Runtime.CompilerServices;

namespace AsyncMachine.Testing;

/// <summary>What can be known of a call in a set without asking the resolver.</summary>
internal enum Look
{
    /// <summary>Nothing: the resolver has to say.</summary>
    Unknown,

    /// <summary>It is executed, and changes nothing.</summary>
    Nothing,

    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>Its own transition leads to another set, the same as always.</summary>
    Known,
}

/// <summary>The calls that change nothing are most of all: adding an active state, removing an inactive one.</summary>
internal struct Shortcut<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private TSet _called;
    private TSet _constant;
    private int _leaf;   // the state that is left out of the walk, if it is called alone; −1 otherwise
    private bool _idle;  // an add that does nothing where all called states are active
    private bool _plain; // a call of a leaf that nobody can notice
    private bool _handlers;

    /// <summary>The set that a constant call leads to; −1 until it is known.</summary>
    public int Target { get; set; }

    /// <summary>A set whose outcome does not depend on what is active before: nothing that it calls implies anything.</summary>
    public bool IsConstant { get; private set; }

    public static Shortcut<TSet> Of(WalkCall<TSet> call, SchemaMasks<TSet> masks, int[] leaves, bool handlers)
    {
        int lone = call.Job.Lone - 1;
        bool set = call.Job.Kind == JobKind.Set;
        return new Shortcut<TSet>
        {
            _called = call.Job.Called,
            _constant = call.Job.Called,
            _leaf = call.Index >= 0 && lone >= 0 && !set && leaves.Contains(lone) ? lone : -1,
            _plain = TSet.IsEmpty(masks.Auto),
            _idle = call.Job.Kind == JobKind.Add && !TSet.Overlaps(call.Job.Called, masks.Multi),
            _handlers = handlers,
            IsConstant = set && !handlers && !TSet.Overlaps(call.Job.Called, masks.HasAdd) &&
                !TSet.Overlaps(call.Job.Called, masks.Multi) && !leaves.Any(leaf => StateSets.Has(call.Job.Called, leaf)),
            Target = -1,
        };
    }

    /// <summary>Looks at a call.</summary>
    /// <param name="before">Active states.</param>
    /// <param name="possible">These, and those left out of the walk that may be active too.</param>
    /// <param name="call">The call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Look Look(in TSet before, in TSet possible, WalkCall<TSet> call)
    {
        if (_handlers || call.Index < 0) return Testing.Look.Unknown;
        if (_leaf >= 0)
        {
            // Where it may be active it can come and go: an add stands for both. A remove is always executed.
            if (call.Job.Kind == JobKind.Remove) return Testing.Look.Nothing;
            if (!StateSets.Has(in possible, _leaf)) return Testing.Look.Refused;
            return _plain ? Testing.Look.Nothing : Testing.Look.Unknown;
        }

        switch (call.Job.Kind)
        {
            case JobKind.Add when _idle && TSet.Within(_called, before):
            case JobKind.Remove when !TSet.Overlaps(_called, before) && call.Job.Lone != 0:
                return Testing.Look.Nothing;
            case JobKind.Set when IsConstant:
                return TSet.Equal(in _constant, in before) ? Testing.Look.Unknown : Testing.Look.Known;
            default:
                return Testing.Look.Unknown;
        }
    }
}
