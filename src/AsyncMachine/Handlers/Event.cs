using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// What a handler is told: machine, transition, args. May be kept: everything stays readable, and it is a valid <c>source</c> for
/// ever. Only <see cref="IsValid"/> changes.
/// </summary>
/// <remarks>The default value is no event; it is what a mutation without a source has.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Event : IEquatable<Event>
{
    private readonly Transition? _transition;
    private readonly long _call; // the handler call's number in its drain

    internal Event(Transition transition, long call, uint handler)
    {
        _transition = transition;
        _call = call;
        HandlerKey = handler;
    }

    /// <summary>
    /// An event of somebody who is no machine, to be the source of mutations: they name it as their
    /// <see cref="MutationSource.MachineId"/>. May be kept and used any number of times.
    /// </summary>
    /// <param name="id">Who it is.</param>
    public static Event Outside(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new Event(new OutsideTransition(id), 0, 0);
    }

    /// <summary>False for the default value.</summary>
    public bool Exists => _transition is not null;

    /// <summary>The machine.</summary>
    /// <exception cref="InvalidOperationException">The default value, or an event of a mirror.</exception>
    public Machine Machine => Transition.Machine as Machine ??
        throw new InvalidOperationException("The event belongs to a mirror; its machine is MirrorEvent.Machine.");

    /// <summary>The transition.</summary>
    /// <exception cref="InvalidOperationException">The default value.</exception>
    public Transition Transition => _transition ?? throw new InvalidOperationException("This Event is a default value.");

    /// <summary>The mutation that the transition executes.</summary>
    public Mutation Mutation => Transition.Mutation;

    /// <summary>The mutation's args, or null.</summary>
    public object? Args => Transition.Args;

    /// <summary>Name of the handler that was called, such as <c>FooEnter</c>.</summary>
    public string Handler => HandlerNames.Of(Transition.Schema, HandlerKey);

    /// <summary>
    /// The instance of the state that a <c>State</c> or <c>End</c> handler is about, as the transition made it;
    /// <see cref="StateInstance.None"/> in other handlers, and for the default value.
    /// </summary>
    public StateInstance Instance
    {
        get
        {
            if (_transition is null || HandlerTable.KindOf(HandlerKey) is not (HandlerKind.State or HandlerKind.End)) return default;
            int state = HandlerTable.StateOf(HandlerKey);
            return new StateInstance(_transition.Schema[state], _transition.TimeAfter[state]);
        }
    }

    /// <summary>True until the handler returns or times out.</summary>
    public bool IsValid => _transition is not null && _transition.IsCurrent(_call);

    internal Transition? TransitionOrNull => _transition;

    /// <summary>True if the handler call was left behind by this machine.</summary>
    internal bool IsLostIn(IMachine machine) =>
        _transition is not null && _transition.HasLost(_call) && ReferenceEquals(_transition.Machine, machine);

    internal uint HandlerKey { get; }

    /// <inheritdoc/>
    public bool Equals(Event other) => ReferenceEquals(_transition, other._transition) && _call == other._call;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Event other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_transition, _call);

    /// <summary>The mutation, as <c>[add] Foo</c>; empty for the default value.</summary>
    public override string ToString() => _transition is null ? "" : Mutation.ToString();

    /// <summary>True if both are the same call of the same handler.</summary>
    public static bool operator ==(Event left, Event right) => left.Equals(right);

    /// <summary>True unless both are the same call of the same handler.</summary>
    public static bool operator !=(Event left, Event right) => !left.Equals(right);
}

/// <summary>An event as handlers see it that can be bound to mirrors too: its machine may be remote.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct MirrorEvent : IEquatable<MirrorEvent>
{
    private readonly Event _event;

    internal MirrorEvent(Event inner) => _event = inner;

    /// <summary>The machine or mirror.</summary>
    public IMachine Machine => _event.Transition.Machine;

    /// <summary>The transition.</summary>
    public Transition Transition => _event.Transition;

    /// <summary>The mutation that the transition executes.</summary>
    public Mutation Mutation => _event.Mutation;

    /// <summary>The mutation's args, or null.</summary>
    public object? Args => _event.Args;

    /// <summary>Name of the handler that was called.</summary>
    public string Handler => _event.Handler;

    /// <summary>True until the handler returns or times out.</summary>
    public bool IsValid => _event.IsValid;

    /// <summary>
    /// True in the <c>State</c> and the <c>End</c> handler of a state that a mirror has missed: it was activated and deactivated between two of
    /// the mirror's updates, once or more often. It is not active in either, and its token is cancelled in the former.
    /// </summary>
    public bool IsPulse => HandlerTable.KindOf(_event.HandlerKey) is HandlerKind.State or HandlerKind.End &&
        _event.TransitionOrNull?.IsPulse(HandlerTable.StateOf(_event.HandlerKey)) == true;

    /// <summary>The same event, as a source of mutations.</summary>
    /// <param name="mirrored">The event.</param>
    public static implicit operator Event(MirrorEvent mirrored) => mirrored._event;

    /// <inheritdoc/>
    public bool Equals(MirrorEvent other) => _event.Equals(other._event);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MirrorEvent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _event.GetHashCode();

    /// <summary>The mutation, as <c>[add] Foo</c>; empty for the default value.</summary>
    public override string ToString() => _event.ToString();

    /// <summary>True if both are the same call of the same handler.</summary>
    public static bool operator ==(MirrorEvent left, MirrorEvent right) => left.Equals(right);

    /// <summary>True unless both are the same call of the same handler.</summary>
    public static bool operator !=(MirrorEvent left, MirrorEvent right) => !left.Equals(right);
}
