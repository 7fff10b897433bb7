using System.Numerics;
using System.Runtime.InteropServices;

namespace AsyncMachine.History;

/// <summary>
/// Where a machine leaves its records and the writer finds them: a ring of packed entries, and the machine's ticks as of its last transition.
/// </summary>
/// <remarks>
/// One thread at a time records, one takes. The gate is held for copies of a few words only: no user code runs under it, nobody waits for
/// anything else in it, and it is the innermost of all locks. What a taker reads of the ring is between tail and head, where nobody writes.
/// </remarks>
internal sealed partial class Intake
{
    private readonly Lock _gate = new();
    private readonly ulong[] _ring;
    private readonly int _capacity;           // a power of two
    private readonly int _batch;
    private readonly bool _waits;             // a record may wait for others
    private readonly TimeProvider _time;
    private readonly List<Schema> _schemas = []; // that bases name by their index; under the gate
    private readonly HistoryOptions _options;
    private long _head, _tail;                // words ever written, and ever taken; under the gate
    private int _pending;                     // entries between the two
    private ulong[] _ticks = [];              // as of the last transition
    private ulong[] _touched = [];            // states whose tick has changed since the last record
    private ulong _queueTick;
    private uint _machineTick;
    private bool _dirty;                      // something has changed that no record tells of
    private bool _baseDue;                    // the ring was full when the machine's time began anew
    private ulong _recorded, _dropped;
    private bool _lagging;
    private Rest _rest;

    public Intake(HistoryOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _capacity = (int)BitOperations.RoundUpToPowerOf2((uint)options.BufferBytes / sizeof(ulong));
        _ring = new ulong[_capacity];
        _batch = options.BatchSize;
        _waits = options.BatchDelay > TimeSpan.Zero;
    }

    /// <summary>What the writer does while nothing calls for it.</summary>
    private enum Rest : byte
    {
        /// <summary>Nothing is there.</summary>
        Idle,

        /// <summary>Something is there, and the timer runs.</summary>
        Armed,

        /// <summary>It works, or is about to.</summary>
        Busy,
    }

    /// <summary>What is to be done once the gate is open again.</summary>
    [Flags]
    public enum Wake : byte
    {
        None = 0,
        Arm = 1,
        Signal = 2,
        Alarm = 4,
    }

    /// <summary>Which transitions to record; written by whoever records.</summary>
    public RecordFilter? Filter { get; private set; }

    public ulong Recorded => Volatile.Read(ref _recorded);

    public ulong Dropped => Volatile.Read(ref _dropped);

    /// <summary>The ring has been full, or nearly so, and is not yet nearly empty.</summary>
    public bool IsLagging => Volatile.Read(ref _lagging);

    /// <summary>The machine's time anew.</summary>
    public Wake Rebase(Schema schema, uint machineTick, ReadOnlySpan<ulong> ticks)
    {
        var filter = new RecordFilter(_options, schema);
        lock (_gate)
        {
            Filter = filter;
            if (_schemas.Count == 0 || !ReferenceEquals(_schemas[^1], schema)) _schemas.Add(schema);
            _ticks = ticks.ToArray();
            _touched = new ulong[(schema.Count + 63) >> 6];
            _machineTick = machineTick;
            _baseDue = true;
            _dirty = true;
            TryWriteBase();
            return WakeUp();
        }
    }

    /// <summary>A transition has ended.</summary>
    public Wake Record(in Ending ending)
    {
        long now = ending.IsWanted ? _time.GetUtcNow().UtcTicks : 0;
        lock (_gate)
        {
            if (ending.Ticks.Length != _ticks.Length) return Wake.None; // the machine is disposed
            (uint diff, uint tracked) = Grow(ending.Changed, ending.Ticks);
            _queueTick = ending.QueueTick;
            if (!ending.IsWanted)
            {
                if (diff == 0) return Wake.None;
                _dirty = true;
                return WakeUp();
            }

            if (!TryWrite(ending, now, (ulong)tracked << 32 | diff))
            {
                _dropped++;
                _dirty = true;
                return WakeUp() | Alarm();
            }

            _recorded++;
            Wake wake = WakeUp();
            return _head - _tail > _capacity / 4 * 3 ? wake | Alarm() : wake;
        }
    }

    private Wake Alarm()
    {
        if (_lagging) return Wake.None;
        _lagging = true;
        return Wake.Alarm;
    }

    private Wake WakeUp()
    {
        if (_rest == Rest.Busy || (_rest == Rest.Armed && _pending < _batch)) return Wake.None;
        bool now = !_waits || _pending >= _batch;
        _rest = now ? Rest.Busy : Rest.Armed;
        return now ? Wake.Signal : Wake.Arm;
    }

    private (uint All, uint Tracked) Grow(ReadOnlySpan<ulong> changed, ReadOnlySpan<ulong> ticks)
    {
        uint all = 0, tracked = 0;
        ulong[] known = _ticks, touched = _touched, mask = Filter!.Tracked;
        for (int w = 0; w < touched.Length && w < changed.Length; w++)
        {
            ulong rest = changed[w], seen = mask[w];
            touched[w] |= rest;
            for (; rest != 0; rest &= rest - 1)
            {
                int bit = BitOperations.TrailingZeroCount(rest), state = w * 64 + bit;
                var growth = (uint)(ticks[state] - known[state]);
                known[state] = ticks[state];
                all += growth;
                if ((seen >> bit & 1) != 0) tracked += growth;
            }
        }

        return (all, tracked);
    }

    private bool TryWrite(in Ending ending, long now, ulong diffs)
    {
        if (_baseDue && !TryWriteBase()) return false;
        ulong[] touched = _touched;
        int count = 0;
        foreach (ulong word in touched) count += BitOperations.PopCount(word);
        int fixedWords = RingRecord.Header + touched.Length + count, words = fixedWords + ((ending.Details.Length + 7) >> 3);
        int at = Reserve(words);
        if (at < 0) return false;
        Span<ulong> entry = _ring.AsSpan(at, words);
        entry[0] = RingRecord.Head(words, ending.Flags, ending.Details.Length);
        entry[1] = (ulong)now;
        entry[2] = diffs;
        entry[3] = ending.QueueTick;
        entry[4] = ending.SourceBit;
        int next = RingRecord.Header + touched.Length;
        for (int w = 0; w < touched.Length; w++)
        {
            ulong rest = touched[w];
            entry[RingRecord.Header + w] = rest;
            touched[w] = 0;
            for (; rest != 0; rest &= rest - 1) entry[next++] = _ticks[w * 64 + BitOperations.TrailingZeroCount(rest)];
        }

        if (!ending.Details.IsEmpty) ending.Details.CopyTo(MemoryMarshal.AsBytes(entry[fixedWords..]));
        _head += words;
        _pending++;
        return true;
    }

    private bool TryWriteBase()
    {
        int words = RingRecord.Header + _ticks.Length, at = Reserve(words);
        if (at < 0) return false;
        Span<ulong> entry = _ring.AsSpan(at, words);
        entry[0] = RingRecord.Head(words, RecordFlags.Base, 0);
        entry[1] = (ulong)_time.GetUtcNow().UtcTicks;
        entry[2] = (ulong)_schemas.Count - 1;
        entry[3] = _queueTick;
        entry[4] = _machineTick;
        _ticks.CopyTo(entry[RingRecord.Header..]);
        _touched.AsSpan().Clear();
        _head += words;
        _pending++;
        _baseDue = false;
        return true;
    }

    /// <summary>Where an entry goes; negative if there is no room for it. Entries do not wrap around: what is left at the end is skipped.</summary>
    private int Reserve(int words)
    {
        var at = (int)(_head & (_capacity - 1));
        int left = _capacity - at, skipped = words <= left ? 0 : left;
        if (_head - _tail + skipped + words > _capacity) return -1;
        if (skipped == 0) return at;
        _ring[at] = RingRecord.Head(skipped, Skip, 0);
        _head += skipped;
        return 0;
    }

    private const RecordFlags Skip = (RecordFlags)0xff;
}
