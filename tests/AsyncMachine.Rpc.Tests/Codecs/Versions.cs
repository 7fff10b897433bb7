namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>Four versions of the same args.</summary>
internal static class Versions
{
    internal const int DefaultRetries = 3;
}

[StateArgs]
internal sealed partial record First(string Name);

[StateArgs]
internal sealed partial record Second(string Name, int Retries = Versions.DefaultRetries, string Note = "none", Colour Colour = Colour.Blue, double Rate = double.NaN, char Mark = '\'');

[StateArgs]
internal sealed partial record Third(
    string Name, int Retries = 3, string Note = "none", Colour Colour = Colour.Blue, double Rate = 1.5, char Mark = 'x', string? Maybe = null, int? Count = 5,
    decimal Price = 1.50m, TimeSpan Wait = default, ulong Most = ulong.MaxValue)
{
    public List<int> Sizes { get; init; } = [1, 2];

    public string Title { get; set; } = "untitled";

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    public int[]? Extra { get; init; }
}

/// <summary>Members without a default of their own.</summary>
[StateArgs]
internal sealed partial record Bare(
    string Name, string Text, int[] Numbers, HashSet<int> Marks, Dictionary<string, int> Map, byte[] Bytes, System.Collections.Immutable.ImmutableArray<int> Fixed, Guid Id,
    Point At, Leaf? Leaf);

[StateArgs]
internal sealed partial record Needy(string Name, Leaf Leaf);

[StateArgs]
internal sealed partial record Linked(string Name, Uri Link);

[StateArgs]
internal sealed partial class Required
{
    public string Name { get; init; } = "";

    public required string Title { get; init; }

    public required int Count { get; init; }

    public string Note { get; init; } = "note";
}
