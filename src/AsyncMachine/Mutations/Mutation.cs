using System.Diagnostics;

namespace AsyncMachine;

/// <summary>The kinds of mutations.</summary>
public enum MutationType : byte
{
    /// <summary>Activates the called states, keeps the rest.</summary>
    Add,

    /// <summary>Deactivates the called states.</summary>
    Remove,

    /// <summary>Activates the called states, deactivates everything else.</summary>
    Set,
}

/// <summary>A request to change states: what was called, with what, by whom. Immutable.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Mutation
{
    internal Mutation(
        MutationType type, IReadOnlyList<State> called, object? args, MutationSource? source, ulong queueTick, bool isAuto, bool isCheck)
    {
        Type = type;
        Called = called;
        Args = args;
        Source = source;
        QueueTick = queueTick;
        IsAuto = isAuto;
        IsCheck = isCheck;
    }

    /// <summary>Add, remove or set. A toggle is one of the first two.</summary>
    public MutationType Type { get; }

    /// <summary>The called states, in the order of the call, without repetitions.</summary>
    public IReadOnlyList<State> Called { get; }

    /// <summary>The args, or null.</summary>
    public object? Args { get; }

    /// <summary>The event that caused the mutation; null if none was given.</summary>
    public MutationSource? Source { get; }

    /// <summary>The queue tick at which it runs; 0 for auto mutations, checks, and errors of handlers.</summary>
    public ulong QueueTick { get; }

    /// <summary>The engine's own mutation of Auto states.</summary>
    public bool IsAuto { get; }

    /// <summary>A question (<c>CanAdd</c>, <c>CanRemove</c>): nothing changes.</summary>
    public bool IsCheck { get; }

    /// <summary><c>[add] Foo Bar</c></summary>
    public override string ToString() => $"[{Text(Type)}] {string.Join(' ', Called.Select(s => s.Name))}";

    internal static string Text(MutationType type) => type switch
    {
        MutationType.Add => "add",
        MutationType.Remove => "remove",
        _ => "set",
    };
}

/// <summary>Where a mutation came from: a transition of some machine. Names it, and holds no reference to it.</summary>
/// <param name="MachineId">Id of the machine whose handler made the mutation.</param>
/// <param name="TransitionId">The transition's number on that machine.</param>
/// <param name="TimeSum">Sum of that machine's ticks before that transition.</param>
/// <param name="WasValid">False if the event was no longer valid when the mutation was made: its handler had returned.</param>
public sealed record MutationSource(string MachineId, ulong TransitionId, ulong TimeSum, bool WasValid)
{
    /// <summary><c>machine/transition/t12</c></summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MachineId}/{TransitionId}/t{TimeSum}");
}
