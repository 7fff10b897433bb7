using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace AsyncMachine.Rpc.Tests.Codecs;

public enum Colour
{
    Red,
    Green,
    Blue = 1000,
}

public enum Tiny : sbyte
{
    Low = -128,
    High = 127,
}

public enum Huge : ulong
{
    Top = ulong.MaxValue,
}

/// <summary>Every plain type.</summary>
[StateArgs]
public sealed partial record Plain(
    bool Bool, byte Byte, sbyte SByte, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong, float Float, double Double,
    char Char, string String, decimal Decimal, BigInteger Big, Guid Guid, DateTime DateTime, DateTimeOffset DateTimeOffset, TimeSpan TimeSpan,
    DateOnly DateOnly, TimeOnly TimeOnly, Uri Uri, Colour Colour, Tiny Tiny, Huge Huge);

/// <summary>Every plain type that can be missing.</summary>
[StateArgs]
public sealed partial record Nullables(
    bool? Bool, byte? Byte, sbyte? SByte, short? Short, ushort? UShort, int? Int, uint? UInt, long? Long, ulong? ULong, float? Float,
    double? Double, char? Char, string? String, decimal? Decimal, BigInteger? Big, Guid? Guid, DateTime? DateTime, DateTimeOffset? DateTimeOffset,
    TimeSpan? TimeSpan, DateOnly? DateOnly, TimeOnly? TimeOnly, Uri? Uri, Colour? Colour, Point? Point, Leaf? Leaf, int[]? Ints, List<string?>? Texts);

/// <summary>Every kind of sequence.</summary>
[StateArgs]
public sealed partial record Sequences(
    int[] Array, byte[] Bytes, string?[] Texts, List<long> List, IList<int> IList, ICollection<int> ICollection, IReadOnlyList<int> IReadOnlyList,
    IReadOnlyCollection<int> IReadOnlyCollection, IEnumerable<int> IEnumerable, ImmutableArray<int> ImmutableArray, ImmutableList<int> ImmutableList,
    ReadOnlyMemory<byte> ReadOnlyMemory, Memory<byte> Memory, int[][] Jagged, List<List<Point>> Points);

/// <summary>Every kind of set.</summary>
[StateArgs]
public sealed partial record SetsOf(
    HashSet<int> HashSet, ISet<string> ISet, IReadOnlySet<Guid> IReadOnlySet, SortedSet<int> SortedSet, ImmutableHashSet<long> ImmutableHashSet,
    FrozenSet<Colour> FrozenSet, HashSet<Point> Points);

/// <summary>Every kind of dictionary.</summary>
[StateArgs]
public sealed partial record MapsOf(
    Dictionary<string, int> Dictionary, IDictionary<int, string?> IDictionary, IReadOnlyDictionary<Guid, byte[]> IReadOnlyDictionary,
    SortedDictionary<string, Point> SortedDictionary, ImmutableDictionary<long, List<int>> ImmutableDictionary, FrozenDictionary<Colour, Leaf?> FrozenDictionary);

[StateArgs]
public readonly partial record struct Point(int X, int Y);

[StateArgs]
public sealed partial record Leaf(string Name, [Secret] string Password, Point At = default);

/// <summary>A tree: args within themselves.</summary>
[StateArgs]
public sealed partial record Tree(int Value, List<Tree> Children, Tree? Next = null);

/// <summary>A class with every way to set a member.</summary>
[StateArgs]
public partial class Shapes(string name, int size)
{
    private string _note = "";

    public string Name { get; } = name;

    public int Size { get; private set; } = size;

    public required Leaf Leaf { get; init; }

    public int[] Numbers { get; init; } = [1, 2, 3];

    public string Note => _note;

    public int Field;

    internal bool Inside { get; set; }

    public int Computed => Size * 2;

    public Shapes With(string note)
    {
        _note = note;
        return this;
    }

    public Shapes Grow(int by)
    {
        Size += by;
        return this;
    }
}

/// <summary>Args that add to others.</summary>
[StateArgs]
public sealed partial class MoreShapes(string name, int size, double extra) : Open(name, size)
{
    public double Extra { get; } = extra;
}

[StateArgs]
public partial class Open(string name, int size)
{
    public string Name { get; } = name;

    public int Size { get; } = size;
}

[StateArgs]
public readonly partial struct Place(int x, IReadOnlyList<int> more)
{
    public int X { get; } = x;

    public readonly IReadOnlyList<int> More = more;
}

[StateArgs]
public partial record Job(string Name, int Priority)
{
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);
}

[StateArgs]
public sealed partial record Repeated(TimeSpan Every, string Name) : Job(Name, 1);

/// <summary>Refuses what no args of it can be.</summary>
[StateArgs]
public sealed partial record Checked(int Percent)
{
    public int Percent { get; } = Percent is >= 0 and <= 100 ? Percent : throw new ArgumentOutOfRangeException(nameof(Percent));
}

[StateArgs]
public sealed partial record Keys(HashSet<long> Longs, Dictionary<long, bool> Map);

[StateArgs]
public sealed partial record Box<T>(T Content, List<T> More)
    where T : notnull;

/// <summary>Args that are no args types, and args of generic types.</summary>
[StateSchema]
public partial class Plains
{
    public static partial State<string> Text { get; }

    public static partial State<int[]?> Numbers { get; }

    public static partial State<Dictionary<string, Leaf>> Leaves { get; }

    public static partial State<Box<Point>> Boxed { get; }

    public static partial State<Box<decimal>> Decimals { get; }

    public static partial State<Stream?> Nothing { get; }
}
