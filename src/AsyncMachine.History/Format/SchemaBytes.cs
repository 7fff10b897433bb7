namespace AsyncMachine.History;

/// <summary>A schema as a layout keeps it: its name, and of each state flags, relations and tags. Names are the layout's.</summary>
internal static class SchemaBytes
{
    private const byte Auto = 1, Multi = 2;

    public static byte[] Of(Schema schema)
    {
        var to = new ByteWriter();
        to.Text(schema.Name);
        for (int i = 0; i < schema.Count; i++)
        {
            StateInfo state = schema.Describe(i);
            to.Byte((byte)((state.IsAuto ? Auto : 0) | (state.IsMulti ? Multi : 0)));
            foreach (IReadOnlyList<State> targets in new[] { state.Require, state.Add, state.Remove, state.After })
            {
                to.Number((ulong)targets.Count);
                foreach (State target in targets) to.Number((ulong)target.Index);
            }

            to.Number((ulong)state.Tags.Count);
            foreach (string tag in state.Tags) to.Text(tag);
        }

        return to.Span.ToArray();
    }

    public static Schema Read(ReadOnlySpan<byte> bytes, string[] names)
    {
        var from = new ByteReader(bytes);
        var builder = new SchemaBuilder(from.Text());
        foreach (string name in names)
        {
            byte flags = from.Byte();
            string[] require = Targets(ref from, names), add = Targets(ref from, names), remove = Targets(ref from, names), after = Targets(ref from, names);
            var tags = new string[from.Count(bytes.Length)];
            for (int i = 0; i < tags.Length; i++) tags[i] = from.Text();
            builder.State(name, (flags & Auto) != 0, (flags & Multi) != 0, require, add, remove, after, tags);
        }

        return builder.Build();
    }

    private static string[] Targets(ref ByteReader from, string[] names)
    {
        var targets = new string[from.Count(names.Length)];
        for (int i = 0; i < targets.Length; i++) targets[i] = names[from.Count(names.Length - 1)];
        return targets;
    }
}
