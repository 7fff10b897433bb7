using System.Buffers.Binary;
using System.Numerics;

namespace AsyncMachine.History;

/// <summary>
/// Which states were ever active at once, and which without each other, among a block's records: what a condition on two states needs to know,
/// in however many situations the machine was.
/// </summary>
/// <remarks>
/// How two states stand to each other is new only at a record where one of them has changed. So a state is looked at when it changes, and then
/// beside all others: what it missed in between was seen from the other's side, and whoever asks asks both.
/// </remarks>
internal sealed class Pairings(int states)
{
    /// <summary>A table grows with the square: beyond, it would be larger than the records.</summary>
    public const int MostStates = 128;

    private readonly int _words = (states + 63) >> 6;
    private readonly ulong[] _onWith = NewTable(states);    // a row for each state: those active when it became active
    private readonly ulong[] _onWithout = NewTable(states); // those inactive then
    private readonly ulong[] _offWith = NewTable(states);   // those active when it became inactive

    /// <summary>Takes in a record.</summary>
    /// <param name="active">The states that are active.</param>
    /// <param name="before">Those that were at the record before.</param>
    public void Include(ReadOnlySpan<ulong> active, ReadOnlySpan<ulong> before)
    {
        for (int w = 0; w < _words; w++)
        {
            for (ulong rest = active[w] ^ before[w]; rest != 0; rest &= rest - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(rest);
                if ((active[w] & rest & (0 - rest)) != 0) BecomeActive(state, active);
                else Join(_offWith, state, active);
            }
        }
    }

    /// <summary>Takes in a record of which nothing is known that came before it.</summary>
    public void Include(ReadOnlySpan<ulong> active)
    {
        for (int w = 0; w < _words; w++)
        {
            for (ulong rest = active[w]; rest != 0; rest &= rest - 1) BecomeActive(w * 64 + BitOperations.TrailingZeroCount(rest), active);
        }
    }

    public void Include(Pairings other)
    {
        for (int i = 0; i < _onWith.Length; i++)
        {
            _onWith[i] |= other._onWith[i];
            _onWithout[i] |= other._onWithout[i];
            _offWith[i] |= other._offWith[i];
        }
    }

    /// <summary>False if two of the states were never so at once: active those of one set, inactive those of the other.</summary>
    public bool MayBe(ReadOnlySpan<ulong> on, ReadOnlySpan<ulong> off)
    {
        for (int w = 0; w < _words; w++)
        {
            for (ulong rest = on[w]; rest != 0; rest &= rest - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(rest);
                if (!Occurs(state, on, _onWith, _onWith) || !Occurs(state, off, _onWithout, _offWith)) return false;
            }
        }

        return true;
    }

    public void Write(ByteWriter to)
    {
        foreach (ulong[] table in new[] { _onWith, _onWithout, _offWith })
        {
            for (int i = 0; i < table.Length; i++)
            {
                for (int left = BytesOf(i), shift = 0; left > 0; left--, shift += 8) to.Byte((byte)(table[i] >> shift));
            }
        }
    }

    public static Pairings Read(ref ByteReader from, int states)
    {
        var pairings = new Pairings(states);
        foreach (ulong[] table in new[] { pairings._onWith, pairings._onWithout, pairings._offWith })
        {
            for (int i = 0; i < table.Length; i++) table[i] = WordOf(from.Bytes(pairings.BytesOf(i)));
        }

        return pairings;
    }

    private static ulong WordOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == sizeof(ulong)) return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong word = 0;
        for (int i = bytes.Length - 1; i >= 0; i--) word = word << 8 | bytes[i];
        return word;
    }

    /// <summary>How many bytes of a word are stored: those of the last word of a row that have states.</summary>
    private int BytesOf(int word) => word % _words < _words - 1 ? sizeof(ulong) : (states - (_words - 1) * 64 + 7) >> 3;

    private static ulong[] NewTable(int states) => new ulong[states * ((states + 63) >> 6)];

    private void BecomeActive(int state, ReadOnlySpan<ulong> active)
    {
        Join(_onWith, state, active);
        Span<ulong> without = _onWithout.AsSpan(state * _words, _words);
        for (int w = 0; w < without.Length; w++) without[w] |= ~active[w];
    }

    private void Join(ulong[] table, int state, ReadOnlySpan<ulong> active)
    {
        Span<ulong> row = table.AsSpan(state * _words, _words);
        for (int w = 0; w < row.Length; w++) row[w] |= active[w];
    }

    /// <summary>True if a state was active with each of some others being as they are asked for: as its own row says, or as theirs do.</summary>
    private bool Occurs(int state, ReadOnlySpan<ulong> others, ulong[] own, ulong[] theirs)
    {
        for (int w = 0; w < _words; w++)
        {
            for (ulong rest = others[w] & ~own[state * _words + w]; rest != 0; rest &= rest - 1)
            {
                int other = w * 64 + BitOperations.TrailingZeroCount(rest);
                if ((theirs[other * _words + (state >> 6)] >> (state & 63) & 1) == 0) return false;
            }
        }

        return true;
    }
}
