using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// A condition on the states of a machine, as an object that can be kept, passed and printed:
/// <c>new Condition { Is = [Door.Closed], Not = [Door.Locked] }</c>. All of its parts must hold at one instant.
/// </summary>
/// <remarks>Immutable; safe for use from any thread. One condition can be asked of many machines.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Condition
{
    /// <summary>States that must all be active. Default: none.</summary>
    public IReadOnlyList<State> Is { get; init => field = [.. value]; } = [];

    /// <summary>Lists of states, of each of which at least one must be active. Default: none.</summary>
    public IReadOnlyList<IReadOnlyList<State>> Any { get; init => field = [.. value.Select(list => (State[])[.. list])]; } = [];

    /// <summary>States of which none may be active. Default: none.</summary>
    public IReadOnlyList<State> Not { get; init => field = [.. value]; } = [];

    /// <summary>Ticks that states must have reached. Default: none.</summary>
    public IReadOnlyList<(State State, ulong Tick)> Ticks { get; init => field = [.. value]; } = [];

    /// <summary>True if there are no parts; such a condition holds for every machine.</summary>
    public bool IsEmpty => Is.Count + Any.Count + Not.Count + Ticks.Count == 0;

    /// <summary>True if the condition holds now; false for null.</summary>
    /// <param name="machine">A machine. In one that is disposed nothing is active, and ticks are 0.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public bool Check(IMachine? machine) => machine is not null && Check(machine.Time());

    /// <summary>True if the condition held at a time.</summary>
    /// <param name="time">The time.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public bool Check(MachineTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Is.All(time.Is) && !Not.Any(time.Is) && Any.All(list => list.Any(time.Is)) && Ticks.All(least => time[least.State] >= least.Tick);
    }

    /// <summary>Completes when the condition holds; at once if it does. It is asked after each change of a state that it names.</summary>
    /// <param name="machine">A machine, or a mirror of one.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Task When(MachineBase machine, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        State[] named = [.. Is, .. Any.SelectMany(list => list), .. Not, .. Ticks.Select(least => least.State)];
        return machine.WhenQuery(Check, named, cancellationToken);
    }

    /// <summary><c>is A B, any (C D), not E, F at 3</c>; <c>always</c> without parts.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Is.Count > 0) parts.Add($"is {Names(Is)}");
        foreach (IReadOnlyList<State> list in Any) parts.Add($"any ({Names(list)})");
        if (Not.Count > 0) parts.Add($"not {Names(Not)}");
        foreach ((State state, ulong tick) in Ticks) parts.Add($"{state.Name} at {tick}");
        return parts.Count == 0 ? "always" : string.Join(", ", parts);
    }

    private static string Names(IReadOnlyList<State> states) => string.Join(' ', states.Select(state => state.Name));
}
