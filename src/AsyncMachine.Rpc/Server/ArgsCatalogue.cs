using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// Which args the states of a machine take, as it travels: <c>[[state, (name, type)*]*]</c>. Args that have no members are one without a name.
/// </summary>
internal static class ArgsCatalogue
{
    private const int LongestName = 1024;

    /// <summary>The catalogue of a machine's schema.</summary>
    public static IReadOnlyList<StateArg> Of(Schema schema)
    {
        var args = new List<StateArg>();
        for (int i = 0; i < schema.Count; i++)
        {
            if (schema.Describe(i).ArgsType is not { } type || ArgsCodecs.Find(type) is not { } codec) continue;
            ReadOnlySpan<string> members = codec.Members;
            if (members.Length == 0) args.Add(new StateArg(schema[i], "", type.Name));
            for (int pair = 0; pair < members.Length; pair += 2) args.Add(new StateArg(schema[i], members[pair], members[pair + 1]));
        }

        return args;
    }

    /// <summary>The catalogue, as far as a client may see or call the states.</summary>
    public static byte[] Encode(IReadOnlyList<StateArg> catalogue, Permissions permissions)
    {
        IGrouping<int, StateArg>[] states = [.. catalogue
            .GroupBy(arg => arg.State.Index)
            .Where(state => permissions.MaySee(state.Key) || permissions.MayMutate(state.Key))];
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(states.Length);
        foreach (IGrouping<int, StateArg> state in states)
        {
            writer.WriteArrayHeader(1 + (2 * state.Count()));
            writer.Write(state.Key);
            foreach (StateArg arg in state)
            {
                writer.Write(arg.Name.Length <= LongestName ? arg.Name : arg.Name[..LongestName]);
                writer.Write(arg.Type.Length <= LongestName ? arg.Type : arg.Type[..LongestName]);
            }
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="ProtocolException">The bytes are something else.</exception>
    public static IReadOnlyList<StateArg> Decode(byte[] bytes, Schema schema) => WireReader.Content(new ReadOnlySequence<byte>(bytes), (ref MessagePackReader reader) =>
    {
        int count = reader.ReadArrayHeader();
        if (count > schema.Count) throw new ProtocolException($"A catalogue has {count} states; the schema has {schema.Count}.");
        var args = new List<StateArg>();
        for (int i = 0; i < count; i++)
        {
            int texts = reader.ReadArrayHeader() - 1;
            if (texts < 0 || (texts & 1) != 0) throw new ProtocolException($"A state in a catalogue has {texts} names and types.");
            State state = schema[WireReader.ReadIndex(ref reader, schema.Count)];
            for (int pair = 0; pair < texts; pair += 2)
            {
                args.Add(new StateArg(state, WireReader.ReadText(ref reader, "An arg's name", LongestName), WireReader.ReadText(ref reader, "An arg's type", LongestName)));
            }
        }

        return (IReadOnlyList<StateArg>)args;
    });
}
