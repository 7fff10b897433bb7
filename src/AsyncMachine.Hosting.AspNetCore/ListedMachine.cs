namespace AsyncMachine.Hosting.AspNetCore;

/// <summary>A machine as the list shows it, all of one moment but the error.</summary>
internal sealed record ListedMachine(
    string Id, string Schema, IReadOnlyList<string> Active, IReadOnlyDictionary<string, ulong> Ticks, ulong QueueTick, ListedError? Error)
{
    public static ListedMachine Of(IMachine machine)
    {
        MachineTime time = machine.Time();
        return new ListedMachine(
            machine.Id,
            machine.Schema.Name,
            [.. time.ActiveStates.Select(state => state.Name)],
            time.NonZeroStates.ToDictionary(state => state.Name, state => time[state], StringComparer.Ordinal),
            machine.QueueTick,
            machine.Error is { } error ? ListedError.Of(error, machine.IsError) : null);
    }
}

/// <summary>The last error, and whether the machine is still in it.</summary>
internal sealed record ListedError(string Type, string Message, bool Active)
{
    public static ListedError Of(Exception error, bool active) =>
        new(error.GetType().FullName ?? error.GetType().Name, error.Message, active);
}
