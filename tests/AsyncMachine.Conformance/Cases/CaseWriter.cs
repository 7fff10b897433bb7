using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AsyncMachine.Conformance;

/// <summary>Writes a case as one line, so that it can be recorded.</summary>
internal static class CaseWriter
{
    public static string Line(Case written) =>
        $"{{\"id\":{JsonSerializer.Serialize(written.Id)},{Definition(written)},\"ops\":{List(written.Operations)}}}";

    /// <summary>Stands for everything but id and operations.</summary>
    public static string HashOfDefinition(Case written) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition(written))))[..32];

    private static string Definition(Case written)
    {
        var line = new StringBuilder();
        line.Append("\"n\":").Append(Text.Of(written.Names));
        line.Append(",\"sc\":").Append(Object(written.States.Select(state => (state.Name, StateText(state)))));
        if (written.Handlers is { } handlers) line.Append(",\"hb\":").Append(Text.Of(handlers));
        if (written.Vetoes.Count > 0) line.Append(",\"hf\":").Append(Text.Of(written.Vetoes));
        if (written.Nested.Count > 0) line.Append(",\"hn\":").Append(Object(written.Nested.Select(p => (p.Key, NestedText(p.Value)))));
        if (written.Throws.Count > 0) line.Append(",\"hp\":").Append(Object(written.Throws.Select(p => (p.Key, p.Value.ToString()))));
        return line.ToString();
    }

    private static string StateText(CaseState state)
    {
        var fields = new List<(string, string)>();
        if (state.Auto) fields.Add(("a", "1"));
        if (state.Multi) fields.Add(("m", "1"));
        Relation("req", state.Require);
        Relation("add", state.Add);
        Relation("rem", state.Remove);
        Relation("aft", state.After);
        return Object(fields);

        void Relation(string name, string[] targets)
        {
            if (targets.Length > 0) fields.Add((name, Text.Of(targets)));
        }
    }

    private static string NestedText(NestedCalls calls) => Object([("x", calls.Times.ToString()), ("op", List(calls.Operations))]);

    private static string List(Operation[] operations) => "[" + string.Join(',', operations.Select(OperationText)) + "]";

    private static string OperationText(Operation operation)
    {
        var fields = new List<(string, string)> { ("o", JsonSerializer.Serialize(operation.Kind)) };
        if (operation.Kind != "e") fields.Add(("s", Text.Of(operation.States)));
        if (operation.WithArgs) fields.Add(("g", "1"));
        fields.AddRange(Operation.Recordable.Where(operation.Recorded.ContainsKey).Select(name => (name, operation.Recorded[name])));
        return Object(fields);
    }

    private static string Object(IEnumerable<(string Name, string Value)> fields) =>
        "{" + string.Join(',', fields.Select(field => $"{JsonSerializer.Serialize(field.Name)}:{field.Value}")) + "}";
}
