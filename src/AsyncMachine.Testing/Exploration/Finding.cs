using System.Text;

namespace AsyncMachine.Testing;

/// <summary>What a <see cref="SchemaExplorer"/> reports.</summary>
public enum FindingKind
{
    /// <summary>A state that can never be active.</summary>
    NeverActive,

    /// <summary>A call that is always canceled.</summary>
    AlwaysCanceled,

    /// <summary>A call after which a state that could be active never can be again.</summary>
    OneWayDoor,

    /// <summary>A set of active states that no call changes.</summary>
    DeadEnd,

    /// <summary>Two Auto states of which each deactivates the other: an auto transition in which one enters and the other leaves,
    /// and one the other way round.</summary>
    AutoRivals,
}

/// <summary>One thing that a walk has found. It holds for the menu of the exploration.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsCertain">False if the walk was cut by its bound, and the finding says "not seen" where it would say
/// "never".</param>
/// <param name="States">The state, the set of active states, or the two rivals.</param>
/// <param name="Call">The call that is canceled, or the door; null for other kinds.</param>
/// <param name="Sequence">The shortest sequence of calls on a new machine that shows it; empty for what nothing shows.</param>
/// <param name="Reverse">For rivals, the shortest sequence that shows the second deactivated by the first one's rival; empty for
/// other kinds.</param>
public sealed record Finding(
    FindingKind Kind, bool IsCertain, IReadOnlyList<State> States, SchemaCall? Call, IReadOnlyList<SchemaCall> Sequence,
    IReadOnlyList<SchemaCall> Reverse)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString()
    {
        string names = string.Join(' ', States.Select(state => state.Name));
        string never = IsCertain ? "never" : "not seen to be";
        var text = new StringBuilder(Kind switch
        {
            FindingKind.NeverActive => $"{names} is {never} active",
            FindingKind.AlwaysCanceled => $"{Call} is {(IsCertain ? "always canceled" : "not seen to be executed")}",
            FindingKind.OneWayDoor => $"after {Call}, {names} is {never} active again",
            FindingKind.DeadEnd => $"({names}) is changed by no call",
            _ => $"{string.Join(" and ", States.Select(state => state.Name))} deactivate each other by auto transitions",
        });
        if (Sequence.Count > 0) text.Append(": ").AppendJoin(", ", Sequence);
        if (Reverse.Count > 0) text.Append("; and: ").AppendJoin(", ", Reverse);
        return text.ToString();
    }
}
