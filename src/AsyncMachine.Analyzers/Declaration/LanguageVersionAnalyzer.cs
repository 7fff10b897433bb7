using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0006: states are partial properties, which came with C# 13. Says what the compiler's own error does not: what to do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LanguageVersionAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0006", "Language version without partial properties",
        "Schema class '{0}' needs C# 13 or later for its partial properties, and this project is compiled as C# {1}; set <LangVersion> to 13 or higher",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0006" + HelpLink.End);

    public LanguageVersionAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas)
    {
        if (start.Compilation is not CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 } compilation) return;
        string version = compilation.LanguageVersion.ToDisplayString();
        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (type.Attribute("StateSchema").Carrier(context.CancellationToken) is not { } carrier) return;
                context.ReportDiagnostic(At(carrier.Identifier, type.Name, version));
            },
            SymbolKind.NamedType);
    }
}
