using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0007: a schema class is also the object whose handlers run, and has a second part in another file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SchemaKindAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0007", "Unsupported kind of schema class",
        "'{0}' is {1} and cannot carry [{2}]; make it a plain partial class or record class",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0007" + HelpLink.End);

    public SchemaKindAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(context => Look(context), SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? schema = type.Attribute("StateSchema");
        if ((schema ?? type.Attribute("StateHandlers", 1)).Carrier(context.CancellationToken) is not { } carrier) return;
        (string? fault, SyntaxToken token) = type switch
        {
            { TypeKind: TypeKind.Interface } => ("an interface", carrier.Keyword),
            { TypeKind: TypeKind.Struct } => ("a struct", carrier is RecordDeclarationSyntax record ? record.ClassOrStructKeyword : carrier.Keyword),
            { IsStatic: true } => ("static", Modifier(SyntaxKind.StaticKeyword)),
            { IsFileLocal: true } => ("local to its file", Modifier(SyntaxKind.FileKeyword)),
            _ when FileLocalContainer(type) is { } container => ($"inside '{container.Name}', which is local to its file,", carrier.Identifier),
            _ => (null, default),
        };
        if (fault is null) return;
        context.ReportDiagnostic(At(token, type.Name, fault, schema is null ? "StateHandlers" : "StateSchema"));

        // A modifier can stand on another part of the class than the attribute.
        SyntaxToken Modifier(SyntaxKind kind)
        {
            SyntaxToken modifier = carrier.Modifiers.FirstOrDefault(m => m.IsKind(kind));
            return modifier.RawKind == 0 ? carrier.Identifier : modifier;
        }
    }

    private static INamedTypeSymbol? FileLocalContainer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            if (t.IsFileLocal) return t;
        }

        return null;
    }
}
