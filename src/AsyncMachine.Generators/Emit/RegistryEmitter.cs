using System.Collections.Immutable;
using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the one file per assembly that makes its codecs known: what a look-up by reflection would find, spelled out.</summary>
internal static class RegistryEmitter
{
    public const string HintName = "ArgsCodecs.g.cs";

    /// <summary>Everything that the classes of the assembly need, once, in an order that does not depend on theirs.</summary>
    public static CodecUse Merge(ImmutableArray<CodecUse> uses) => new()
    {
        Entries = [.. uses.SelectMany(use => use.Entries).Distinct().OrderBy(entry => entry.Type, StringComparer.Ordinal)],
        Apart = [.. uses.SelectMany(use => use.Apart).GroupBy(spec => spec.Name).Select(same => same.First()).OrderBy(spec => spec.Name, StringComparer.Ordinal)],
        Suppressions = [.. uses.SelectMany(use => use.Suppressions).Distinct().OrderBy(id => id, StringComparer.Ordinal)],
    };

    public static string Emit(CodecUse use)
    {
        var code = new CodeWriter();
        code.OpenFile("The codecs of this assembly's args.", use.Suppressions);
        code.Line("namespace AsyncMachine.Rpc.Generated;");
        code.Line();
        code.Line("/// <summary>Makes the codecs of this assembly's args known as soon as it is loaded.</summary>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("file static class Registration");
        code.Open();
        code.Line("#pragma warning disable CA2255 // the codecs have to be there before anybody asks for them");
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Line("#pragma warning restore CA2255");
        code.Line("internal static void Run()");
        code.Open();
        foreach (CodecEntry entry in use.Entries)
        {
            code.Line($"global::AsyncMachine.Rpc.ArgsCodecs.Add(new global::AsyncMachine.Rpc.Codecs.ArgsCodecOf<{entry.Type}, {entry.Codec}>());");
        }

        code.Close();
        code.Close();
        foreach (CodecSpec spec in use.Apart)
        {
            code.Line();
            CodecEmitter.Emit(code, spec, "internal");
        }

        return code.ToString();
    }
}
