namespace AsyncMachine.Telemetry.Depot;

/// <summary>Trains arrive, and are cleaned by the machine whose process says so.</summary>
[StateSchema]
internal sealed partial class Trains
{
    [State]
    public static partial State Arrived { get; }

    [State]
    public static partial State Cleaned { get; }

    public Action<Machine>? OnArrived { get; init; }

    private async Task ArrivedState(Event e)
    {
        await Task.Yield();
        OnArrived?.Invoke(e.Machine);
    }
}
