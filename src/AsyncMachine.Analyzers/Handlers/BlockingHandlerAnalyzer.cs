using System.Collections.Immutable;
using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0209: a handler owns the machine until it returns or awaits; while it blocks, every other mutation waits. Synchronous I/O
/// with an asynchronous twin is told too, more quietly.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingHandlerAnalyzer : HandlerBodyAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0209", "Blocking call in a handler",
        "'{0}' blocks the machine while '{1}' runs; {2}",
        Category.Handlers, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0209" + HelpLink.End);

    public BlockingHandlerAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(
        OperationBlockAnalysisContext context, IMethodSymbol method, HandlerModel handler, IReadOnlyList<IOperation> operations)
    {
        bool isFinal = !handler.Reading.Form.IsNegotiation();
        var awaited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in operations)
        {
            if (operation is IAwaitOperation) Remember(operation);
            if (BlockingCall.Of(operation) is { } call)
            {
                if (call.Task is not null && (SelfWait.Of(call.Task, operations) is not null || IsDone(call.Task))) continue;
                Report(call.Place, isFinal ? "await it in an async handler instead" : "start it in a final handler that awaits it", DiagnosticSeverity.Warning);
            }
            else if (operation is IInvocationOperation invocation && Twin(invocation.TargetMethod) is { } twin)
            {
                Report(CallName.Of(operation.Syntax), isFinal ? $"await '{twin}' instead" : $"call '{twin}' in a final handler that awaits it", DiagnosticSeverity.Info);
            }
        }

        // After 'await task' or 'await Task.WhenAll(a, b)' the results are there, and taking them blocks nobody.
        void Remember(IOperation operation)
        {
            foreach (IOperation part in operation.Descendants())
            {
                if (part is ILocalReferenceOperation local) awaited.Add(local.Local);
                if (part is IParameterReferenceOperation parameter) awaited.Add(parameter.Parameter);
            }
        }

        bool IsDone(IOperation task) => BlockingCall.Unwrap(task) switch
        {
            ILocalReferenceOperation local => awaited.Contains(local.Local),
            IParameterReferenceOperation parameter => awaited.Contains(parameter.Parameter),
            _ => false,
        };

        void Report(SyntaxNode place, string advice, DiagnosticSeverity severity)
        {
            ImmutableDictionary<string, string?> hint = ImmutableDictionary<string, string?>.Empty.Add(Hint, isFinal ? AwaitHint.CanAwait : null);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, place.GetLocation(), severity, additionalLocations: null, hint, place.ToString(), method.Name, advice));
        }
    }

    /// <summary>The asynchronous twin of a synchronous call that waits for a disk, a socket or a database; null if there is none.</summary>
    private static string? Twin(IMethodSymbol method)
    {
        if (BlockingCall.IsTask(method.ReturnType) || method.Name.EndsWith("Async", StringComparison.Ordinal)) return null;
        if (!IsInputOutput(method.ContainingType)) return null;
        string twin = method.Name + "Async";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers(twin))
            {
                if (member is IMethodSymbol found && found.IsStatic == method.IsStatic) return twin;
            }
        }

        return null;
    }

    private static bool IsInputOutput(INamedTypeSymbol type)
    {
        // Streams, readers and writers over memory wait for nothing.
        if (type.Name is "MemoryStream" or "StringReader" or "StringWriter" or "UnmanagedMemoryStream") return false;
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "IO" or "Net" or "Data", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }
}
