using AsyncMachine;

namespace MyNamespace;

/// <summary>What can be true, how it depends on each other, and what to do when it becomes true.</summary>
[StateSchema]
[Include<BasicStates>] // Start, Ready, Exception, …
public sealed partial class MySchema
{
    /// <summary>It is being done.</summary>
    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Work)])]
    public static partial State Working { get; }

    /// <summary>It is done.</summary>
    [State(Remove = [nameof(Work)])]
    public static partial State Done { get; }

    /// <summary>One of the two.</summary>
    [StateGroup(nameof(Working), nameof(Done))]
    public static partial StateGroup Work { get; }

    // May Working become active?
    bool WorkingEnter() => true;

    // It has. After the first await the token tells whether it still is.
    async Task WorkingState(Event e, CancellationToken token)
    {
        await Task.Yield();
        e.Machine.Add(e, Done);
    }
}
