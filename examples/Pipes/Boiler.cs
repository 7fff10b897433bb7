using AsyncMachine;

namespace Pipes;

/// <summary>Heats water. Knows nothing of whoever uses it.</summary>
[StateSchema]
[Include<BasicStates>]
public partial class Boiler
{
    /// <summary>The water is below 90 degrees.</summary>
    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Temperature)])]
    public static partial State Cold { get; }

    /// <summary>The water is hot enough.</summary>
    [State(Add = [nameof(Ready)], Require = [nameof(Start)], Remove = [nameof(Temperature)])]
    public static partial State Hot { get; }

    /// <summary>How warm the water is.</summary>
    [StateGroup(nameof(Cold), nameof(Hot))]
    public static partial StateGroup Temperature { get; }

    void HotEnd(Event e) => e.Machine.Remove(e, Ready);
}
