using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes equality by content and the printed form of a <c>[StateArgs]</c> type.</summary>
internal static class ArgsEmitter
{
    private const string Helper = "global::AsyncMachine.ArgsEquality";
    private const string Builder = "global::System.Text.StringBuilder";

    public static string Emit(ArgsSpec spec)
    {
        var code = new CodeWriter();
        code.OpenFile(spec.Class, $"The other half of {spec.Class.Name}: equality by content, and its printed form.", spec.Suppressions);
        bool isRecord = spec.Kind is ArgsKind.Record or ArgsKind.RecordStruct;
        if (spec.Codec is not null) code.Line("#pragma warning disable CS0108 // args that derive from others have a codec of their own");
        code.Line(isRecord ? spec.Class.Header : $"{spec.Class.Header} : global::System.IEquatable<{spec.Class.FullName}>");
        code.Open();
        var parts = new List<Action>();
        if (!Has(ArgsParts.Equals)) parts.Add(() => EmitEquals(code, spec));
        if (!isRecord && !Has(ArgsParts.EqualsObject)) parts.Add(() => EmitEqualsObject(code, spec));
        if (!Has(ArgsParts.GetHashCode)) parts.Add(() => EmitHash(code, spec));
        if (!Has(ArgsParts.PrintMembers)) parts.Add(() => EmitPrint(code, spec));
        if (!isRecord && !Has(ArgsParts.ToString)) parts.Add(() => EmitToString(code, spec));
        if (spec.Codec is { } codec) parts.Add(() => CodecEmitter.Emit(code, codec, "public"));
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0) code.Line();
            parts[i]();
        }

        code.Close();
        return code.CloseFile(spec.Class);

        bool Has(ArgsParts part) => (spec.Written & part) != 0;
    }

    private static bool IsStruct(ArgsSpec spec) => spec.Kind is ArgsKind.Struct or ArgsKind.RecordStruct;

    private static void EmitEquals(CodeWriter code, ArgsSpec spec)
    {
        bool isStruct = IsStruct(spec);
        var conditions = new List<string>();
        if (!isStruct)
        {
            conditions.Add("other is not null");
            if (spec.Base == ArgsBase.Typed) conditions.Add("base.Equals(other)");
            else if (spec.Base == ArgsBase.Untyped) conditions.Add("base.Equals((object)other)");
            if (!spec.IsSealed && spec.Base != ArgsBase.Typed) conditions.Add(spec.Kind == ArgsKind.Record ? "EqualityContract == other.EqualityContract" : "GetType() == other.GetType()");
        }

        foreach (ArgsMemberSpec member in spec.Members) conditions.Add(Equal(member.Comparison, Own(member.Name), "other." + CodeWriter.Name(member.Name), 0));
        if (conditions.Count == 0) conditions.Add("true");

        code.Line("/// <summary>True if all members are equal, collections element by element.</summary>");
        code.Line("/// <param name=\"other\">The other args.</param>");
        code.Line(CodeWriter.GeneratedCode);
        string isVirtual = spec.Kind == ArgsKind.Record && !spec.IsSealed ? "virtual " : "";
        code.Open($"public {isVirtual}bool Equals({spec.Class.FullName}{(isStruct ? "" : "?")} other) =>");
        for (int i = 0; i < conditions.Count; i++)
        {
            code.Line((i == 0 ? "" : "&& ") + conditions[i] + (i == conditions.Count - 1 ? ";" : ""));
        }

        code.Dedent();
    }

    private static void EmitEqualsObject(CodeWriter code, ArgsSpec spec)
    {
        code.Line("/// <inheritdoc/>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line($"public override bool Equals(object? obj) => obj is {spec.Class.FullName} other && Equals(other);");
    }

    private static void EmitHash(CodeWriter code, ArgsSpec spec)
    {
        code.Line("/// <inheritdoc/>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("public override int GetHashCode()");
        code.Open();
        code.Line("var code = new global::System.HashCode();");
        if (spec.Base != ArgsBase.None) code.Line("code.Add(base.GetHashCode());");
        foreach (ArgsMemberSpec member in spec.Members)
        {
            string value = Own(member.Name);
            code.Line($"code.Add({(member.Comparison.Kind == ComparisonKind.Default ? value : Hash(member.Comparison, value, 0))});");
        }

        code.Line("return code.ToHashCode();");
        code.Close();
    }

    private static void EmitPrint(CodeWriter code, ArgsSpec spec)
    {
        string modifiers = IsStruct(spec) || (spec.IsSealed && !spec.HasBasePrint) ? "private" : spec.HasBasePrint ? "protected override" : "protected virtual";
        code.Line("/// <summary>Appends the members that may be seen in a log.</summary>");
        code.Line("/// <param name=\"builder\">Where to.</param>");
        code.Line("/// <returns>True if something was appended.</returns>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line($"{modifiers} bool PrintMembers({Builder} builder)");
        code.Open();
        if (spec.HasBasePrint) code.Line("bool any = base.PrintMembers(builder);");
        for (int i = 0; i < spec.Printed.Count; i++)
        {
            PrintedSpec member = spec.Printed[i];
            string value = Own(member.Name);
            if (member.MayBeDefault) value = $"{value}.IsDefault ? null : (object){value}";
            string isFirst = i > 0 ? "false" : spec.HasBasePrint ? "!any" : "true";
            code.Line($"global::AsyncMachine.ArgsText.Append(builder, {isFirst}, {CodeWriter.Literal(member.Name)}, {value});");
        }

        code.Line(spec.Printed.Count > 0 ? "return true;" : spec.HasBasePrint ? "return any;" : "return false;");
        code.Close();
    }

    private static void EmitToString(CodeWriter code, ArgsSpec spec)
    {
        code.Line("/// <summary>The type's name and the members that may be seen in a log.</summary>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("public override string ToString()");
        code.Open();
        code.Line($"var builder = new {Builder}({CodeWriter.Literal(spec.Class.Name + " { ")});");
        code.Line("if (PrintMembers(builder)) builder.Append(' ');");
        code.Line("return builder.Append('}').ToString();");
        code.Close();
    }

    /// <summary>The member of this instance, told apart from the locals that stand in the same methods.</summary>
    private static string Own(string name) => name is "other" or "obj" or "code" or "builder" or "any" ? "this." + name : CodeWriter.Name(name);

    private static string Equal(ComparisonSpec comparison, string left, string right, int depth)
    {
        (string x, string y) = depth == 0 ? ("x", "y") : ($"x{depth}", $"y{depth}");
        string element = comparison.Element is { } inner ? $", static ({x}, {y}) => {Equal(inner, x, y, depth + 1)}" : "";
        return comparison.Kind switch
        {
            ComparisonKind.Sequence => $"{Helper}.Sequence({left}, {right}{element})",
            ComparisonKind.Memory => $"{Helper}.Memory({Memory(comparison, left)}, {Memory(comparison, right)})",
            ComparisonKind.Set => $"{Helper}.Set({left}, {right})",
            ComparisonKind.Dictionary => $"{Helper}.Dictionary({left}, {right}{element})",
            _ => $"global::System.Collections.Generic.EqualityComparer<{comparison.Type}>.Default.Equals({left}, {right})",
        };
    }

    // Type inference does not look through the conversion from Memory<T>.
    private static string Memory(ComparisonSpec comparison, string value) =>
        comparison.Type.StartsWith("global::System.Memory<", StringComparison.Ordinal)
            ? $"(global::System.ReadOnlyMemory<{comparison.Type.Substring("global::System.Memory<".Length)}){value}"
            : value;

    private static string Hash(ComparisonSpec comparison, string value, int depth)
    {
        string x = depth == 0 ? "x" : $"x{depth}";
        string element = comparison.Element is { } inner ? $", static {x} => {Hash(inner, x, depth + 1)}" : "";
        return comparison.Kind switch
        {
            ComparisonKind.Sequence => $"{Helper}.SequenceHash({value}{element})",
            ComparisonKind.Memory => $"{Helper}.MemoryHash({Memory(comparison, value)})",
            ComparisonKind.Set => $"{Helper}.SetHash({value})",
            _ => $"{Helper}.DictionaryHash({value})",
        };
    }
}
