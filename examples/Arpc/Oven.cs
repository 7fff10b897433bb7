using AsyncMachine;

namespace Arpc;

/// <summary>What is served: an oven that bakes one thing at a time.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Oven
{
    /// <summary>Something is in the oven.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Baked)])]
    public static partial State<Dough> Baking { get; }

    /// <summary>It is done, and out of the oven.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Baking)])]
    public static partial State<Dough> Baked { get; }

    // Asked before anything changes; a client that is refused gets Canceled.
    bool BakingEnter(Dough dough) => dough.Minutes is > 0 and <= 60;

    async Task BakingState(Dough dough, Event e, CancellationToken token)
    {
        Console.WriteLine($"{dough.Name} is in the oven");
        await Task.Delay(TimeSpan.FromMilliseconds(dough.Minutes), token); // a fast oven
        e.Machine.Add(Baked, dough, source: e);
    }

    void BakedState(Dough dough) => Console.WriteLine($"{dough.Name} is done");
}

/// <summary>What goes into the oven. Both processes have the type; its codec is generated.</summary>
[StateArgs]
internal sealed partial record Dough(string Name, int Minutes);
