using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the struct that codes args: an array of their members.</summary>
internal static class CodecEmitter
{
    private const string Frame = "global::AsyncMachine.Rpc.Codecs.ArgsFrame";

    /// <param name="code">Where to.</param>
    /// <param name="spec">The codec.</param>
    /// <param name="access">Its accessibility.</param>
    public static void Emit(CodeWriter code, CodecSpec spec, string access)
    {
        code.Line("/// <summary>Writes and reads these args as MessagePack.</summary>");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line(CodeWriter.GeneratedCode);
        code.Line($"{access} readonly struct {spec.Name} : global::AsyncMachine.Rpc.Codecs.IValueCodec<{spec.Type}>");
        code.Open();
        if (spec.IsClass)
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"static {spec.Type} global::AsyncMachine.Rpc.Codecs.IValueCodec<{spec.Type}>.Missing => {Frame}.NoDefault<{spec.Type}>();");
            code.Line();
        }

        EmitMembers(code, spec);
        EmitWrite(code, spec);
        code.Line();
        EmitRead(code, spec);
        code.Close();
    }

    /// <summary>Names and types, for whoever completes a command line elsewhere.</summary>
    private static void EmitMembers(CodeWriter code, CodecSpec spec)
    {
        if (spec.Members.Count == 0) return;
        string texts = string.Join(", ", spec.Members.Select(member => $"\"{member.Name}\", \"{member.Type.Replace("global::", "")}\""));
        code.Line("/// <inheritdoc/>");
        code.Line($"static global::System.ReadOnlySpan<string> global::AsyncMachine.Rpc.Codecs.IValueCodec<{spec.Type}>.Members => new string[] {{ {texts} }};");
        code.Line();
    }

    private static void EmitWrite(CodeWriter code, CodecSpec spec)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static void Write(ref global::MessagePack.MessagePackWriter writer, {spec.Type} value, int depth)");
        code.Open();
        if (spec.IsClass) code.Line($"{Frame}.CheckType(value, typeof({spec.Type}));");
        code.Line($"{Frame}.BeginWrite(ref writer, {spec.Members.Count}, depth);");
        foreach (CodecMemberSpec member in spec.Members) code.Line($"{member.Codec}.Write(ref writer, value.{CodeWriter.Name(member.Name)}, depth + 1);");
        code.Close();
    }

    private static void EmitRead(CodeWriter code, CodecSpec spec)
    {
        int count = spec.Members.Count;
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {spec.Type} Read(ref global::MessagePack.MessagePackReader reader)");
        code.Open();
        code.Line($"int count = {Frame}.BeginRead(ref reader);");
        for (int i = 0; i < count; i++)
        {
            CodecMemberSpec member = spec.Members[i];
            string missing = member.Missing.Length == 0 ? "default!" : member.Missing;
            code.Line($"{member.Type} member{i} = count > {i} ? {member.Codec}.Read(ref reader) : {missing};");
        }

        code.Line($"{Frame}.EndRead(ref reader, count - {count});");
        EmitFresh(code, spec);
        code.Line($"return {Construct(spec, (member, i) => member.IsAssigned)};");
        code.Close();
    }

    /// <summary>Members that the bytes do not have keep what their initializers give them, which only an instance can tell.</summary>
    private static void EmitFresh(CodeWriter code, CodecSpec spec)
    {
        List<int> own = [.. Enumerable.Range(0, spec.Members.Count).Where(i => spec.Members[i].Missing.Length == 0)];
        if (own.Count == 0) return;
        code.Line($"if (count <= {own[own.Count - 1]})");
        code.Open();
        code.Line($"{spec.Type} fresh = {Construct(spec, (member, i) => member.IsAssigned && member.IsRequired)};");
        foreach (int i in own) code.Line($"if (count <= {i}) member{i} = fresh.{CodeWriter.Name(spec.Members[i].Name)};");
        code.Close();
        code.Line();
    }

    private static string Construct(CodecSpec spec, Func<CodecMemberSpec, int, bool> isAssigned)
    {
        string arguments = string.Join(", ", spec.Arguments.Select(i => $"member{i}"));
        string assigned = string.Join(", ", spec.Members.Select((member, i) => isAssigned(member, i) ? $"{CodeWriter.Name(member.Name)} = member{i}" : "").Where(text => text.Length > 0));
        return $"new {spec.Type}({arguments})" + (assigned.Length > 0 ? $" {{ {assigned} }}" : "");
    }
}
