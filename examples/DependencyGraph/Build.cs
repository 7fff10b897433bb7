using AsyncMachine;

namespace DependencyGraph;

/// <summary>Steps that are done at once: one auto transition does them all, in the order in which they need each other.</summary>
[StateSchema]
internal sealed partial class Build
{
    public static partial State Start { get; }

    /// <summary>The package is where others find it.</summary>
    [State(Auto = true, Require = [nameof(Tested), nameof(Packed)])]
    public static partial State Published { get; }

    [State(Auto = true, Require = [nameof(Compiled)])]
    public static partial State Packed { get; }

    [State(Auto = true, Require = [nameof(Compiled)])]
    public static partial State Tested { get; }

    [State(Auto = true, Require = [nameof(Restored)])]
    public static partial State Compiled { get; }

    /// <summary>What the code depends on is here.</summary>
    [State(Auto = true, Require = [nameof(Start)])]
    public static partial State Restored { get; }

    void PublishedState() => Console.WriteLine("  published");

    void PackedState() => Console.WriteLine("  packed");

    void TestedState() => Console.WriteLine("  tested");

    void CompiledState() => Console.WriteLine("  compiled");

    void RestoredState() => Console.WriteLine("  restored");
}
