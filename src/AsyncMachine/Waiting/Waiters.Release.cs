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
        found.First?.Complete(null);
        foreach (Wait wait in found.More ?? []) wait.Complete(null);
        foreach (KeyedWait wait in found.Asked ?? []) Ask(wait, change);
    }

    /// <summary>What a change concerns: waits that it completes, already unlisted, and waits whose own code has to be asked.</summary>
    private ref struct Found
    {
        public Wait? First;
        public List<Wait>? More;
        public List<KeyedWait>? Asked;
    }

    private void Ask(KeyedWait wait, in Change change)
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

        if (matches && Unlist(wait)) wait.Complete(change.Args);
    }

    private void Collect(WaitPlace? list, in Change change, ref Found found)
    {
        for (WaitPlace? place = list, next; place is not null; place = next)
        {
            next = place.Next; // the wait may be unlisted
            Wait wait = place.Owner;

            // A wait made after this transition was committed must not see the older vector.
            if (unchecked((int)(change.Version - wait.Version)) <= 0) continue;
            if (wait is KeyedWait { Kind: WaitKind.Query or WaitKind.Args } asked)
            {
                if (found.Asked?.Contains(asked) != true) (found.Asked ??= []).Add(asked);
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
