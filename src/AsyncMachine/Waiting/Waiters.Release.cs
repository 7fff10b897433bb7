using System.Numerics;

namespace AsyncMachine;

// What a transition completes.
internal sealed partial class Waiters
{
    /// <summary>Completes the waits that a transition satisfies.</summary>
    public void Release(in Change change)
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

        if (found.First is null && found.Asked is null) return;
        found.First?.Complete();
        foreach (Wait wait in found.More ?? []) wait.Complete();
        foreach (Wait wait in found.Asked ?? []) Ask(wait, change);
    }

    /// <summary>What a change concerns: waits that it completes, already unlisted, and waits whose own code has to be asked.</summary>
    private ref struct Found
    {
        public Wait? First;
        public List<Wait>? More;
        public List<Wait>? Asked;
    }

    private void Ask(Wait wait, in Change change)
    {
        bool matches;
        try
        {
            matches = wait.Matches(change);
        }
        catch (Exception exception)
        {
            Fault(wait, exception);
            return;
        }

        if (matches) Finish(wait);
    }

    private void Collect(WaitPlace? list, in Change change, ref Found found)
    {
        for (WaitPlace? place = list, next; place is not null; place = next)
        {
            next = place.Next; // the wait may be unlisted
            Wait wait = place.Owner;

            // A wait made after this transition was committed must not see the older vector.
            if (unchecked((int)(change.Version - wait.Version)) <= 0) continue;
            if (wait.Key.Kind is WaitKind.Query or WaitKind.Args)
            {
                if (found.Asked?.Contains(wait) != true) (found.Asked ??= []).Add(wait);
            }
            else if (Holds(wait, change))
            {
                Remove(wait);
                if (found.First is null) found.First = wait;
                else (found.More ??= []).Add(wait);
            }
        }
    }

    private static bool Holds(Wait wait, in Change change)
    {
        if (wait.Key.Kind == WaitKind.Ticks) return ((TicksWait)wait).Holds();
        bool active = wait.Key.Kind == WaitKind.Active;
        foreach (int state in wait.Key.States)
        {
            if (change.IsActive(state) != active) return false;
        }

        return true;
    }
}
