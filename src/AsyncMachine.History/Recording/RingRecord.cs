using System.Numerics;
using System.Runtime.InteropServices;

namespace AsyncMachine.History;

/// <summary>One entry of the ring: a header of four words, the states that were touched, their ticks, and the details, packed.</summary>
internal readonly ref struct RingRecord
{
    public const int Header = 5;

    private readonly ReadOnlySpan<ulong> _words;
    private readonly int _setWords;

    public RingRecord(ReadOnlySpan<ulong> words, int setWords)
    {
        _words = words;
        _setWords = setWords;
    }

    /// <summary>Word 0: size in words, flags, size of the details in bytes.</summary>
    public static ulong Head(int words, RecordFlags flags, int details) => (ulong)(uint)words | (ulong)flags << 24 | (ulong)(uint)details << 32;

    public static int WordsOf(ulong head) => (int)(head & 0xff_ffff);

    public static RecordFlags FlagsOf(ulong head) => (RecordFlags)(byte)(head >> 24);

    public RecordFlags Flags => FlagsOf(_words[0]);

    public long Time => (long)_words[1];

    public ulong Diff => (uint)_words[2];

    public ulong TrackedDiff => _words[2] >> 32;

    public ulong QueueTick => _words[3];

    /// <summary>See <see cref="BlockSummary.SourceBit"/>; 0 without a source.</summary>
    public ulong SourceBit => _words[4];

    /// <summary>States whose tick has changed since the record before, by index.</summary>
    public ReadOnlySpan<ulong> Touched => _words.Slice(Header, _setWords);

    /// <summary>Their ticks, in order.</summary>
    public ReadOnlySpan<ulong> Ticks => _words[(Header + _setWords)..];

    public ReadOnlySpan<byte> Details
    {
        get
        {
            int size = (int)(_words[0] >> 32);
            if (size == 0) return default;
            int count = 0;
            foreach (ulong word in Touched) count += BitOperations.PopCount(word);
            return MemoryMarshal.AsBytes(_words[(Header + _setWords + count)..])[..size];
        }
    }
}
