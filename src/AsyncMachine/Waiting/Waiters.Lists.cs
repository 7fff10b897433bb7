namespace AsyncMachine;

// Where the waits are listed; all of it under the lock.
internal sealed partial class Waiters
{
    /// <summary>Under the lock: every pending wait, some of them more than once.</summary>
    private IEnumerable<Wait> Listed()
    {
        foreach (WaitPlace? list in (WaitPlace?[])[.. _lists, _anyList, _queueList])
        {
            for (WaitPlace? place = list; place is not null; place = place.Next) yield return place.Owner;
        }
    }

    private void List(KeyedWait wait)
    {
        int[] states = wait.Key.States;
        if (wait.Kind is WaitKind.Queue or WaitKind.QueueEnd)
        {
            Link(ref _queueList, wait);
            _queueWaits++;
            return;
        }

        if (states.Length == 0)
        {
            Link(ref _anyList, wait);
            _queries++;
            return;
        }

        Link(wait);
        if (states.Length == 1) return;
        wait.MorePlaces = new WaitPlace[states.Length - 1];
        for (int i = 1; i < states.Length; i++) Link(wait.MorePlaces[i - 1] = new FurtherPlace(wait, states[i]));
    }

    private void Link(WaitPlace place)
    {
        if (place.State >= _lists.Length) // the schema grew
        {
            int count = _vector.Schema.Count;
            Array.Resize(ref _lists, count);
            ulong[] interest = _interest;
            Array.Resize(ref interest, (count + 63) / 64);
            Volatile.Write(ref _interest, interest);
        }

        Link(ref _lists[place.State], place);
        _interest[place.State >> 6] |= 1UL << (place.State & 63);
    }

    private static void Link(ref WaitPlace? list, WaitPlace place)
    {
        place.Next = list;
        if (list is not null) list.Previous = place;
        list = place;
    }

    /// <summary>Under the lock: takes a listed wait out of everything.</summary>
    private void Remove(Wait wait)
    {
        wait.Listed = false;
        _count--;
        if (wait is not KeyedWait keyed)
        {
            LoneSlot(wait.Kind, wait.State) = null;
            Unlink(wait);
            return;
        }

        Unshare(keyed);
        if (keyed.Kind is WaitKind.Queue or WaitKind.QueueEnd)
        {
            Unlink(ref _queueList, keyed);
            _queueWaits--;
        }
        else if (keyed.Key.States.Length == 0)
        {
            Unlink(ref _anyList, keyed);
            _queries--;
        }
        else
        {
            Unlink(keyed);
            foreach (WaitPlace place in keyed.MorePlaces) Unlink(place);
        }

        keyed.Registration.Unregister(); // does not wait for a callback that runs
    }

    private void Unlink(WaitPlace place)
    {
        Unlink(ref _lists[place.State], place);
        if (_lists[place.State] is null) _interest[place.State >> 6] &= ~(1UL << (place.State & 63));
    }

    private static void Unlink(ref WaitPlace? list, WaitPlace place)
    {
        if (place.Next is not null) place.Next.Previous = place.Previous;
        if (place.Previous is not null) place.Previous.Next = place.Next;
        else list = place.Next;
        place.Next = place.Previous = null;
    }
}
