namespace AsyncMachine.History;

/// <summary>
/// Which states a block's numbers are about: the machine's state names in schema order, and those of them that are tracked. Blocks name
/// their layout by its number; the machine record holds all of them, so that a program whose schema has changed reads what an earlier one wrote.
/// </summary>
internal sealed class Layout
{
    private readonly int[] _positions; // of each state among the tracked ones; -1 for others
    private readonly Dictionary<string, int> _byName;

    public Layout(int id, string[] names, int[] tracked, byte[]? schema)
    {
        Id = id;
        Names = names;
        Tracked = tracked;
        SchemaBytes = schema;
        _positions = new int[names.Length];
        _positions.AsSpan().Fill(-1);
        _byName = new Dictionary<string, int>(tracked.Length, StringComparer.Ordinal);
        for (int position = 0; position < tracked.Length; position++)
        {
            _positions[tracked[position]] = position;
            _byName.Add(names[tracked[position]], position);
        }
    }

    public int Id { get; }

    /// <summary>All states, in schema order.</summary>
    public string[] Names { get; }

    /// <summary>Indexes of the tracked states, ascending.</summary>
    public int[] Tracked { get; }

    /// <summary>The schema as <see cref="SchemaBytes"/> writes it; null if it is not kept.</summary>
    public byte[]? SchemaBytes { get; }

    /// <summary>Words of a set of tracked states.</summary>
    public int Words => (Tracked.Length + 63) >> 6;

    public bool TracksAll => Tracked.Length == Names.Length;

    /// <summary>Position of a state among the tracked ones; -1 if it is not.</summary>
    public int PositionOf(int state) => _positions[state];

    /// <summary>Position of a state among the tracked ones; -1 if it is not.</summary>
    public int PositionOf(string name) => _byName.GetValueOrDefault(name, -1);

    public string NameOf(int position) => Names[Tracked[position]];

    /// <summary>True if both are about the same states.</summary>
    public bool IsLike(Layout other) =>
        Names.AsSpan().SequenceEqual(other.Names) && Tracked.AsSpan().SequenceEqual(other.Tracked) && (SchemaBytes ?? []).AsSpan().SequenceEqual(other.SchemaBytes ?? []);
}
