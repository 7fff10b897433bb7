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
        writer.WriteArrayHeader(2 + (2 * @base.CountChanges(ticks)));
        writer.Write(queueTick - @base.QueueTick);
        for (int i = @base.NextChange(ticks, 0); i < ticks.Length; i = @base.NextChange(ticks, i + 1))
        {
            ulong increment = ticks[i] - @base.Ticks[i];
            bool unseen = (increment & 1) == 0 && flips[i] <= @base.Version;
            writer.Write(i);
            if (unseen) writer.Write(-(long)increment);
            else writer.Write(increment);
            @base.Advance(i, ticks[i]);
        }

        @base.AdvanceQueueTick(queueTick);
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
            sum.Replace(index, change.Before, change.After);
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

/// <summary>One state in a clock.</summary>
/// <param name="Index">The state's index.</param>
/// <param name="Before">Its tick before.</param>
/// <param name="After">Its tick now.</param>
/// <param name="Unseen">Its bit never differed at the end of a transition in between.</param>
internal readonly record struct ClockChange(int Index, ulong Before, ulong After, bool Unseen);

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

    /// <summary>The version of the vector that was written; <see cref="ClockCodec.Write"/> compares it with that of flips.</summary>
    public ulong Version { get; set; }

    public uint Checksum => _sum.Value;

    /// <summary>The schema has grown: the new states start at zero, which no checksum sees.</summary>
    public void Grow(int count) => Array.Resize(ref _ticks, count);

    /// <summary>The first state from an index on whose tick differs; the number of states if there is none.</summary>
    public int NextChange(ReadOnlySpan<ulong> ticks, int from) => from + ticks[from..].CommonPrefixLength(_ticks.AsSpan(from, ticks.Length - from));

    public int CountChanges(ReadOnlySpan<ulong> ticks)
    {
        int count = 0;
        for (int i = NextChange(ticks, 0); i < ticks.Length; i = NextChange(ticks, i + 1)) count++;
        return count;
    }

    public void Advance(int index, ulong tick)
    {
        _sum.Replace((uint)index, _ticks[index], tick);
        _ticks[index] = tick;
    }

    public void AdvanceQueueTick(ulong queueTick)
    {
        _sum.ReplaceQueueTick(QueueTick, queueTick);
        QueueTick = queueTick;
    }
}

/// <summary>What a mirror holds.</summary>
internal sealed class ClockVector(ulong[] ticks, ulong queueTick, uint machineTick)
{
    public ulong[] Ticks { get; set; } = ticks;

    public ulong QueueTick { get; set; } = queueTick;

    public ClockChecksum Sum { get; set; } = ClockChecksum.Of(ticks, queueTick, machineTick);
}
