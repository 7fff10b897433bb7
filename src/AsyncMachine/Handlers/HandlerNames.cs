namespace AsyncMachine;

/// <summary>Names of handlers: a state's name and a suffix, or two states' names.</summary>
internal static class HandlerNames
{
    public const string AnyEnter = "AnyEnter";
    public const string AnyState = "AnyState";

    public static string Of(Schema schema, uint key)
    {
        string state = schema.Names[HandlerTable.StateOf(key)];
        return HandlerTable.KindOf(key) switch
        {
            HandlerKind.Exit => state + "Exit",
            HandlerKind.Enter => state + "Enter",
            HandlerKind.Self => state + state,
            HandlerKind.Pair => state + schema.Names[HandlerTable.OtherOf(key)],
            HandlerKind.End => state + "End",
            HandlerKind.State => state + "State",
            HandlerKind.AnyEnter => AnyEnter,
            _ => AnyState,
        };
    }

    public static bool IsNegotiation(HandlerKind kind) => kind <= HandlerKind.AnyEnter;

    /// <summary>
    /// Keys that a name can be read as: none if it is no handler's, several if it is ambiguous.
    /// </summary>
    public static List<uint> Parse(Schema schema, string name)
    {
        var keys = new List<uint>();
        if (name == AnyEnter) keys.Add(HandlerTable.Key(HandlerKind.AnyEnter));
        if (name == AnyState) keys.Add(HandlerTable.Key(HandlerKind.AnyState));
        foreach ((string suffix, HandlerKind kind) in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) &&
                schema.Indexes.TryGetValue(name[..^suffix.Length], out int state))
            {
                keys.Add(HandlerTable.Key(kind, state));
            }
        }

        for (int i = 1; i < name.Length; i++)
        {
            if (schema.Indexes.TryGetValue(name[..i], out int from) && schema.Indexes.TryGetValue(name[i..], out int to))
            {
                keys.Add(from == to ? HandlerTable.Key(HandlerKind.Self, from) : HandlerTable.Key(HandlerKind.Pair, from, to));
            }
        }

        return keys;
    }

    private static readonly (string Suffix, HandlerKind Kind)[] Suffixes =
        [("Enter", HandlerKind.Enter), ("Exit", HandlerKind.Exit), ("State", HandlerKind.State), ("End", HandlerKind.End)];
}
