using System.Globalization;
using AsyncMachine.Generators.Emit;
using AsyncMachine.Generators.Models;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>Turns plans of codecs into text, and collects which ones a class needs.</summary>
internal sealed class CodecProjection
{
    private readonly Compilation _compilation;
    private readonly CodecReader _reader;
    private readonly CancellationToken _cancellation;
    private readonly Suppressions _suppressions = new();
    private readonly List<CodecPlan> _apart = [];
    private readonly List<CodecEntry> _entries = [];

    private CodecProjection(Compilation compilation, CodecReader reader, CancellationToken cancellation)
    {
        _compilation = compilation;
        _reader = reader;
        _cancellation = cancellation;
    }

    /// <summary>Null if the compilation does not see AsyncMachine.Rpc.</summary>
    public static CodecProjection? Of(Compilation compilation, CancellationToken cancellation) =>
        CodecReader.Of(compilation) is { } reader ? new CodecProjection(compilation, reader, cancellation) : null;

    /// <summary>The codecs of a schema's args.</summary>
    public static CodecUse Of(SchemaModel schema, Compilation compilation, CancellationToken cancellation)
    {
        if (Of(compilation, cancellation) is not { } projection) return CodecUse.None;
        foreach (StateModel state in schema.States) projection.Add(state.ArgsType);
        return projection.ToUse();
    }

    /// <summary>Those that the attributes of an assembly ask for.</summary>
    public static CodecRequestSpec? Requests(IEnumerable<INamedTypeSymbol> types, Compilation compilation, CancellationToken cancellation)
    {
        if (Of(compilation, cancellation) is not { } projection) return null;
        foreach (INamedTypeSymbol type in types)
        {
            if (!SchemaReader.IsSchema(type)) projection.Add(type);
            else if (SchemaReader.Of(compilation).Read(type, cancellation) is { } schema) schema.States.ForEach(state => projection.Add(state.ArgsType));
        }

        return new CodecRequestSpec(projection.ToUse());
    }

    /// <summary>The codec that becomes a member of args; null if they get none.</summary>
    public CodecSpec? Inside(INamedTypeSymbol args)
    {
        if (!_reader.IsInside(args) || !_reader.IsSound(args, _apart, _cancellation)) return null;
        Add(args);
        return Spec(_reader.Plan(args, _cancellation), WellKnown.GeneratedCodec);
    }

    public CodecUse ToUse() => new()
    {
        Entries = [.. _entries.Distinct()],
        Apart = [.. _apart.Select(plan => Spec(plan, CodecReader.NameApart(plan.Type))).GroupBy(spec => spec.Name).Select(same => same.First())],
        Suppressions = _suppressions.ToArray(),
    };

    private void Add(ITypeSymbol? args)
    {
        // A private type can be named by its own class alone; nothing can ask for its codec by type then either.
        if (args is null || !_compilation.IsSymbolAccessibleWithin(args, _compilation.Assembly)) return;
        ITypeSymbol bare = args.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (_reader.Codec(bare, _apart, _cancellation) is not { } text) return;
        _suppressions.AddType(args);
        _entries.Add(new CodecEntry(text.Type, text.Codec));
    }

    private CodecSpec Spec(CodecPlan plan, string name) => new(CodecTypes.Name(plan.Type), name, plan.Type.IsReferenceType)
    {
        Members = [.. plan.Members.Select(Member)],
        Arguments = [.. plan.Arguments],
    };

    private CodecMemberSpec Member(CodecMember member)
    {
        _suppressions.Add(member.Symbol);
        _suppressions.AddType(member.Type);
        CodecText text = member.Text!;
        string missing = member.Parameter is { HasExplicitDefaultValue: true } parameter ? Default(parameter, text.Type)
            : member is { Parameter: null, IsRequired: false } ? ""
            : text.Type.EndsWith("?", StringComparison.Ordinal) || (member.Type.IsValueType && !Comparisons.IsImmutableArray(member.Type)) ? "default"
            : $"global::AsyncMachine.Rpc.Codecs.ArgsFrame.Missing<{text.Type}, {text.Codec}>()";
        return new CodecMemberSpec(member.Symbol.Name, text.Type, text.Codec, missing, member.IsAssigned, member.IsRequired);
    }

    private static string Default(IParameterSymbol parameter, string type)
    {
        string value = parameter.ExplicitDefaultValue switch
        {
            null => "default",
            string text => CodeWriter.Literal(text),
            bool isTrue => isTrue ? "true" : "false",
            char c => ((int)c).ToString(CultureInfo.InvariantCulture),
            double number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), "d"),
            float number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), "f"),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "default",
        };
        return value == "default" ? parameter.Type.IsReferenceType ? "default!" : value : $"({type})({value})";
    }

    private static string Real(double number, string text, string suffix) => number switch
    {
        double.PositiveInfinity => "1d / 0",
        double.NegativeInfinity => "-1d / 0",
        double.NaN => "0d / 0",
        _ => text + suffix,
    };
}
