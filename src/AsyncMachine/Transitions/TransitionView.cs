using System.Diagnostics.CodeAnalysis;

namespace AsyncMachine;

/// <summary>
/// A transition as its drain sees it at this moment. Sets of states are bits, state 0 being the lowest of the first word. Before it begins there
/// is no cell: what a probe is shown then has no record, and stands for nothing in traces.
/// </summary>
internal readonly ref struct TransitionView
{
    private readonly Cell? _cell;
    private readonly ITransitionSource? _source;
    private readonly JobFlags _flags;

    public TransitionView(Engine engine, Cell? cell, MutationType type, JobFlags flags, ulong queueTick, ITransitionSource? source)
    {
        Engine = engine;
        _cell = cell;
        Type = type;
        _flags = flags;
        QueueTick = queueTick;
        _source = source;
    }

    /// <summary>One that has not begun. Set in its place: what is built up and then copied takes twice as long.</summary>
    [SetsRequiredMembers]
    public TransitionView(
        Engine engine, MutationType type, JobFlags flags, ulong queueTick, ITransitionSource? source, object? args, object? caller,
        ReadOnlySpan<ulong> called, ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> active, ReadOnlySpan<ulong> entering, ReadOnlySpan<ulong> leaving)
    {
        Engine = engine;
        Type = type;
        _flags = flags;
        QueueTick = queueTick;
        _source = source;
        Args = args;
        Caller = caller;
        Called = called;
        Before = before;
        Active = active;
        Entering = entering;
        Leaving = leaving;
    }

    public Engine Engine { get; }

    public MutationType Type { get; }

    /// <summary>The mutation's queue tick; 0 for what takes none.</summary>
    public ulong QueueTick { get; }

    public bool IsAuto => (_flags & JobFlags.Auto) != 0;

    /// <summary>It runs on the thread that made it, and that has no current activity; false if that is not known.</summary>
    public bool IsBare => (_flags & JobFlags.Bare) != 0;

    public bool IsCheck => (_flags & JobFlags.Check) != 0;

    /// <summary>A handler has thrown, or was left behind.</summary>
    public bool HasFailed => _cell is { HasFailed: true };

    /// <summary>Not refused by relations or negotiation so far.</summary>
    public bool IsAccepted => _cell?.IsAccepted ?? (_flags & JobFlags.Refused) == 0;

    /// <summary>Accepted, and no handler has failed so far.</summary>
    public bool IsExecuted => _cell is { IsExecuted: true };

    /// <summary>The called states.</summary>
    public required ReadOnlySpan<ulong> Called { get; init; }

    /// <summary>The called states' indexes in call order; empty if that is schema order.</summary>
    public ReadOnlySpan<ushort> CalledOrder { get; init; }

    /// <summary>States that were active before.</summary>
    public required ReadOnlySpan<ulong> Before { get; init; }

    /// <summary>States that are active now.</summary>
    public required ReadOnlySpan<ulong> Active { get; init; }

    /// <summary>States that enter, or have entered: Multi states that are called anew among them.</summary>
    public required ReadOnlySpan<ulong> Entering { get; init; }

    /// <summary>States that leave, or have left.</summary>
    public required ReadOnlySpan<ulong> Leaving { get; init; }

    /// <summary>States whose tick has changed; empty before the commit.</summary>
    public required ReadOnlySpan<ulong> Changed { get; init; }

    /// <summary>The ticks now, by state.</summary>
    public ReadOnlySpan<ulong> Ticks => Engine.TicksOfWriter;

    public required object? Args { get; init; }

    /// <summary>The transition whose event was given as the mutation's source, or whose handler was found to be; null for none.</summary>
    public ITransitionSource? Source => _source;

    /// <summary>Who made the mutation, for traces: see <see cref="Cause.TakeCaller"/>. Null if no probe wants causes.</summary>
    public object? Caller { get; init; }

    /// <summary>What stands for the transition in traces; see <see cref="Cell.Trace"/>.</summary>
    public object? Trace => _cell?.Trace;

    /// <summary>That transition's handler was still running when the mutation was made.</summary>
    public bool IsSourceValid => (_flags & JobFlags.SourceValid) != 0;

    /// <summary>The transition's record, if somebody has asked for one; null otherwise.</summary>
    public Transition? Record => _cell?.RecordOrNull;

    /// <summary>Makes a record of the transition, which stays good after its end.</summary>
    public Transition GetRecord() => _cell!.MakeRecord();

    /// <summary>Gives the transition the number by which those that it causes name it, without a record.</summary>
    public ulong GetNumber() => _cell!.MakeNumber();

    /// <summary>Says what stands for the transition in traces, for all that it causes.</summary>
    public void SetTrace(object? trace)
    {
        _cell!.Trace = trace;
        if (_cell.RecordOrNull is { } record) record.Trace = trace;
    }

    /// <summary>Why it was refused, in words; null if it was not, or nobody has asked in time.</summary>
    public string? Refusal => _cell?.RefusalText;
}
