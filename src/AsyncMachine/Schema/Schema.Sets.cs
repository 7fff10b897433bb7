using System.Collections.Concurrent;

namespace AsyncMachine;

/// <summary>What the engine asks of a schema: masks, widths, and the index that a state of another schema has here.</summary>
public sealed partial class Schema
{
    private ConcurrentDictionary<Schema, ushort[]?>? _maps; // filled when a foreign state is first seen
    private readonly RelationRows?[] _wideRows = new RelationRows?[3]; // for sets of 2, 4 and 16 words; made at the first ask
    private ushort[]? _rank;

    /// <summary>The masks that the engine made last for some width of sets; see <c>SchemaMasks</c>.</summary>
    internal object? MasksOfWidth { get; set; }

    /// <summary>Index of <c>Exception</c>.</summary>
    internal int Exception { get; private set; }

    /// <summary>True if a state is Auto.</summary>
    internal bool HasAuto { get; private set; }

    /// <summary>True if a state declares a time-out.</summary>
    internal bool HasTimeouts { get; private set; }

    /// <summary>The time-outs that states declare, in schema order.</summary>
    internal ReadOnlySpan<StateTimeout> Timeouts => HasTimeouts ? Details.Timeouts : [];

    /// <summary>State → position in handler order; empty if they are equal.</summary>
    internal ushort[] Rank => _rank ??= RankOf(Order);

    /// <summary>Number of words in the narrowest set that holds the schema: 1, 2, 4 or 16.</summary>
    internal int Width => Count switch { <= 64 => 1, <= 128 => 2, <= 256 => 4, _ => 16 };

    /// <summary>Relation rows in the form that a set of this many words reads.</summary>
    internal RelationRows RowsFor(int words) => words switch
    {
        1 => Rows,
        2 => _wideRows[0] ??= Rows.ToDense(2),
        4 => _wideRows[1] ??= Rows.ToDense(4),
        _ => _wideRows[2] ??= Rows.ToSparse(),
    };

    /// <summary>The states with a flag.</summary>
    internal TSet Flagged<TSet>(StateFlags flag) where TSet : struct, IStateSet<TSet>
    {
        TSet set = default;
        for (int i = 0; i < Count; i++)
        {
            if ((Flags[i] & (byte)flag) != 0) StateSets.Include(ref set, i);
        }

        return set;
    }

    /// <summary>The states whose row of a kind is not empty.</summary>
    internal TSet WithRow<TSet>(RowKind kind) where TSet : struct, IStateSet<TSet>
    {
        TSet set = default;
        for (int i = 0; i < Count; i++)
        {
            if (!Rows.IsEmpty(kind, i)) StateSets.Include(ref set, i);
        }

        return set;
    }

    /// <summary>The index here of a state of this schema, of one it includes or derives from.</summary>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    internal int Resolve(State state) =>
        TryResolve(state, out int index) ? index : throw new UnknownStateException(this, [Describe(state)]);

    internal bool TryResolve(State state, out int index)
    {
        index = state.Index;
        if (ReferenceEquals(state.SchemaOrNull, this)) return true;
        if (state.SchemaOrNull is not { } other) return false;
        ConcurrentDictionary<Schema, ushort[]?> maps = _maps ??
            Interlocked.CompareExchange(ref _maps, new ConcurrentDictionary<Schema, ushort[]?>(), null) ?? _maps;
        ushort[]? map = maps.GetOrAdd(other, static (key, self) => self.MapOf(key), this);
        if (map is null || index >= map.Length) return false;
        index = map[index];
        return true;
    }

    /// <summary>How a foreign state is shown in an error.</summary>
    internal static string Describe(State state) =>
        state.SchemaOrNull is { } schema ? $"{schema.Name}.{state.Name}" : "(default)";

    /// <summary>The map from another schema's indexes; null if its states mean nothing here.</summary>
    private ushort[]? MapOf(Schema other)
    {
        foreach (SchemaInclude include in Details.Includes)
        {
            if (ReferenceEquals(include.Schema, other)) return include.Map;
        }

        // A version that this one extends, or one that such a version includes.
        if (Extends is not { } earlier) return null;
        if (!ReferenceEquals(earlier, other)) return earlier.MapOf(other);
        var identity = new ushort[earlier.Count];
        for (int i = 0; i < identity.Length; i++) identity[i] = (ushort)i;
        return identity;
    }

    private static ushort[] RankOf(ushort[] order)
    {
        var rank = new ushort[order.Length];
        for (int position = 0; position < order.Length; position++) rank[order[position]] = (ushort)position;
        return rank;
    }

    private void InitializeSets()
    {
        foreach (byte flags in Flags)
        {
            HasAuto |= (flags & (byte)StateFlags.Auto) != 0;
            HasTimeouts |= (flags & (byte)StateFlags.Timed) != 0;
        }

        Exception = ExceptionIndex();
    }

    /// <summary>
    /// Nearly always the first state; asked without splitting the names.
    /// </summary>
    private int ExceptionIndex() =>
        _joinedNames == SchemaDraft.ExceptionName || _joinedNames.StartsWith(SchemaDraft.ExceptionName + "\n", StringComparison.Ordinal)
            ? 0 : Array.IndexOf(Names, SchemaDraft.ExceptionName);
}
