using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Those who observe all machines of the process.
internal sealed partial class Engine
{
    private ushort _epoch; // of the list of observers that this machine has looked at last; written under the lock

    /// <summary>True unless the observers have changed since this machine looked at them.</summary>
    public bool KnowsObservers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _epoch == Observation.Epoch;
    }

    /// <summary>Gets the hooks of new observers, and lets those of former ones go.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void LookForObservers()
    {
        List<VectorHook> gone = [];
        List<MachineObserver> added = [];
        lock (this)
        {
            ushort epoch = Volatile.Read(ref Observation.Epoch);
            if (_epoch == epoch) return;
            _epoch = epoch; // before they are asked: whoever mutates meanwhile goes on without them
            MachineObserver[] all = MachineObserver.All;
            List<(MachineObserver Observer, VectorHook? Hook)> known = Extra.Observers ??= [];
            foreach ((MachineObserver observer, VectorHook? hook) in known)
            {
                if (hook is not null && !all.Contains(observer)) gone.Add(hook);
            }

            known.RemoveAll(entry => !all.Contains(entry.Observer));
            added.AddRange(all.Where(observer => !known.Exists(entry => ReferenceEquals(entry.Observer, observer))));
            foreach (MachineObserver observer in added) known.Add((observer, null));
        }

        foreach (VectorHook hook in gone) RemoveHook(hook);
        foreach (MachineObserver observer in added)
        {
            if (observer.Attach(this) is not { } hook) continue;
            bool stays;
            lock (this)
            {
                int at = Extra.Observers!.FindIndex(entry => ReferenceEquals(entry.Observer, observer));
                stays = at >= 0;
                if (stays) Extra.Observers[at] = (observer, hook);
            }

            if (stays) _ = AddHook(hook); // between two transitions, and before all mutations that wait
        }
    }
}
