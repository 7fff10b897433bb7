using AsyncMachine;
using static CircuitBreaker.BreakerStates;

namespace CircuitBreaker;

/// <summary>Opens and closes the circuit. Bind one to each machine that includes <see cref="BreakerStates"/>.</summary>
/// <param name="threshold">Opens after so many failures in a row; at least 1.</param>
/// <param name="breakDuration">Stays open for so long, by the machine's clock; positive.</param>
[StateHandlers<BreakerStates>]
public partial class BreakerHandlers(int threshold, TimeSpan breakDuration)
{
    private int _failures; // in a row, while closed; only handlers touch it

    void ClosedState() => _failures = 0;

    // The delay belongs to this instance of Open: a circuit that is closed by hand, and opens again, waits for all of its time.
    void OpenState(Event e) => e.Machine.AddAfter(e, breakDuration, HalfOpen);

    // Trial, an Auto state, comes before anything that waits in the queue: so there is never a second one.
    bool CalledEnter(Event e) => e.Machine.Not(Trial);

    void CalledState(Call call, Event e) => call.Period = e.Machine.InstanceOf(e.Machine.Is(HalfOpen) ? HalfOpen : Closed);

    void SucceededState(Event e)
    {
        _failures = 0;
        if (e.Machine.Is(HalfOpen)) e.Machine.Add(e, Closed);
    }

    void FailedState(Event e)
    {
        if (e.Machine.Is(HalfOpen) || ++_failures >= threshold) e.Machine.Add(e, Open);
    }
}
