using AsyncMachine;

namespace AlarmClock;

/// <summary>
/// A burglar alarm. In which of its six modes it is changes by calls and by time; what may follow what is said by
/// <see cref="AlarmHandlers"/>. Include these states, bind the handlers, and add <see cref="Disarmed"/> first. To change a delay,
/// declare its state again.
/// </summary>
[StateSchema]
public partial class AlarmStates
{
    /// <summary>Nothing is watched. May be added at any time.</summary>
    [State(Auto = true, Remove = [nameof(Mode)])]
    public static partial State Disarmed { get; }

    /// <summary>It will be armed: time to leave the house.</summary>
    [State(Remove = [nameof(Mode)], Timeout = "00:00:10", OnTimeout = nameof(Armed))]
    public static partial State Arming { get; }

    /// <summary>It watches.</summary>
    [State(Remove = [nameof(Mode)])]
    public static partial State Armed { get; }

    /// <summary>It does not watch for a while, then does so again. Added once more, the while begins anew.</summary>
    [State(Multi = true, Remove = [nameof(Mode)])]
    public static partial State<Pause> Paused { get; }

    /// <summary>Something has moved: time for whoever lives here to disarm it.</summary>
    [State(Remove = [nameof(Mode)], Timeout = "00:00:20", OnTimeout = nameof(Triggered))]
    public static partial State PreTriggered { get; }

    /// <summary>There is a burglar. After a time it arms itself again.</summary>
    [State(Add = [nameof(Siren)], Remove = [nameof(Mode)], Timeout = "00:02:00", OnTimeout = nameof(Armed))]
    public static partial State Triggered { get; }

    /// <summary>What the alarm can be, one at a time.</summary>
    [StateGroup(nameof(Disarmed), nameof(Arming), nameof(Armed), nameof(Paused), nameof(PreTriggered), nameof(Triggered))]
    public static partial StateGroup Mode { get; }

    /// <summary>It howls, while Triggered and for as long as <see cref="SirenHeld"/>.</summary>
    [State(Add = [nameof(SirenHeld)])]
    public static partial State Siren { get; }

    /// <summary>The siren has not howled for 15 seconds yet, and cannot be stopped.</summary>
    public static partial State SirenHeld { get; }

    /// <summary>A camera records since something has moved. If no face is seen within a minute, the recording is thrown away.</summary>
    [State(Remove = [nameof(Record)], Timeout = "00:01:00", OnTimeout = nameof(Discarded))]
    public static partial State Recording { get; }

    /// <summary>A face was seen in time: the recording is kept.</summary>
    [State(Remove = [nameof(Record)])]
    public static partial State FaceSeen { get; }

    /// <summary>The recording was thrown away.</summary>
    [State(Remove = [nameof(Record)])]
    public static partial State Discarded { get; }

    /// <summary>What has become of the last recording.</summary>
    [StateGroup(nameof(Recording), nameof(FaceSeen), nameof(Discarded))]
    public static partial StateGroup Record { get; }
}

/// <summary>How long the alarm is paused.</summary>
[StateArgs] public sealed partial record Pause(TimeSpan For);
