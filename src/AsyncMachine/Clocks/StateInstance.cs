using System.Globalization;

namespace AsyncMachine;

/// <summary>
/// One instance of a state: from one change of its tick to the next. A Multi state that is called again has a new one, and so has a state
/// that was left and entered again. Inactive times are instances too.
/// </summary>
/// <param name="State">The state.</param>
/// <param name="Tick">Its tick during that time.</param>
public readonly record struct StateInstance(State State, ulong Tick)
{
    /// <summary>No state: what belongs to it belongs to the machine, and lives as long.</summary>
    public static StateInstance None => default;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => State == default;

    /// <summary><c>Foo:3</c>, or <c>none</c>.</summary>
    public override string ToString() => IsNone ? "none" : string.Create(CultureInfo.InvariantCulture, $"{State.Name}:{Tick}");
}
