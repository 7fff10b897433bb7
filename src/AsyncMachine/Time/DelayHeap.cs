namespace AsyncMachine;

/// <summary>
/// Delays by the time when they are due, those of the same time in the order in which they were made; and by the state whose instance
/// they belong to. Entries keep their slots, so that a handle finds its own. Not thread-safe: <see cref="DelayQueue"/> guards it.
/// </summary>
/// <remarks>
/// A four-ary heap of slot numbers (D. B. Johnson, 1975): nearly every delay is made later than those that wait, and cancelled before it is
/// due, so pushing has to be cheap and removal from the middle possible. Entries lie in chunks that never move.
/// </remarks>
internal sealed class DelayHeap
{
    private const int Arity = 4, ChunkBits = 10, ChunkSize = 1 << ChunkBits;

    private readonly List<Entry[]> _chunks = [];
    private int[] _heap = [];   // slots, the earliest first
    private int[] _first = [];  // state → its first slot + 1; 0 for none
    private int _free;          // first free slot + 1, linked by Next
    private int _used;          // slots that were ever used
    private uint _number;       // of the last delay made

    /// <summary>One delay.</summary>
    public struct Entry
    {
        /// <summary>When it is due, and how long it waits in all; in the clock's timestamps.</summary>
        public long Due, Length;

        /// <summary>The owner's tick.</summary>
        public ulong Tick;

        /// <summary>What is called, if it is more than <see cref="Target"/>.</summary>
        public DelayedCall? Call;

        /// <summary>Tells it from others in the same slot, and those of one time apart.</summary>
        public uint Number;

        /// <summary>Its place in the heap; −1 for a free slot.</summary>
        public int Place;

        /// <summary>Its neighbours among the owner's, + 1.</summary>
        public int Next, Previous;

        /// <summary>Index of the state whose instance it belongs to; −1 for the machine.</summary>
        public short Owner;

        /// <summary>Index of the one state that is called.</summary>
        public short Target;

        public MutationType Type;
        public DelayImport OnImport;
        public bool IsPeriodic, IsTimeout;
    }

    public int Count { get; private set; }

    public ref Entry this[int slot] => ref _chunks[slot >> ChunkBits][slot & (ChunkSize - 1)];

    /// <summary>The slot of the earliest; the heap must not be empty.</summary>
    public int Earliest => _heap[0];

    /// <summary>The slot of a handle; −1 if it is over.</summary>
    public int Find(int slot, uint number) => (uint)slot < (uint)_used && this[slot].Number == number && this[slot].Place >= 0 ? slot : -1;

    public bool Owns(int state) => state < _first.Length && _first[state] != 0;

    /// <summary>Adds a delay; gives it a slot and a number.</summary>
    public int Add(Entry entry)
    {
        int slot = TakeSlot();
        entry.Number = ++_number;
        entry.Previous = 0;
        entry.Next = 0;
        if (entry.Owner >= 0)
        {
            if (entry.Owner >= _first.Length) Array.Resize(ref _first, Math.Max(entry.Owner + 1, _first.Length * 2));
            ref int first = ref _first[entry.Owner];
            entry.Next = first;
            if (first != 0) this[first - 1].Previous = slot + 1;
            first = slot + 1;
        }

        this[slot] = entry;
        if (Count == _heap.Length) Array.Resize(ref _heap, Math.Max(4, _heap.Length * 2));
        Rise(slot, Count++);
        return slot;
    }

    /// <summary>Removes a delay.</summary>
    public void Remove(int slot)
    {
        ref Entry entry = ref this[slot];
        int place = entry.Place, last = _heap[--Count];
        entry.Place = -1;
        entry.Call = null;
        if (last != slot) Settle(last, place);
        if (entry.Owner >= 0)
        {
            if (entry.Next != 0) this[entry.Next - 1].Previous = entry.Previous;
            if (entry.Previous != 0) this[entry.Previous - 1].Next = entry.Next;
            else _first[entry.Owner] = entry.Next;
        }

        entry.Next = _free;
        _free = slot + 1;
    }

    /// <summary>Removes the delays of a state's instances but the present one.</summary>
    public void RemoveStale(int state, ulong tick)
    {
        if (state >= _first.Length) return;
        for (int next = _first[state]; next != 0;)
        {
            int slot = next - 1;
            next = this[slot].Next;
            if (this[slot].Tick != tick) Remove(slot);
        }
    }

    /// <summary>Makes a delay due at another time. It keeps its number: its handle stays good.</summary>
    public void Move(int slot, long due)
    {
        this[slot].Due = due;
        Settle(slot, this[slot].Place);
    }

    /// <summary>Forgets all delays; handles of them are over.</summary>
    public void Clear()
    {
        while (Count > 0) Remove(_heap[Count - 1]);
    }

    /// <summary>The slots, in the order in which they are due.</summary>
    public int[] InOrder()
    {
        int[] slots = _heap[..Count];
        Array.Sort(slots, (left, right) => IsBefore(left, right) ? -1 : left == right ? 0 : 1);
        return slots;
    }

    private int TakeSlot()
    {
        if (_free != 0)
        {
            int slot = _free - 1;
            _free = this[slot].Next;
            return slot;
        }

        // The first chunk grows with its machine; most have a handful of delays.
        int chunk = _used >> ChunkBits;
        if (chunk == _chunks.Count) _chunks.Add(new Entry[chunk == 0 ? 4 : ChunkSize]);
        if (chunk == 0 && _used == _chunks[0].Length)
        {
            Entry[] first = _chunks[0];
            Array.Resize(ref first, Math.Min(ChunkSize, first.Length * 4));
            _chunks[0] = first;
        }

        return _used++;
    }

    private bool IsBefore(int left, int right)
    {
        ref Entry one = ref this[left], other = ref this[right];
        return one.Due != other.Due ? one.Due < other.Due : (int)(one.Number - other.Number) < 0;
    }

    private void Settle(int slot, int place)
    {
        if (place > 0 && IsBefore(slot, _heap[(place - 1) / Arity])) Rise(slot, place);
        else Sink(slot, place);
    }

    private void Rise(int slot, int place)
    {
        while (place > 0)
        {
            int parent = (place - 1) / Arity;
            if (!IsBefore(slot, _heap[parent])) break;
            Put(_heap[parent], place);
            place = parent;
        }

        Put(slot, place);
    }

    private void Sink(int slot, int place)
    {
        while (true)
        {
            int first = place * Arity + 1;
            if (first >= Count) break;
            int least = first;
            for (int child = first + 1; child < Math.Min(first + Arity, Count); child++)
            {
                if (IsBefore(_heap[child], _heap[least])) least = child;
            }

            if (!IsBefore(_heap[least], slot)) break;
            Put(_heap[least], place);
            place = least;
        }

        Put(slot, place);
    }

    private void Put(int slot, int place)
    {
        _heap[place] = slot;
        this[slot].Place = place;
    }
}

/// <summary>A delayed mutation that is more than the call of one state.</summary>
internal sealed class DelayedCall(State[] states, object? args, Event source)
{
    public State[] States => states;

    public object? Args => args;

    public Event Source => source;
}
