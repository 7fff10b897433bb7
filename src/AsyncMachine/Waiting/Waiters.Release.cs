using System.Numerics;

namespace AsyncMachine;

// What a transition completes.
internal sealed partial class Waiters
{
    /// <summary>
    /// What a change concerns: waits that it completes, already unlisted, and waits whose own code has to be asked; those nobody joins
    /// until they have answered.
    /// </summary>
    public struct Found
    {
        public Wait? First;
        public List<Wait>? More;
        public List<KeyedWait>? Asked;

        /// <summary>The ticks at the end of the transition; only captured if a query is asked.</summary>
        public MachineTime? Time;

        public readonly bool Any => First is not null || Asked is not null;
    }

    /// <summary>Finds what a change concerns; by the writer, while it holds the vector that the change has left.</summary>
    public Found Match(in Change change)
    {
        var found = new Found();
        lock (_gate)
        {
            for (int w = 0; w < change.Changed.Length && w < _interest.Length; w++)
            {
                for (ulong bits = change.Changed[w] & _interest[w]; bits != 0; bits &= bits - 1)
                {
                    Collect(_lists[w * 64 + BitOperations.TrailingZeroCount(bits)], change, ref found);
                }
            }

            Collect(_anyList, change, ref found);
        }

        return found;
    }

    /// <summary>What two changes, one after the other, concern if they are told as one: each wait is asked once, about the later time.</summary>
    public Found Join(in Found earlier, in Found later)
    {
        if (later.Asked is null) return earlier;
        if (earlier.Asked is null) return later;
        var asked = new HashSet<KeyedWait>(earlier.Asked);
        lock (_gate)
        {
            foreach (KeyedWait wait in later.Asked)
            {
                if (asked.Add(wait)) earlier.Asked.Add(wait);
                else wait.Unanswered--;
            }
        }

        return earlier with { Time = later.Time ?? earlier.Time };
    }

    /// <summary>Completes what was found, and asks what has to be asked. The vector may have changed since.</summary>
    public void Release(in Found found, in Change change)
    {
        found.First?.Complete(null);
        if (found.More is { } more)
        {
            foreach (Wait wait in more) wait.Complete(null);
        }

        if (found.Asked is null) return;
        foreach (KeyedWait wait in found.Asked) Ask(wait, change, found.Time);
    }

    private void Ask(KeyedWait wait, in Change change, MachineTime? time)
    {
        bool matches;
        try
        {
            matches = wait.Matches(change, time);
        }
        catch (Exception exception)
        {
            Fault(wait, exception);
            return;
        }

        if (matches)
        {
            if (Unlist(wait)) wait.Complete(change.Args);
            return;
        }

        lock (_gate)
        {
            if (--wait.Unanswered == 0 && wait.Listed) _shared.TryAdd(wait.Key, wait); // unless an equal one has taken its place
        }
    }

    private void Collect(WaitPlace? list, in Change change, ref Found found)
    {
        for (WaitPlace? place = list, next; place is not null; place = next)
        {
            next = place.Next; // the wait may be unlisted
            Wait wait = place.Owner;
            if (wait is KeyedWait { Kind: WaitKind.Query or WaitKind.Args } asked)
            {
                // What was made after the commit waits for a later one. A change may be looked at twice, and the wait be listed
                // under several states: it is asked once.
                if (change.Version <= asked.Version) continue;
                asked.Version = change.Version;
                asked.Unanswered++;
                Unshare(asked);
                (found.Asked ??= []).Add(asked);
                if (asked.Kind == WaitKind.Query) found.Time ??= new MachineTime(_vector.Schema, (ulong[])_vector.TicksOfWriter.Clone());
            }
            else if (wait.Holds(change))
            {
                Remove(wait);
                if (found.First is null) found.First = wait;
                else (found.More ??= []).Add(wait);
            }
        }
    }
}
