using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0207: args that nobody can give. An auto mutation and an <c>Add</c> relation carry none for the states that they bring in,
/// nor does the mutation that removes a state.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RequiredArgsAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0207", "Args are required where none may come",
        "{0}",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0207" + HelpLink.End);

    public RequiredArgsAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        foreach (HandlerProblem problem in handler.Problems)
        {
            if (problem.Kind != HandlerProblemKind.ArgsNullability) continue;
            string why = handler.Reading.Form is HandlerForm.Exit or HandlerForm.End
                ? "the mutation that deactivates the state may carry no args"
                : $"the args of '{handler.Reading.ArgsState!.Name}' are optional";
            SyntaxNode place = Place(problem.Parameter!, declaration);
            context.ReportDiagnostic(At(place, $"'{problem.Parameter!.Name}' of '{handler.Method.Name}' can be null, since {why}; make it '{Short(problem.Parameter.Type)}?'"));
        }
    }

    private protected override void LookAtClass(SymbolAnalysisContext context, Schemas schemas, HandlerSet set)
    {
        if (!SymbolEqualityComparer.Default.Equals(set.Type, set.Schema.Type)) return;
        CancellationToken cancellation = context.CancellationToken;
        foreach (StateModel state in set.Schema.States)
        {
            if (state.Origin != StateOrigin.Own) continue;
            if (state is { Auto: true, ArgsRequired: true } && state.Property?.Declaration(cancellation) is { } declaration)
            {
                context.ReportDiagnostic(At(declaration.Type,
                    $"Auto state '{state.Name}' requires args, and an auto mutation carries none; make them optional ('{Optional(state)}')"));
            }

            IReadOnlyList<ExpressionSyntax> elements = RelationSyntax.Elements(
                RelationSyntax.Argument(state.Attribute.Syntax(cancellation), "Add")?.Expression);
            foreach (RelationModel relation in state.Relations)
            {
                if (relation.Kind != RowKind.Add) continue;
                StateModel? target = relation.Targets.Select(i => set.Schema.States[i]).FirstOrDefault(s => s.ArgsRequired && s != state);
                if (target is null || relation.Position < 0 || relation.Position >= elements.Count) continue;
                context.ReportDiagnostic(At(elements[relation.Position],
                    $"'{state.Name}' adds '{target.Name}', which requires args that an Add relation cannot carry; make them optional ('{Optional(target)}') or add it from a handler"));
            }
        }
    }

    private static string Optional(StateModel state) => $"State<{(state.ArgsType is null ? "T" : Short(state.ArgsType))}?>";
}
