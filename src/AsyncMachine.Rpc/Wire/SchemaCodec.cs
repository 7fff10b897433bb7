using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// How a schema travels: <c>[name, state*]</c>, a state as <c>[name, flags, require, add, remove, after, tag*]</c>; lists hold indexes, Add in the order of its
/// declaration. Rules are not checked again: the machine that has the schema runs.
/// </summary>
internal static class SchemaCodec
{
    private const byte Auto = 1, Multi = 2;

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

    /// <summary>Reads states that come behind those of a schema, and gives the version that has them.</summary>
    public static Schema ReadFrom(ref MessagePackReader reader, Schema known)
    {
        int added = reader.ReadArrayHeader(), count = known.Count + added;
        if (added < 1 || count > WireReader.SchemaLimit) throw new ProtocolException($"A schema of {known.Count} states grows by {added}; {WireReader.SchemaLimit} are possible.");
        var states = new StateText[added];
        for (int i = 0; i < added; i++) states[i] = ReadState(ref reader, count);
        string[] names = [.. known.StateNames, .. states.Select(state => state.Name)];
        return Checked(() =>
        {
            var builder = new SchemaBuilder(known);
            foreach (string rule in Allowed) builder.Allow(rule);
            foreach (StateText state in states) Declare(builder, state, names);
            Schema schema = builder.Build();
            return schema.Count == count ? schema : throw new ProtocolException("A schema grows by states that it has already.");
        });
    }

    /// <summary>A later version of a schema with the further states of another one, whose first states are the same.</summary>
    public static Schema Extend(Schema known, Schema longer)
    {
        var builder = new SchemaBuilder(known);
        foreach (string rule in Allowed) builder.Allow(rule);
        for (int i = known.Count; i < longer.Count; i++)
        {
            StateInfo info = longer.Describe(i);
            builder.State(
                info.State.Name, info.IsAuto, info.IsMulti,
                Names(info.Require), Names(info.Add), Names(info.Remove), Names(info.After), [.. info.Tags]);
        }

        return builder.Build();

        static string[] Names(IReadOnlyList<State> states) => [.. states.Select(state => state.Name)];
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

    private readonly record struct StateText(string Name, byte Flags, int[] Require, int[] Add, int[] Remove, int[] After, string[] Tags);
}
