using System.Globalization;
using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the relation rows, each with the names that its bits stand for.</summary>
internal static class RowEmitter
{
    private static readonly string[] Headings =
    [
        "Require",
        "Add",
        "Remove",
        "After",
        "The inverse of Remove",
        "The inverse of Require",
    ];

    public static void Emit(CodeWriter code, SchemaBodySpec body, SchemaTables tables)
    {
        if (tables.Starts.Length == 0) EmitDense(code, body, tables);
        else EmitSparse(code, body, tables);
    }

    /// <summary>One mask per kind and state.</summary>
    private static void EmitDense(CodeWriter code, SchemaBodySpec body, SchemaTables tables)
    {
        int count = body.States.Count;
        var rows = new ListEmitter(code, "Masks");
        for (int kind = 0; kind < SchemaTables.RowKinds; kind++)
        {
            rows.Heading(Headings[kind]);
            for (int state = 0; state < count; state++)
            {
                ulong mask = tables.Masks[(kind * count) + state];
                string name = body.States[state].Name;
                rows.Add(Hex(mask), mask == 0 ? name : $"{name}: {Names(body, mask, 0)}", isPlain: mask == 0);
            }
        }

        rows.End();
    }

    /// <summary>Only masks that are not empty, the word that each belongs to, and where each row starts.</summary>
    private static void EmitSparse(CodeWriter code, SchemaBodySpec body, SchemaTables tables)
    {
        int count = body.States.Count;
        var rows = new ListEmitter(code, "Masks", "of 64 states each; empty ones are left out");
        for (int kind = 0; kind < SchemaTables.RowKinds; kind++)
        {
            rows.Heading(Headings[kind]);
            for (int state = 0; state < count; state++)
            {
                int row = (kind * count) + state;
                for (int i = tables.Starts[row]; i < tables.Starts[row + 1]; i++)
                {
                    rows.Add(Hex(tables.Masks[i]), $"{body.States[state].Name}: {Names(body, tables.Masks[i], tables.Words[i])}", isPlain: false);
                }
            }
        }

        rows.End();
        code.Line("// The word that each mask belongs to: 0 for the states 0 to 63, 1 for 64 to 127, …");
        ListEmitter.Numbers(code, "Words", tables.Words.Select(word => (int)word));
        code.Line("// Where each row starts, by kind, then state");
        ListEmitter.Numbers(code, "Starts", tables.Starts);
    }

    private static string Hex(ulong mask) => mask == 0 ? "0" : "0x" + mask.ToString("X", CultureInfo.InvariantCulture);

    /// <summary>A list of names; the first few if they are many.</summary>
    public static string Names(IReadOnlyList<string> names)
    {
        const int Shown = 8;
        return string.Join(", ", names.Take(Shown)) + (names.Count <= Shown ? "" : $" and {ImageEmitter.Number(names.Count - Shown)} more");
    }

    private static string Names(SchemaBodySpec body, ulong mask, int word) => Names(
        [.. Enumerable.Range(0, 64).Where(bit => (mask >> bit & 1) != 0).Select(bit => body.States[(word * 64) + bit].Name)]);
}
