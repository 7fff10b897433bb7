using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// How clocks travel: <c>[queue tick increment, (index, increment)*, checksum]</c>, indexes ascending. An increment is the difference, negated
/// where it is even and the state never looked different at the end of any transition in between: a Multi state that was called again, or
/// one that was rolled back.
/// </summary>
internal static class ClockCodec
{
    /// <summary>Writes what has changed since a clock was written last, and brings that one up to date.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="base">What the other side holds; becomes the present clock.</param>
    /// <param name="ticks">The present ticks.</param>
    /// <param name="flips">For each state, when its bit last differed between two ends of transitions.</param>
    /// <param name="queueTick">The present queue tick; not behind that of the base.</param>
    public static void Write(ref MessagePackWriter writer, ClockBase @base, ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> flips, ulong queueTick)
    {
        ClockDelta delta = ClockDelta.OfThread;
        delta.Begin(queueTick, @base.Version);
        delta.Compare(@base, ticks, flips);
        Write(ref writer, @base, delta);
    }

    /// <summary>Writes what was collected since a clock was written last, and brings that one up to date.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="base">What the other side holds; becomes what the difference leads to.</param>
    /// <param name="delta">The difference.</param>
    public static void Write(ref MessagePackWriter writer, ClockBase @base, ClockDelta delta)
    {
        ReadOnlySpan<ClockDelta.Entry> entries = delta.Entries;
        writer.WriteArrayHeader(2 + (2 * entries.Length));
        writer.Write(delta.QueueTick - @base.QueueTick);
        foreach (ClockDelta.Entry entry in entries)
        {
            writer.Write(entry.State);
            if (entry.Unseen) writer.Write(-(long)entry.Increment);
            else writer.Write(entry.Increment);
        }

        @base.Advance(delta);
        writer.Write(@base.Checksum);
    }

    /// <summary>Reads a clock that is a part of a body that was found whole.</summary>
    /// <inheritdoc cref="TryRead(ref MessagePackReader, ClockVector, List{ClockChange})"/>
    public static bool TryRead(in ReadOnlySequence<byte> clock, ClockVector vector, List<ClockChange> changes)
    {
        var reader = new MessagePackReader(clock);
        try
        {
            return TryRead(ref reader, vector, changes);
        }
        catch (Exception exception) when (WireReader.IsMalformed(exception))
        {
            throw WireReader.Malformed(exception);
        }
    }

    /// <summary>Reads a clock into the vector of a mirror.</summary>
    /// <param name="reader">At the clock's array.</param>
    /// <param name="vector">The mirror's vector; changed only if all of the clock is good.</param>
    /// <param name="changes">What has changed, in ascending order of states.</param>
    /// <returns>False if the checksums differ: then the vector is as it was, and has to be fetched anew.</returns>
    /// <exception cref="ProtocolException">No clock that this vector can have.</exception>
    public static bool TryRead(ref MessagePackReader reader, ClockVector vector, List<ClockChange> changes)
    {
        changes.Clear();
        int count = reader.ReadArrayHeader();
        if (count < 2 || (count & 1) != 0) throw new ProtocolException($"A clock has an even number of elements, 2 or more; this one has {count}.");
        ulong queueTick = vector.QueueTick;
        ulong step = reader.ReadUInt64();
        if (step > ulong.MaxValue - queueTick) throw new ProtocolException("A clock's queue tick wraps around.");
        ClockChecksum sum = vector.Sum;
        sum.ReplaceQueueTick(queueTick, queueTick + step);
        int last = -1;
        for (int pair = 0; pair < (count - 2) / 2; pair++)
        {
            uint index = reader.ReadUInt32();
            if (index >= (uint)vector.Ticks.Length) throw new ProtocolException($"A clock names state {index}; the mirror has {vector.Ticks.Length} states.");
            if ((int)index <= last) throw new ProtocolException($"A clock names state {index} after state {last}; indexes ascend.");
            last = (int)index;
            ClockChange change = ReadChange(ref reader, last, vector.Ticks[last]);
            if (vector.IsShallow && change.After - change.Before != 1) throw new ProtocolException($"A clock of bits has an increment of state {index} that is not 1.");
            sum.Replace(index, vector.Summed(change.Before), vector.Summed(change.After));
            changes.Add(change);
        }

        if (reader.ReadUInt32() != sum.Value) return false;
        foreach (ClockChange change in changes) vector.Ticks[change.Index] = change.After;
        vector.QueueTick = queueTick + step;
        vector.Sum = sum;
        return true;
    }

    private static ClockChange ReadChange(ref MessagePackReader reader, int index, ulong before)
    {
        ulong increment;
        bool unseen = reader.NextCode is >= MessagePackCode.MinNegativeFixInt or (>= MessagePackCode.Int8 and <= MessagePackCode.Int64);
        if (unseen)
        {
            long negated = reader.ReadInt64();
            unseen = negated < 0;
            increment = unchecked(negated < 0 ? (ulong)-negated : (ulong)negated);
            if (unseen && (increment & 1) != 0) throw new ProtocolException($"A clock's increment of state {index} is {negated}: odd ones are not negated.");
        }
        else
        {
            increment = reader.ReadUInt64();
        }

        if (increment == 0) throw new ProtocolException($"A clock's increment of state {index} is 0.");
        if (increment > ulong.MaxValue - before) throw new ProtocolException($"A clock's tick of state {index} wraps around.");
        return new ClockChange(index, before, before + increment, unseen);
    }
}

/// <summary>What a server has written to one connection: the base of the next clock. Guarded by the connection's write lock.</summary>
internal sealed class ClockBase
{
    private ulong[] _ticks;
    private ClockChecksum _sum;

    public ClockBase(ReadOnlySpan<ulong> ticks, ulong queueTick, uint machineTick, ulong version)
    {
        _ticks = ticks.ToArray();
        QueueTick = queueTick;
        Version = version;
        _sum = ClockChecksum.Of(ticks, queueTick, machineTick);
    }

    public ReadOnlySpan<ulong> Ticks => _ticks;

    public ulong QueueTick { get; private set; }

    /// <summary>The version of the vector that was written; increments without a flip since are marked.</summary>
    public ulong Version { get; set; }

    public uint Checksum => _sum.Value;

    /// <summary>The schema has grown: the new states start at zero, which no checksum sees.</summary>
    public void Grow(int count) => Array.Resize(ref _ticks, count);

    public void Advance(ClockDelta delta)
    {
        foreach (ClockDelta.Entry entry in delta.Entries)
        {
            _sum.Replace((uint)entry.State, _ticks[entry.State], entry.After);
            _ticks[entry.State] = entry.After;
        }

        _sum.ReplaceQueueTick(QueueTick, delta.QueueTick);
        QueueTick = delta.QueueTick;
        Version = delta.Version;
    }
}

/// <summary>What a mirror holds. Of bits only, it counts their changes: an index then stands for a tick of the mirror's own.</summary>
internal sealed class ClockVector
{
    public ClockVector(ulong[] ticks, ulong queueTick, uint machineTick, bool isShallow = false)
    {
        Ticks = ticks;
        QueueTick = queueTick;
        IsShallow = isShallow;
        Sum = ClockChecksum.Of(isShallow ? Array.ConvertAll(ticks, tick => tick & 1) : ticks, queueTick, machineTick);
    }

    public ulong[] Ticks { get; private set; }

    public ulong QueueTick { get; set; }

    public ClockChecksum Sum { get; set; }

    /// <summary>The checksum is over the bits.</summary>
    public bool IsShallow { get; }

    /// <summary>What the checksum sees of a tick.</summary>
    public ulong Summed(ulong tick) => IsShallow ? tick & 1 : tick;

    /// <summary>The schema has grown: the new states start at zero, which no checksum sees.</summary>
    public void Grow(int count)
    {
        ulong[] ticks = Ticks;
        Array.Resize(ref ticks, count);
        Ticks = ticks;
    }

    /// <summary>Bits that have come as a whole, as ticks that go on from earlier ones: those that differ are one more.</summary>
    public static ulong[] Continue(ulong[]? before, ulong[] bits)
    {
        var ticks = new ulong[bits.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            ulong held = before is not null && i < before.Length ? before[i] : 0;
            ticks[i] = held + ((held ^ bits[i]) & 1);
        }

        return ticks;
    }
}
