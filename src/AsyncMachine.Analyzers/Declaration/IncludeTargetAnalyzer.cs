using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>
/// AM0008: what <c>[Include]</c> and <c>[StateHandlers]</c> name must be a schema, and must not lead back to where it is named.
/// The attributes have no type constraint, so that this is said instead of what a constraint would say.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IncludeTargetAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0008", "Include cycle, or included type is no schema",
        "'{0}' {1}",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0008" + HelpLink.End);

    public IncludeTargetAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(context => Look(context, schemas), SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context, Schemas schemas)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (schemas.Schema(type, context.CancellationToken) is { } schema)
        {
            foreach (IncludeModel include in schema.Includes)
            {
                string? fault = include.Problem switch
                {
                    IncludeProblem.NotASchema => "is no schema class; mark it with [StateSchema] or drop the include",
                    IncludeProblem.Cycle => $"includes '{type.Name}' in turn; drop one include of the cycle",
                    IncludeProblem.Unreadable => "has no manifest that this version reads; build it with a matching version of AsyncMachine",
                    _ => null,
                };
                if (fault is not null) Report(include.Attribute, include.Type, fault);
            }
        }

        if (type.Attribute("StateHandlers", 1) is { } handlers && SchemaReader.HandledType(type) is { } handled
            && !(handled is INamedTypeSymbol target && SchemaReader.IsSchema(target)))
        {
            Report(handlers, handled, "is no schema class, so it has no handlers; name the schema class of the machines to bind to");
        }

        void Report(AttributeData attribute, ITypeSymbol? target, string fault)
        {
            if (target is null or { TypeKind: TypeKind.Error }) return; // the compiler says that there is no such type
            if (attribute.Syntax(context.CancellationToken) is not { } syntax) return;
            SyntaxNode place = syntax.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?
                .TypeArgumentList.Arguments.FirstOrDefault() ?? (SyntaxNode)syntax;
            context.ReportDiagnostic(At(place, target.Name, fault));
        }
    }
}
