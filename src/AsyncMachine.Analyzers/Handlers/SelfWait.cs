using AsyncMachine.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>A task that a machine completes, and that a handler of this machine would wait for in vain.</summary>
internal static class SelfWait
{
    /// <summary>The machine's call that made the task; null if it is another task.</summary>
    public static IInvocationOperation? Of(IOperation task, IReadOnlyList<IOperation> operations)
    {
        IOperation source = BlockingCall.Unwrap(task);
        if (source is ILocalReferenceOperation reference)
        {
            IVariableDeclaratorOperation? declarator = operations.OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, reference.Local));
            if (declarator?.GetVariableInitializer()?.Value is not { } value) return null;
            source = BlockingCall.Unwrap(value);
        }

        return source is IInvocationOperation { Instance: { } instance } invocation && instance.Type.IsMachine() ? invocation : null;
    }
}
