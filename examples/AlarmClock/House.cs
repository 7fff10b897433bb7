using AsyncMachine;

namespace AlarmClock;

/// <summary>A house with an alarm.</summary>
[StateSchema]
[Include<AlarmStates>]
public partial class House
{
    /// <summary>All lights are on.</summary>
    [State(Auto = true, Require = [nameof(Triggered)])]
    public static partial State Lit { get; }
}
