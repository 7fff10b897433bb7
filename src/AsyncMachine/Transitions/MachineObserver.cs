using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// Gives every machine of the process a hook, with no code where the machines are made: machines look for new observers when they are made
/// and whenever they are mutated, by comparing one number.
/// </summary>
internal abstract class MachineObserver
{
    private static readonly Lock Gate = new();
    private static MachineObserver[] _all = []; // replaced as a whole under the gate

    /// <summary>Those that observe now.</summary>
    public static MachineObserver[] All => Volatile.Read(ref _all);

    /// <summary>Makes the hook of a machine; null if the machine is of no interest.</summary>
    /// <param name="engine">
    /// The machine: a new one, or one made before the observer, which is found at its next mutation. Called once for each, under no lock, on
    /// the thread of whoever made or mutates the machine.
    /// </param>
    public abstract VectorHook? Attach(Engine engine);

    /// <summary>Observes all machines from now on.</summary>
    public void Start()
    {
        lock (Gate)
        {
            Volatile.Write(ref _all, [.. _all, this]);
            Volatile.Write(ref Observation.Epoch, (ushort)(Observation.Epoch + 1)); // after the list: who sees the number finds the list
        }
    }

    /// <summary>Observes no machine any more. Machines let their hooks go at their next mutation.</summary>
    public void Stop()
    {
        lock (Gate)
        {
            Volatile.Write(ref _all, [.. _all.Where(observer => !ReferenceEquals(observer, this))]);
            Volatile.Write(ref Observation.Epoch, (ushort)(Observation.Epoch + 1));
        }
    }
}

/// <summary>In a class without static constructor: reading it is one load.</summary>
internal static class Observation
{
    /// <summary>Changes whenever the list of observers does. A machine that sleeps through 65 536 changes misses them.</summary>
    public static ushort Epoch;
}
