namespace AsyncMachine.History.Tests.Contract;

/// <summary>A machine that the contract records.</summary>
[StateSchema]
public sealed partial class Door
{
    [State(Multi = true)]
    public static partial State<ErrorArgs?> Exception { get; }

    [State(Remove = [nameof(Closed)])]
    public static partial State Open { get; }

    [State(Auto = true, Remove = [nameof(Open)])]
    public static partial State Closed { get; }

    [State(Require = [nameof(Closed)])]
    public static partial State Locked { get; }

    [State(Multi = true)]
    public static partial State<string?> Knock { get; }

    public static partial State MachineRestored { get; }

    /// <summary>How often a restored machine was told so.</summary>
    public int Restored { get; private set; }

    bool LockedEnter(Event e) => e.Machine.Not(Knock);

    void MachineRestoredState() => Restored++;
}
