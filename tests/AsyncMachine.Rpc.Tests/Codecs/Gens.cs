using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using CsCheck;

namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>Random args, extremes included.</summary>
internal static class Gens
{
    // No halves of surrogate pairs: they are no text, and do not survive UTF-8.
    public static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 40].Select(Mend), Gen.Const(""), Gen.Char.AlphaNumeric.Array[0, 300].Select(c => new string(c)));

    public static readonly Gen<DateTime> DateTimes = Gen.Select(
        Gen.OneOf(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Const(0L), Gen.Const(DateTime.MaxValue.Ticks)), Gen.OneOf(DateTimeKind.Unspecified, DateTimeKind.Utc),
        (ticks, kind) => new DateTime(ticks, kind));

    public static readonly Gen<DateTimeOffset> DateTimeOffsets = Gen.Select(
        Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60],
        (ticks, offset) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset)));

    public static readonly Gen<Uri> Uris = Gen.Select(
        Gen.OneOf("https://example.org/", "relative/", "file:///home/a/", "HTTP://User@Example.org:8080/a?"), Gen.Char.AlphaNumeric.Array[0, 20],
        (start, end) => new Uri(start + new string(end), UriKind.RelativeOrAbsolute));

    public static readonly Gen<decimal> Decimals = Gen.OneOf(
        Gen.Decimal, Gen.OneOf(0m, 1m, -1m, 1.00m, -0.0m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 12.34m));

    public static readonly Gen<BigInteger> Bigs = Gen.Byte.Array[0, 60].Select(bytes => new BigInteger(bytes));

    public static readonly Gen<Colour> Colours = Gen.OneOf(Colour.Red, Colour.Green, Colour.Blue, (Colour)77);

    public static readonly Gen<Point> Points = Gen.Select(Gen.Int, Gen.Int, (x, y) => new Point(x, y));

    public static readonly Gen<Leaf> Leaves = Gen.Select(Text, Text, Points, (name, password, at) => new Leaf(name, password, at));

    public static readonly Gen<TimeSpan> Spans = Gen.Long.Select(ticks => new TimeSpan(ticks));

    public static readonly Gen<DateOnly> Dates = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    public static readonly Gen<TimeOnly> Times = Gen.Long[0, TimeOnly.MaxValue.Ticks].Select(ticks => new TimeOnly(ticks));

    private static readonly Gen<(bool, byte, sbyte, short, ushort)> s_small = Gen.Select(Gen.Bool, Gen.Byte, Gen.SByte, Gen.Short, Gen.UShort);

    private static readonly Gen<(int, uint, long, ulong, float)> s_large = Gen.Select(Gen.Int, Gen.UInt, Gen.Long, Gen.ULong, Gen.Float);

    private static readonly Gen<(double, char, string, decimal, BigInteger)> s_text = Gen.Select(Gen.Double, Gen.Char, Text, Decimals, Bigs);

    private static readonly Gen<(Guid, DateTime, DateTimeOffset, TimeSpan, DateOnly)> s_time = Gen.Select(Gen.Guid, DateTimes, DateTimeOffsets, Spans, Dates);

    private static readonly Gen<(TimeOnly, Uri, Colour, Tiny, Huge)> s_rest = Gen.Select(
        Times, Uris, Colours, Gen.OneOf(Tiny.Low, Tiny.High), Gen.OneOf(default, Huge.Top));

    public static readonly Gen<Plain> Plain = Gen.Select(s_small, s_large, s_text, s_time, s_rest, (a, b, c, d, e) => new Plain(
        a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, b.Item1, b.Item2, b.Item3, b.Item4, b.Item5, c.Item1, c.Item2, c.Item3, c.Item4, c.Item5,
        d.Item1, d.Item2, d.Item3, d.Item4, d.Item5, e.Item1, e.Item2, e.Item3, e.Item4, e.Item5));

    public static readonly Gen<Nullables> Nullables = Gen.Select(Plain, Points, Leaves, Gen.UInt, Gen.Int.Array[0, 5], MakeNullables);

    public static readonly Gen<Sequences> Sequences = Gen.Select(
        Gen.Int.Array[0, 40], Gen.Byte.Array[0, 300], Gen.Select(Text, Gen.Bool, (text, isNull) => isNull ? null : text).Array[0, 5], Points.List[0, 4].List[0, 4], Gen.Bool,
        (ints, bytes, texts, points, isDefault) => new Sequences(
            ints, bytes, texts, [.. ints], [.. ints], [.. ints], [.. ints], [.. ints], [.. ints], isDefault ? default : [.. ints], [.. ints], bytes, bytes,
            [ints, [], ints], points));

    public static readonly Gen<SetsOf> SetsOf = Gen.Select(
        Gen.Int.HashSet[0, 600], Text.HashSet[0, 20], Gen.Guid.HashSet[0, 20], Gen.Long.HashSet[0, 600], Points.HashSet[0, 20],
        (ints, texts, guids, longs, points) => new SetsOf(
            ints, texts, guids, [.. ints], [.. longs], new[] { Colour.Red, (Colour)ints.Count }.ToFrozenSet(), points));

    public static readonly Gen<MapsOf> MapsOf = Gen.Select(
        Gen.Dictionary(Text, Gen.Int)[0, 20], Gen.Dictionary(Gen.Int, Text)[0, 400], Gen.Dictionary(Gen.Guid, Gen.Byte.Array[0, 5])[0, 20],
        Gen.Dictionary(Gen.Long, Gen.Int.List[0, 5])[0, 300], Leaves,
        (texts, ints, guids, longs, leaf) => new MapsOf(
            texts, ints.ToDictionary(pair => pair.Key, pair => pair.Key % 3 == 0 ? null : pair.Value), guids,
            new SortedDictionary<string, Point>(texts.ToDictionary(pair => pair.Key, pair => new Point(pair.Value, 1))), longs.ToImmutableDictionary(),
            new Dictionary<Colour, Leaf?> { [Colour.Blue] = leaf, [Colour.Red] = null }.ToFrozenDictionary()));

    public static readonly Gen<Tree> Trees = Gen.Recursive<Tree>((depth, tree) =>
        depth >= 4 ? Gen.Int.Select(value => new Tree(value, [])) : Gen.Select(Gen.Int, tree.List[0, 3], (value, children) => new Tree(value, children, children.FirstOrDefault())));

    private static string Mend(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    // Each bit of the mask makes one member null.
    private static Nullables MakeNullables(Plain p, Point point, Leaf leaf, uint mask, int[] ints)
    {
        return new Nullables(
            Maybe(p.Bool, 0), Maybe(p.Byte, 1), Maybe(p.SByte, 2), Maybe(p.Short, 3), Maybe(p.UShort, 4), Maybe(p.Int, 5), Maybe(p.UInt, 6), Maybe(p.Long, 7),
            Maybe(p.ULong, 8), Maybe(p.Float, 9), Maybe(p.Double, 10), Maybe(p.Char, 11), IsThere(12) ? p.String : null, Maybe(p.Decimal, 13), Maybe(p.Big, 14),
            Maybe(p.Guid, 15), Maybe(p.DateTime, 16), Maybe(p.DateTimeOffset, 17), Maybe(p.TimeSpan, 18), Maybe(p.DateOnly, 19), Maybe(p.TimeOnly, 20),
            IsThere(21) ? p.Uri : null, Maybe(p.Colour, 22), Maybe(point, 23), IsThere(24) ? leaf : null, IsThere(25) ? ints : null,
            IsThere(26) ? [p.String, null] : null);

        bool IsThere(int bit) => (mask >> bit & 1) == 0;

        T? Maybe<T>(T value, int bit)
            where T : struct => IsThere(bit) ? value : null;
    }
}
