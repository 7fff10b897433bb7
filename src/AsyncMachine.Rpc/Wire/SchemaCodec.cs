using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// How a schema travels: <c>[name, state*]</c>, a state as <c>[name, flags, require, add, remove, after, tag*]</c>; lists hold indexes, Add in the order of its
/// declaration. Rules are not checked again: the machine that has the schema runs.
/// </summary>
internal static class SchemaCodec
{
    private const byte Auto = 1, Multi = 2, Travelling = (byte)(StateFlags.Auto | StateFlags.Multi);

    private static readonly string[] Allowed = ["AM0102", "AM0103", "AM0104", "AM0105", "AM0106", "AM0107"];

    public static void Write(ref MessagePackWriter writer, Schema schema)
    {
        writer.WriteArrayHeader(1 + schema.Count);
        writer.Write(schema.Name);
        for (int i = 0; i < schema.Count; i++) WriteState(ref writer, schema.Describe(i));
    }

    public static Schema Read(ref MessagePackReader reader)
    {
        int count = reader.ReadArrayHeader() - 1;
        if (count is < 1 or > WireReader.SchemaLimit) throw new ProtocolException($"A schema has {count} states; 1 to {WireReader.SchemaLimit} are possible.");
        string name = WireReader.ReadText(ref reader, "The schema's name");
        var states = new StateText[count];
        for (int i = 0; i < count; i++) states[i] = ReadState(ref reader, count);
        return Build(name, states);
    }

    /// <summary>Writes the states from an index on.</summary>
    public static void WriteFrom(ref MessagePackWriter writer, Schema schema, int from)
    {
        writer.WriteArrayHeader(schema.Count - from);
        for (int i = from; i < schema.Count; i++) WriteState(ref writer, schema.Describe(i));
    }

    /// <summary>Reads the states from an index on.</summary>
    /// <returns>Makes the version of the schema that has them: when all that came with them is found good, since that costs more than the bytes that have come.</returns>
    /// <exception cref="ProtocolException">A state that is known would vanish, or the version is not the one of the hash.</exception>
    public static (int Count, Func<Schema> Make) ReadFrom(ref MessagePackReader reader, Schema known, int from, ulong hash)
    {
        int read = reader.ReadArrayHeader(), count = from + read;
        if (read < 1 || count < known.Count || count > WireReader.SchemaLimit)
        {
            throw new ProtocolException($"A schema of {known.Count} states changes in {read} from state {from} on; {WireReader.SchemaLimit} are possible, and none may vanish.");
        }

        var states = new StateText[read];
        ArrayBufferWriter<byte> sum = SchemaHash.Begin(known, from);
        for (int i = 0; i < read; i++)
        {
            StateText state = states[i] = ReadState(ref reader, count);
            SchemaHash.Add(sum, state.Name, state.Flags, state.Require, state.Add, state.Remove, state.After);
        }

        if (SchemaHash.End(sum) != hash) throw new ProtocolException("A schema does not become what its hash says.");
        return (count, () => Change(known, from, states));
    }

    /// <summary>A later version of a schema that is as another one, whose first states have the same names.</summary>
    /// <param name="known">The schema.</param>
    /// <param name="later">What it is to be like.</param>
    /// <param name="from">The first state that is new, or defined in another way.</param>
    public static Schema Extend(Schema known, Schema later, int from) =>
        Change(known, from, [.. Enumerable.Range(from, later.Count - from).Select(i => TextOf(later.Describe(i)))]);

    /// <summary>The first state that is new in a later version of a schema, or defined in another way; one behind its last if there is none.</summary>
    public static int FirstDifference(Schema known, Schema later)
    {
        for (int i = 0; i < known.Count; i++)
        {
            if (!IsSame(known, later, i)) return i;
        }

        return known.Count;
    }

    private static bool IsSame(Schema known, Schema later, int state)
    {
        return known.Names[state] == later.Names[state] && known.TagsOf(state).SequenceEqual(later.TagsOf(state)) &&
            (known.Flags[state] & Travelling) == (later.Flags[state] & Travelling) &&
            Have(RowKind.Require) && Have(RowKind.Remove) && Have(RowKind.After) && known.AddTargets(state).SequenceEqual(later.AddTargets(state));

        bool Have(RowKind kind) => known.Rows.Targets(kind, state).SequenceEqual(later.Rows.Targets(kind, state));
    }

    /// <summary>The same schema with some states defined anew, and further ones behind; states of before stay valid, and keep what does not travel.</summary>
    private static Schema Change(Schema known, int from, StateText[] states)
    {
        int count = from + states.Length;
        string[] names = [.. known.StateNames[..from], .. states.Select(state => state.Name)];
        if (!known.StateNames.SequenceEqual(names.AsSpan(0, known.Count))) throw new ProtocolException("A state of a schema has moved, or has another name.");
        return Checked(() =>
        {
            var builder = new SchemaBuilder(known);
            foreach (string rule in Allowed) builder.Allow(rule);
            for (int i = from; i < count; i++)
            {
                StateText state = states[i - from];
                if (i >= known.Count || !state.Equals(TextOf(known.Describe(i)))) Declare(builder, state, names);
            }

            Schema schema = builder.Build();
            return schema.Count == count ? schema : throw new ProtocolException("A schema grows by states that it has already.");
        });
    }

    private static StateText TextOf(StateInfo info)
    {
        return new StateText(
            info.State.Name, (byte)((info.IsAuto ? Auto : 0) | (info.IsMulti ? Multi : 0)),
            Indexes(info.Require), Indexes(info.Add), Indexes(info.Remove), Indexes(info.After), [.. info.Tags]);

        static int[] Indexes(IReadOnlyList<State> states) => [.. states.Select(state => state.Index)];
    }

    private static void WriteState(ref MessagePackWriter writer, StateInfo info)
    {
        writer.WriteArrayHeader(6 + info.Tags.Count);
        writer.Write(info.State.Name);
        writer.Write((byte)((info.IsAuto ? Auto : 0) | (info.IsMulti ? Multi : 0)));
        WriteList(ref writer, info.Require);
        WriteList(ref writer, info.Add);
        WriteList(ref writer, info.Remove);
        WriteList(ref writer, info.After);
        foreach (string tag in info.Tags) writer.Write(tag);
    }

    private static void WriteList(ref MessagePackWriter writer, IReadOnlyList<State> states)
    {
        writer.WriteArrayHeader(states.Count);
        foreach (State state in states) writer.Write(state.Index);
    }

    private static StateText ReadState(ref MessagePackReader reader, int states)
    {
        int count = reader.ReadArrayHeader();
        if (count < 6) throw new ProtocolException($"A state has {count} elements, not 6 or more.");
        string name = WireReader.ReadText(ref reader, "A state's name");
        byte flags = reader.ReadByte();
        if ((flags & ~Travelling) != 0) throw new ProtocolException($"State {name} has the flags {flags}; known are {Auto} and {Multi}."); // what another one means, a mirror would get wrong
        int[] require = ReadList(ref reader, states), add = ReadList(ref reader, states), remove = ReadList(ref reader, states), after = ReadList(ref reader, states);
        var tags = new string[count - 6];
        for (int i = 0; i < tags.Length; i++) tags[i] = WireReader.ReadText(ref reader, "A tag");
        return new StateText(name, flags, require, add, remove, after, tags);
    }

    private static int[] ReadList(ref MessagePackReader reader, int states)
    {
        int count = reader.ReadArrayHeader();
        if (count > states) throw new ProtocolException($"A relation has {count} states; the schema has {states}.");
        var list = new int[count];
        for (int i = 0; i < count; i++) list[i] = WireReader.ReadIndex(ref reader, states);
        return list;
    }

    private static Schema Build(string name, StateText[] states) => Checked(() =>
    {
        var builder = new SchemaBuilder(name);
        foreach (string rule in Allowed) builder.Allow(rule);
        string[] names = [.. states.Select(state => state.Name)];
        foreach (StateText state in states) Declare(builder, state, names);
        Schema schema = builder.Build();
        return schema.Count == states.Length ? schema : throw new ProtocolException("A schema does not name its Exception.");
    });

    private static void Declare(SchemaBuilder builder, StateText state, string[] names)
    {
        builder.State(
            state.Name, (state.Flags & Auto) != 0, (state.Flags & Multi) != 0,
            Names(state.Require), Names(state.Add), Names(state.Remove), Names(state.After), state.Tags);

        string[] Names(int[] indexes) => Array.ConvertAll(indexes, index => names[index]);
    }

    private static Schema Checked(Func<Schema> build)
    {
        try
        {
            return build();
        }
        catch (Exception exception) when (exception is SchemaException or ArgumentException)
        {
            throw new ProtocolException("A schema makes no sense: " + exception.Message, exception);
        }
    }

    private readonly record struct StateText(string Name, byte Flags, int[] Require, int[] Add, int[] Remove, int[] After, string[] Tags)
    {
        public bool Equals(StateText other) =>
            Name == other.Name && Flags == other.Flags && Require.SequenceEqual(other.Require) && Add.SequenceEqual(other.Add) &&
            Remove.SequenceEqual(other.Remove) && After.SequenceEqual(other.After) && Tags.SequenceEqual(other.Tags);

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    }
}
