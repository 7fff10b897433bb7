namespace AsyncMachine.Examples.Browser;

/// <summary>Runs the programme of a washing machine, and keeps its door closed meanwhile.</summary>
/// <param name="step">How long each part of the programme takes.</param>
/// <param name="time">The clock.</param>
[StateHandlers<Washer>]
public sealed partial class Drive(TimeSpan step, TimeProvider time)
{
    bool DoorOpenEnter(Event e) => e.Machine.Not(Washer.Running);

    void RunningState(Event e) => e.Machine.Add(e, Washer.Filling);

    Task FillingState(Event e, CancellationToken token) => NextAsync(e, Washer.Washing, token);

    Task WashingState(Event e, CancellationToken token) => NextAsync(e, Washer.Spinning, token);

    Task SpinningState(Event e, CancellationToken token) => NextAsync(e, Washer.Done, token);

    // The token ends with the state: when somebody stops the programme, nothing follows.
    private async Task NextAsync(Event e, State next, CancellationToken token)
    {
        await Task.Delay(step, time, token);
        e.Machine.Add(e, next);
    }
}
