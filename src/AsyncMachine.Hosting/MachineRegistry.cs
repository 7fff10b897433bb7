namespace AsyncMachine.Hosting;

/// <summary>
/// The machines of an application that are alive, a service of its own: those that were made by dependency injection, scoped ones too, and
/// those that were added by hand. A machine leaves the list when it is disposed.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class MachineRegistry
{
    private readonly Lock _lock = new();
    private readonly List<IMachine> _machines = []; // in the order in which they were added; guarded by _lock

    /// <summary>The machines as of now, in the order in which they were made or added.</summary>
    public IReadOnlyList<IMachine> Machines
    {
        get
        {
            // One that has just been disposed may still be in: its token calls back on another thread.
            lock (_lock) return [.. _machines.Where(machine => !machine.Disposed.IsCancellationRequested)];
        }
    }

    /// <summary>Adds a machine or mirror that was made elsewhere, until it is disposed. Adding it twice changes nothing.</summary>
    /// <param name="machine">The machine.</param>
    public void Add(IMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        lock (_lock)
        {
            if (_machines.Contains(machine)) return;
            _machines.Add(machine);
        }

        // For one that is disposed already this runs at once.
        machine.Disposed.UnsafeRegister(_ => Remove(machine), null);
    }

    private void Remove(IMachine machine)
    {
        lock (_lock) _machines.Remove(machine);
    }
}
