namespace AsyncMachine.History;

// The writer's side.
internal sealed partial class Intake
{
    /// <summary>The machine's time as the writer has it after a batch.</summary>
    public sealed class Snapshot
    {
        public ulong[] Ticks = [];
        public uint MachineTick;
        public ulong QueueTick;

        /// <summary>Records that were taken or dropped before it.</summary>
        public ulong Through;
    }

    /// <summary>Gives a batch to the encoder, oldest first, and frees its room.</summary>
    /// <param name="encoder">Packs the records.</param>
    /// <param name="layoutOf">Finds the layout of a schema; called without the gate.</param>
    /// <param name="snapshot">Filled with the machine's time after the batch.</param>
    /// <returns>False if there is nothing to store.</returns>
    public bool Take(BlockEncoder encoder, Func<Schema, Layout> layoutOf, Snapshot snapshot)
    {
        long tail, end;
        bool all;
        lock (_gate)
        {
            if (_baseDue) TryWriteBase();
            tail = _tail;
            end = _head;
            all = _pending <= _batch && !_baseDue;
            if (_pending == 0 && !_dirty) return false;
            if (all)
            {
                // What was not recorded is in it too: the machine record says where the machine was, not where its last record was.
                _dirty = false;
                if (snapshot.Ticks.Length != _ticks.Length) snapshot.Ticks = new ulong[_ticks.Length];
                _ticks.CopyTo(snapshot.Ticks, 0);
                snapshot.MachineTick = _machineTick;
                snapshot.QueueTick = _queueTick;
            }
        }

        (int taken, ulong records, ulong queueTick) = Encode(encoder, layoutOf, ref tail, end);
        if (!all)
        {
            snapshot.Ticks = encoder.Ticks.ToArray();
            snapshot.MachineTick = encoder.MachineTick;
            snapshot.QueueTick = queueTick;
        }

        snapshot.Through += records;
        lock (_gate)
        {
            _tail = tail;
            _pending -= taken;
            if (_lagging && _head - _tail < _capacity / 4) _lagging = false;
        }

        return true;
    }

    /// <summary>The timer has run out.</summary>
    public Wake TimeIsUp()
    {
        lock (_gate)
        {
            if (_rest != Rest.Armed) return Wake.None;
            _rest = Rest.Busy;
            return Wake.Signal;
        }
    }

    /// <summary>Somebody wants all that is there to be stored.</summary>
    public Wake Hurry()
    {
        lock (_gate)
        {
            if (_rest == Rest.Busy) return Wake.None;
            _rest = Rest.Busy;
            return Wake.Signal;
        }
    }

    /// <summary>The writer would like to rest.</summary>
    /// <param name="hurried">Called with the gate held: somebody waits for the writer to go on.</param>
    /// <param name="wake">What is to be done if it may.</param>
    /// <returns>False if there is work at once.</returns>
    public bool TryRest(Func<bool> hurried, out Wake wake)
    {
        wake = Wake.None;
        lock (_gate)
        {
            bool some = _pending > 0 || _dirty;
            if (_pending >= _batch || hurried() || (some && !_waits)) return false;
            _rest = some ? Rest.Armed : Rest.Idle;
            if (some) wake = Wake.Arm;
            return true;
        }
    }

    private (int Taken, ulong Records, ulong QueueTick) Encode(BlockEncoder encoder, Func<Schema, Layout> layoutOf, ref long tail, long end)
    {
        int taken = 0;
        ulong records = 0, queueTick = 0;
        while (tail < end && taken < _batch)
        {
            var at = (int)(tail & (_capacity - 1));
            int words = RingRecord.WordsOf(_ring[at]);
            RecordFlags flags = RingRecord.FlagsOf(_ring[at]);
            ReadOnlySpan<ulong> entry = _ring.AsSpan(at, words);
            tail += words;
            if (flags == Skip) continue;
            taken++;
            queueTick = entry[3];
            if (flags == RecordFlags.Base)
            {
                Schema schema;
                lock (_gate) schema = _schemas[(int)entry[2]];
                encoder.Rebase(layoutOf(schema), (uint)entry[4], (long)entry[1], entry[RingRecord.Header..]);
                continue;
            }

            records++;
            encoder.Add(new RingRecord(entry, (encoder.Layout.Names.Length + 63) >> 6));
        }

        return (taken, records, queueTick);
    }
}
