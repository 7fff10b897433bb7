namespace AsyncMachine.Aot;

/// <summary>A schema with an include, typed args, an Auto and a Multi state, a group, and handlers of most kinds.</summary>
[StateSchema]
[Include<BasicStates>]
internal partial class Lamp
{
    /// <summary>The lamp shines.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Light)])]
    public static partial State<LampArgs> On { get; }

    /// <summary>The lamp is dark.</summary>
    [State(Remove = [nameof(Light)])]
    public static partial State Off { get; }

    /// <summary>It can be seen.</summary>
    [State(Auto = true, Require = [nameof(On)])]
    public static partial State Seen { get; }

    /// <summary>Somebody knocked.</summary>
    [State(Multi = true)]
    public static partial State Knocked { get; }

    [StateGroup(nameof(On), nameof(Off))]
    public static partial StateGroup Light { get; }

    public int Calls { get; private set; }

    public TaskCompletionSource Worked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    bool OnEnter(LampArgs args) => args.Watts > 0;

    void OnState(LampArgs args, Event e)
    {
        Calls += args.Watts;
        e.Machine.Fork(e, async token =>
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            Worked.TrySetResult();
        });
    }

    async Task KnockedState(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        throw new InvalidOperationException("knocked too hard");
    }
}

/// <summary>How bright.</summary>
/// <param name="Watts">Watts.</param>
/// <param name="Code">Never printed.</param>
[StateArgs]
internal sealed partial record LampArgs(int Watts, [property: Secret] string Code = "");

/// <summary>More handlers for the same machine.</summary>
[StateHandlers<Lamp>]
internal sealed partial class LampCounter
{
    public int Changes { get; private set; }

    void AnyState() => Changes++;
}
