using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Args;

/// <summary>
/// AM0301: equality, the printed form and the codec of args are written into a second part of the type. That needs the modifier, and
/// where AsyncMachine.Rpc is referenced, members that can travel.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PartialArgsAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0301", "Args type is not partial, or cannot travel",
        "'{0}' {1}",
        Category.Args, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0301" + HelpLink.End);

    public PartialArgsAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(Look, SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        string? reason = type.Attribute("StateArgs") is not null ? "it is a [StateArgs] type"
            : Inside(type) is { } inner ? $"it contains the args type '{inner.Name}'"
            : null;
        if (reason is null || type.HasHandlers()) return; // a schema class is told by AM0001
        bool isPartial = true;
        foreach (TypeDeclarationSyntax declaration in type.Declarations(context.CancellationToken))
        {
            if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            isPartial = false;
            context.ReportDiagnostic(At(declaration.Identifier, type.Name, $"must be partial: {reason}; add the modifier"));
        }

        bool isArgs = type.Attribute("StateArgs") is not null && type.Name.Length > 0;
        if (isArgs && isPartial && CodecReader.Of(context.Compilation) is { } codecs && codecs.IsInside(type)) LookAtCodec(context, type, codecs);
    }

    private void LookAtCodec(SymbolAnalysisContext context, INamedTypeSymbol type, CodecReader codecs)
    {
        CodecPlan plan = codecs.Plan(type, context.CancellationToken);
        foreach (CodecProblem problem in plan.Problems)
        {
            // An abstract class is there to be derived from.
            if (problem.Kind != CodecProblemKind.NoConstructor || !type.IsAbstract) Report(problem.Kind, problem.Symbol);
        }

        if (plan.Problems.Count > 0) return;

        // Args that are declared here are told where they stand; abstract and generic ones, and those of other assemblies, only here.
        if (plan.Uses.All(use => (codecs.IsInside(use) && !use.IsAbstract) || codecs.IsSound(use, [], context.CancellationToken))) return;
        foreach (CodecMember member in plan.Members)
        {
            if (codecs.Codec(member.Type, [], context.CancellationToken) is null) Report(CodecProblemKind.NoCodec, member.Symbol);
        }

        void Report(CodecProblemKind kind, ISymbol symbol)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type);
            if (!isOwn && symbol is not INamedTypeSymbol && symbol.ContainingType.Attribute("StateArgs") is not null && codecs.IsInside(symbol.ContainingType)) return;
            Location? place = isOwn ? symbol.Place() : type.Place();
            if (place is not null) context.ReportDiagnostic(At(place, symbol.Name, Describe(kind, symbol, type)));
        }
    }

    private static string Describe(CodecProblemKind kind, ISymbol symbol, INamedTypeSymbol type) => kind switch
    {
        CodecProblemKind.NoCodec =>
            $"of '{type.Name}' is a '{ArgsMembers.TypeOf(symbol).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which has no codec; use a type that has one, or make it a [StateArgs] type",
        CodecProblemKind.NotSettable =>
            $"of '{type.Name}' cannot be set when it is read; give it a setter, or a parameter of the constructor with its name and type",
        CodecProblemKind.NotReadable when symbol is not INamedTypeSymbol =>
            $"of '{type.Name}' cannot be read by its codec; make it accessible, and do not hide a member of a base class",
        CodecProblemKind.NameTaken => $"has a member named '{WellKnown.GeneratedCodec}', which its codec needs; rename it",
        _ => "cannot be made when it is read; give it a constructor that takes nothing but values of its members, and do not make it abstract",
    };

    private static INamedTypeSymbol? Inside(INamedTypeSymbol container)
    {
        foreach (INamedTypeSymbol nested in container.GetTypeMembers())
        {
            if (nested.Attribute("StateArgs") is not null) return nested;
            if (Inside(nested) is { } deeper) return deeper;
        }

        return null;
    }
}
