using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>
/// AM0101: a name in <c>[State]</c>, <c>[StateGroup]</c> or <c>[Handler]</c> that is no state or group of the schema. A
/// <c>nameof</c> of something that does not exist is left to the compiler.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownNameAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0101", "Relation names something that is no state or group",
        "'{0}' is no state or group of '{1}'; {2}",
        Category.Relations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0101" + HelpLink.End);

    public UnknownNameAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSyntaxNodeAction(context => Look(context, schemas), SyntaxKind.Attribute);

    private void Look(SyntaxNodeAnalysisContext context, Schemas schemas)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent?.Parent is not MemberDeclarationSyntax member || attribute.ArgumentList is not { } list) return;
        if (RelationSyntax.LastName(attribute.Name) is not { } name || !IsOurs(name)) return;
        if (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is not { } type) return;
        bool isHandler = type.IsEngineType("HandlerAttribute");
        if (!isHandler && !type.IsEngineType("StateAttribute") && !type.IsEngineType("StateGroupAttribute")) return;
        if (context.SemanticModel.GetDeclaredSymbol(member, context.CancellationToken)?.ContainingType is not { } owner) return;
        SchemaModel? schema = isHandler
            ? schemas.Handlers(owner, context.CancellationToken)?.Schema
            : schemas.Schema(owner, context.CancellationToken);
        if (schema is null) return;

        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is "Tags" or "Auto" or "Multi" or "Timeout" or "OnTimeout" or "OnImport") continue;
            IReadOnlyList<ExpressionSyntax> elements = RelationSyntax.Elements(argument.Expression);
            if (elements.Count == 0) Check(argument.Expression);
            foreach (ExpressionSyntax element in elements) Check(element);
        }

        void Check(ExpressionSyntax expression)
        {
            if (context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value is not string named) return;
            if (schema.IndexOf(named) >= 0 || (!isHandler && schema.Groups.Exists(group => group.Name == named))) return;
            if (IsUnbound(expression)) return;
            IEnumerable<string> known = schema.States.Select(state => state.Name);
            if (!isHandler) known = known.Concat(schema.Groups.Select(group => group.Name));
            string? near = SchemaRules.Nearest(named, known);
            context.ReportDiagnostic(Hinted(expression.GetLocation(), near, named, schema.Type.Name, Advice(near)));
        }

        bool IsUnbound(ExpressionSyntax expression) =>
            RelationSyntax.NameOfArgument(expression) is { } inner
            && context.SemanticModel.GetSymbolInfo(inner, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true };
    }

    private static string Advice(string? near) =>
        near is null ? "declare it as a static partial property of type State, or include its schema" : $"did you mean '{near}'?";

    private static bool IsOurs(string name) => name is "State" or "StateAttribute" or "StateGroup" or "StateGroupAttribute" or "Handler" or "HandlerAttribute";
}
