namespace AsyncMachine;

/// <summary>A call names states that the machine's schema does not have, or states of a schema that it does not include.</summary>
public sealed class UnknownStateException : ArgumentException
{
    /// <summary>Makes the exception for names that a schema does not have.</summary>
    /// <param name="schema">The schema that was asked.</param>
    /// <param name="names">All unknown names of the call.</param>
    public UnknownStateException(Schema schema, IReadOnlyList<string> names)
        : base(Describe(schema, names))
    {
        Names = names;
    }

    /// <summary>All unknown names of the call.</summary>
    public IReadOnlyList<string> Names { get; }

    private static string Describe(Schema schema, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(names);
        var parts = names.Select(name => SchemaRules.Nearest(name, schema.Names) is { } near
            ? $"'{name}' (did you mean '{near}'?)" : $"'{name}'");
        return $"Schema {schema.Name} has no state {string.Join(", ", parts)}. Its states are: {string.Join(", ", schema.Names.Take(40))}" +
               (schema.Count > 40 ? ", …" : ".");
    }
}

/// <summary>A schema, or a set of handlers, is wrong. The message lists every fault, not the first.</summary>
/// <param name="message">The faults.</param>
public sealed class SchemaException(string message) : Exception(message);
