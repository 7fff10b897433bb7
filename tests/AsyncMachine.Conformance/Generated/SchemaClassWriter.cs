using System.Text;

namespace AsyncMachine.Conformance;

/// <summary>Writes cases as schema classes with handlers, and the table by which the player finds them.</summary>
internal static class SchemaClassWriter
{
    public static string Write(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder();
        text.Append("""
            // Recorded cases as schema classes, for playing them through generated dispatch. Written by the program of this project:
            //   dotnet run --project tests/AsyncMachine.Conformance -c Release -- --emit tests/AsyncMachine.Conformance/Generated/Classes.cs tests/data/*.jsonl
            // Recorded schemas hold states that can never be active, relations that say nothing, and whatever else warnings are for.
            #pragma warning disable
            namespace AsyncMachine.Conformance.Classes;


            """);
        text.Append("internal static class Table\n{\n    public static readonly IReadOnlyDictionary<string, ClassMaker> Makers = new Dictionary<string, ClassMaker>\n    {\n");
        for (int i = 0; i < cases.Count; i++)
        {
            text.Append($"        [\"{CaseWriter.HashOfDefinition(cases[i])}\"] = static (script, options) => Machine.Create(new Case{i} {{ Script = script }}, options),\n");
        }

        text.Append("    };\n}\n");
        for (int i = 0; i < cases.Count; i++) Class(text, cases[i], i);
        return text.ToString();
    }

    private static void Class(StringBuilder text, Case written, int number)
    {
        text.Append($"\n// {written.Id}\n[StateSchema]\ninternal partial class Case{number}\n{{\n    public required Script Script {{ get; init; }}\n\n");
        foreach (CaseState state in written.States)
        {
            // An Exception that is as it always is need not be declared.
            if (state is { Name: "Exception", Multi: true, Auto: false, Add: [], Remove: [], Require: [], After: [] }) continue;
            string[] parts =
            [
                .. state.Auto ? ["Auto = true"] : (string[])[], .. state.Multi ? ["Multi = true"] : (string[])[],
                .. Relation("Require", state.Require), .. Relation("Add", state.Add), .. Relation("Remove", state.Remove),
                .. Relation("After", state.After),
            ];
            if (parts.Length > 0) text.Append($"    [State({string.Join(", ", parts)})]\n");
            text.Append($"    public static partial State {state.Name} {{ get; }}\n");
        }

        text.Append('\n');
        string[] finals = [.. written.Names.SelectMany(name => (string[])[name + "State", name + "End"]), "AnyState"];
        int shape = number; // the shapes of methods go round, so that every kind has every one somewhere
        foreach (string handler in written.Handlers!)
        {
            text.Append("    ").Append(finals.Contains(handler) ? Final(handler, shape++) : Negotiation(handler, shape++, written.Vetoes.Contains(handler))).Append('\n');
        }

        text.Append("}\n");
    }

    private static string[] Relation(string name, string[] targets) =>
        targets.Length == 0 ? [] : [$"{name} = [{string.Join(", ", targets.Select(t => $"nameof({t})"))}]"];

    private static string Negotiation(string name, int shape, bool vetoes) => (shape % 3) switch
    {
        0 => $"bool {name}() => Script.Handle(\"{name}\");",
        1 when !vetoes => $"void {name}() => Script.Handle(\"{name}\");",
        _ => $"bool {name}(Event e) => Script.Handle(e.Handler);",
    };

    private static string Final(string name, int shape) => (shape % 5) switch
    {
        0 => $"void {name}() => Script.Handle(\"{name}\");",
        1 => $"void {name}(Event e) => Script.Handle(e.Handler);",
        2 => $"Task {name}Async(CancellationToken token) {{ Script.Handle(\"{name}\"); return Task.CompletedTask; }}",
        3 => $"async Task {name}() => Script.Handle(\"{name}\");",
        _ => $"async ValueTask {name}(Event e) => Script.Handle(e.Handler);",
    };
}

/// <summary>Makes the machine of one compiled case.</summary>
internal delegate Machine ClassMaker(Script script, MachineOptions options);
