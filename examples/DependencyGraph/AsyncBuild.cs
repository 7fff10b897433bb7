using AsyncMachine;

namespace DependencyGraph;

/// <summary>
/// Steps that take time: one state says that a step is going on, and starts it; another that it is done. A step begins by itself
/// when all that it requires is done, beside the others, and if that is lost again, its token is cancelled.
/// </summary>
[StateSchema]
internal sealed partial class AsyncBuild(Work work)
{
    public static partial State Start { get; }

    [State(Auto = true, Require = [nameof(Tested), nameof(Packed)], Remove = [nameof(Published)])]
    public static partial State Publishing { get; }

    [State(Require = [nameof(Tested), nameof(Packed)], Remove = [nameof(Publishing)])]
    public static partial State Published { get; }

    [State(Auto = true, Require = [nameof(Compiled)], Remove = [nameof(Packed)])]
    public static partial State Packing { get; }

    [State(Require = [nameof(Compiled)], Remove = [nameof(Packing)])]
    public static partial State Packed { get; }

    [State(Auto = true, Require = [nameof(Compiled)], Remove = [nameof(Tested)])]
    public static partial State Testing { get; }

    [State(Require = [nameof(Compiled)], Remove = [nameof(Testing)])]
    public static partial State Tested { get; }

    [State(Auto = true, Require = [nameof(Restored)], Remove = [nameof(Compiled)])]
    public static partial State Compiling { get; }

    [State(Require = [nameof(Restored)], Remove = [nameof(Compiling)])]
    public static partial State Compiled { get; }

    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Restored)])]
    public static partial State Restoring { get; }

    [State(Require = [nameof(Start)], Remove = [nameof(Restoring)])]
    public static partial State Restored { get; }

    Task RestoringState(Event e, CancellationToken token) => DoAsync("restore", Restored, e, token);

    Task CompilingState(Event e, CancellationToken token) => DoAsync("compile", Compiled, e, token);

    Task TestingState(Event e, CancellationToken token) => DoAsync("test", Tested, e, token);

    Task PackingState(Event e, CancellationToken token) => DoAsync("pack", Packed, e, token);

    Task PublishingState(Event e, CancellationToken token) => DoAsync("publish", Published, e, token);

    private async Task DoAsync(string step, State done, Event e, CancellationToken token)
    {
        await work.DoAsync(step, token);
        e.Machine.Add(e, done);
    }
}
