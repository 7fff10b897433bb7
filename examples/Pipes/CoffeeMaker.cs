using AsyncMachine;

namespace Pipes;

/// <summary>Makes a cup when one is ordered and the water is hot, whichever comes last.</summary>
[StateSchema]
[Include<BasicStates>]
public partial class CoffeeMaker
{
    /// <summary>Somebody wants a cup.</summary>
    public static partial State Ordered { get; }

    /// <summary>Hot water is there. A pipe keeps it.</summary>
    public static partial State WaterReady { get; }

    /// <summary>A cup is being made.</summary>
    [State(Auto = true, Require = [nameof(Ordered), nameof(WaterReady)])]
    public static partial State Brewing { get; }

    /// <summary>The boiler has failed. A pipe adds it.</summary>
    [State(Multi = true, Require = [nameof(Exception)], Add = [nameof(Exception)], Remove = [nameof(Ordered)])]
    public static partial State<ErrorArgs?> ErrBoiler { get; }
}
