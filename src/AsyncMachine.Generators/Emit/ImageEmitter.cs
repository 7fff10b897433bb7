using System.Globalization;
using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the holder class of a schema: everything computed here, so that start-up only copies.</summary>
internal static class ImageEmitter
{
    public static void Emit(CodeWriter code, string name, SchemaBodySpec body)
    {
        SchemaDraft draft = Draft(body);
        SchemaTables tables = SchemaTables.Build(draft);

        code.Line("/// <summary>");
        code.Line("/// The schema as constants. A class of its own: its only field is ready whenever somebody asks for it, also for static");
        code.Line("/// fields of this class that stand in other files.");
        code.Line("/// </summary>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("private static class GeneratedSchema");
        code.Open();
        code.Line("public static readonly global::AsyncMachine.Schema Instance = global::AsyncMachine.Schema.FromImage(new global::AsyncMachine.SchemaImage");
        code.Open();
        code.Line($"Name = {CodeWriter.Literal(name)},");
        code.Line($"StateNames = {CodeWriter.Literal(string.Join("\n", body.States.Select(state => state.Name)))},");
        code.Line($"Count = {Number(body.States.Count)},");
        EmitFlags(code, body);
        RowEmitter.Emit(code, body, tables);
        EmitOrders(code, body, tables);
        EmitGroups(code, body);
        code.Line($"Hash = 0x{tables.Hash.ToString("X16", CultureInfo.InvariantCulture)},");
        if (ArgsHash(body) is not 0 and var hash) code.Line($"ArgsHash = 0x{hash.ToString("X16", CultureInfo.InvariantCulture)},");
        EmitDetails(code, body);
        code.Close("});");
        code.Close();
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The states of a spec as input for the tables.</summary>
    public static SchemaDraft Draft(SchemaBodySpec body)
    {
        var draft = new SchemaDraft();
        foreach (StateSpec state in body.States)
        {
            var item = new DraftState(state.Name) { Auto = (state.Flags & 1) != 0, Multi = (state.Flags & 2) != 0, ArgsRequired = (state.Flags & 4) != 0 };
            item.Require.AddRange(state.Require);
            item.Add.AddRange(state.Add);
            item.Remove.AddRange(state.Remove);
            item.After.AddRange(state.After);
            draft.States.Add(item);
        }

        return draft;
    }

    private static void EmitFlags(CodeWriter code, SchemaBodySpec body)
    {
        var rows = new ListEmitter(code, "Flags", "1 auto, 2 multi, 4 args required, 8 timed");
        for (int i = 0; i < body.States.Count; i++)
        {
            int flags = body.States[i].Flags;
            rows.Add(Number(flags), body.States[i].Name, isPlain: flags == 0);
        }

        rows.End();
    }

    private static void EmitOrders(CodeWriter code, SchemaBodySpec body, SchemaTables tables)
    {
        if (tables.Order.Length > 0)
        {
            // Two hundred names in a comment would help nobody.
            bool isShort = tables.Order.Length <= SchemaTables.DenseLimit;
            code.Line("// The order of handlers" + (isShort ? ": " + string.Join(", ", tables.Order.Select(state => body.States[state].Name)) : ", by state"));
            ListEmitter.Numbers(code, "Order", tables.Order.Select(state => (int)state));
        }

        if (tables.AddOrder.Length > 0)
        {
            code.Line("// Add as declared, where that is not schema order: the state, the number of its targets, the targets");
            ListEmitter.Numbers(code, "AddOrder", tables.AddOrder.Select(item => (int)item));
        }
    }

    private static void EmitGroups(CodeWriter code, SchemaBodySpec body)
    {
        if (body.Groups.Count == 0) return;
        code.Line($"GroupNames = {CodeWriter.Literal(string.Join("\n", body.Groups.Select(group => group.Name)))},");
        code.Line("Groups =");
        code.Open("[ // the number of members, then the members");
        foreach (GroupSpec group in body.Groups)
        {
            string members = string.Concat(group.States.Select(state => " " + Number(state) + ","));
            string names = group.States.Count == 0 ? "nothing" : RowEmitter.Names([.. group.States.Select(state => body.States[state].Name)]);
            code.Line($"{Number(group.States.Count)},{members} // {group.Name}: {names}");
        }

        code.Close("],");
    }

    private static void EmitDetails(CodeWriter code, SchemaBodySpec body)
    {
        bool hasArgs = body.States.Any(state => state.Args is not null);
        bool hasTags = body.States.Any(state => state.Tags.Count > 0);
        bool hasTimeouts = body.States.Any(state => state.Timeout is not null);
        if (body.Sources.Count == 0 && !hasArgs && !hasTags && !hasTimeouts) return;
        code.Line("Details = static () => new global::AsyncMachine.SchemaDetails");
        code.Open();
        if (body.Sources.Count > 0)
        {
            code.Line("// Schemas whose states are accepted here, and the indexes that these have here");
            code.Line("Includes =");
            code.Open("[");
            foreach (SourceSpec source in body.Sources) code.Line($"new({source.Schema}.Schema, [{string.Join(", ", source.Map.Select(Number))}]),");
            code.Close("],");
        }

        if (hasArgs)
        {
            var rows = new ListEmitter(code, "ArgsTypes");
            foreach (StateSpec state in body.States) rows.Add(state.Args is null ? "null" : $"typeof({state.Args})", state.Name, isPlain: state.Args is null);
            rows.End();
        }

        if (hasTags)
        {
            var rows = new ListEmitter(code, "Tags");
            foreach (StateSpec state in body.States) rows.Add($"[{string.Join(", ", state.Tags.Select(CodeWriter.Literal))}]", state.Name, isPlain: state.Tags.Count == 0);
            rows.End();
        }

        if (hasTimeouts) EmitTimeouts(code, body);
        code.Close("},");
    }

    private static void EmitTimeouts(CodeWriter code, SchemaBodySpec body)
    {
        code.Line("Timeouts =");
        code.Open("[ // the state, its length in ticks of a TimeSpan, the state that is added");
        for (int i = 0; i < body.States.Count; i++)
        {
            if (body.States[i].Timeout is not { } timeout) continue;
            string policy = timeout.OnImport switch { 0 => "Resume", 1 => "Continue", 2 => "Restart", _ => "Drop" };
            string length = timeout.Ticks.ToString(CultureInfo.InvariantCulture);
            code.Line($"new({Number(i)}, {length}, {Number(timeout.Target)}, global::AsyncMachine.DelayImport.{policy}), " +
                      $"// {body.States[i].Name}, {new TimeSpan(timeout.Ticks).ToString("c", CultureInfo.InvariantCulture)}: {body.States[timeout.Target].Name}");
        }

        code.Close("],");
    }

    /// <summary>FNV-1a, 64 bits, over the shapes of the args; 0 if no state takes any.</summary>
    private static ulong ArgsHash(SchemaBodySpec body)
    {
        ulong hash = 14695981039346656037;
        bool any = false;
        foreach (StateSpec state in body.States)
        {
            if (state.ArgsShape is null) continue;
            any = true;
            string optional = (state.Flags & 4) == 0 ? "?" : "";
            foreach (char c in $"{state.Name}:{state.ArgsShape}{optional}\n")
            {
                hash = unchecked((hash ^ (ulong)(c & 0xFF)) * 1099511628211);
                hash = unchecked((hash ^ (ulong)(c >> 8)) * 1099511628211);
            }
        }

        return any ? hash : 0;
    }
}
