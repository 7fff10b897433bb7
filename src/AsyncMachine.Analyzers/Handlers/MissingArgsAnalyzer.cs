using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0213: a call that is certain to be canceled, because a state's args are required and the call has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingArgsAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0213", "State is called without its required args",
        "'{0}' requires args of type '{1}', so '{2}' without them is always canceled; pass them: '{2}({0}, …)'",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0213" + HelpLink.End);

    public MissingArgsAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterOperationAction(Look, OperationKind.Invocation);

    private void Look(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (!MachineCalls.Activates(invocation.TargetMethod.Name) || !invocation.TargetMethod.ContainingType.IsMachine()) return;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            foreach (IOperation operation in MachineCalls.PartsOf(argument))
            {
                // Only by the conversion does a state with args get where plain states are listed.
                if (operation is not IConversionOperation { OperatorMethod: not null, Type: var type, Operand: var operand } || !type.IsState()) continue;
                ITypeSymbol? declared = operand is IPropertyReferenceOperation reference ? reference.Property.Type : operand.Type;
                if (!declared.IsStateWithArgs() || DeclarationReader.Args(declared!) is not { Type: { } args, Required: true }) continue;
                string argsName = args.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                context.ReportDiagnostic(At(operand.Syntax, operand.Syntax.ToString(), argsName, invocation.TargetMethod.Name));
            }
        }
    }
}
