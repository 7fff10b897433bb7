using AsyncMachine;
using static AlarmClock.AlarmStates;

namespace AlarmClock;

/// <summary>Says what may follow what, and makes the delays that are not declared. Binds to any machine that includes <see cref="AlarmStates"/>.</summary>
[StateHandlers<AlarmStates>]
public partial class AlarmHandlers
{
    private static readonly TimeSpan SirenHold = TimeSpan.FromSeconds(15);

    bool ArmingEnter(Event e) => e.Machine.Is(Disarmed);

    bool ArmedEnter(Event e) => e.Machine.Any(Arming, Paused, Triggered);

    bool PausedEnter(Pause pause, Event e) => pause.For > TimeSpan.Zero && e.Machine.Any(Armed, Paused);

    bool PreTriggeredEnter(Event e) => e.Machine.Is(Armed);

    bool TriggeredEnter(Event e) => e.Machine.Is(PreTriggered);

    bool FaceSeenEnter(Event e) => e.Machine.Is(Recording);

    // A delay of which only the call knows the length. It belongs to this instance: the next pause, and whatever ends it, undoes it.
    void PausedState(Pause pause, Event e) => e.Machine.AddAfter(e, pause.For, Armed);

    // Called, not implied by a relation: a new recording begins beside the end of the last one.
    void PreTriggeredState(Event e) => e.Machine.Add(e, Recording);

    void TriggeredEnd(Event e) => e.Machine.Remove(e, Siren); // refused while it is held

    // At least so long: the hold goes by itself, and until then the state that is held refuses to go.
    void SirenHeldState(Event e) => e.Machine.RemoveAfter(e, SirenHold, SirenHeld);

    bool SirenExit(Event e) => e.Machine.Not(SirenHeld);

    void SirenHeldEnd(Event e)
    {
        if (e.Machine.Not(Triggered)) e.Machine.Remove(e, Siren);
    }
}
