using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0201: a state of a schema that the machine's own does not include is an exception at run time. Told where the machine's
/// schema is known: of a <c>Machine&lt;T&gt;</c>, and of the event's machine in handlers for T.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ForeignStateAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0201", "State of a foreign schema",
        "'{0}' is no state of '{1}', and a machine of that schema refuses it; use a state of '{1}', or include '{2}' in it",
        Category.Handlers, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0201" + HelpLink.End);

    public ForeignStateAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterOperationAction(context => Look(context, schemas), OperationKind.Invocation);

    private void Look(OperationAnalysisContext context, Schemas schemas)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.Instance is not { } instance || !instance.Type.IsMachine()) return;
        SchemaModel? schema = null;
        foreach (IPropertyReferenceOperation state in MachineCalls.States(invocation))
        {
            schema ??= SchemaOf(instance, context, schemas);
            if (schema is null) return;
            INamedTypeSymbol owner = state.Property.ContainingType;
            if (!SchemaReader.IsSchema(owner) || IsKnown(owner, schema)) continue;
            context.ReportDiagnostic(At(state.Syntax, state.Syntax.ToString(), schema.Type.Name, owner.Name));
        }
    }

    private static SchemaModel? SchemaOf(IOperation machine, OperationAnalysisContext context, Schemas schemas)
    {
        for (ITypeSymbol? type = machine.Type; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol schema] } && type.IsEngineType("Machine", 1))
            {
                return schemas.Schema(schema, context.CancellationToken);
            }
        }

        bool isOfEvent = machine is IPropertyReferenceOperation { Property.Name: "Machine", Instance.Type: var source }
            && (source.IsEngineType("Event") || source.IsEngineType("MirrorEvent"));
        if (!isOfEvent || Enclosing(context.ContainingSymbol) is not { } method) return null;
        return schemas.Handler(method, context.CancellationToken)?.Schema;
    }

    private static IMethodSymbol? Enclosing(ISymbol? symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: not MethodKind.Ordinary }) symbol = symbol.ContainingSymbol;
        return symbol as IMethodSymbol;
    }

    private static bool IsKnown(INamedTypeSymbol owner, SchemaModel schema) =>
        IsSame(owner, schema.Type) || schema.Sources.Exists(source => IsSame(owner, source.Type));

    private static bool IsSame(INamedTypeSymbol a, INamedTypeSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
