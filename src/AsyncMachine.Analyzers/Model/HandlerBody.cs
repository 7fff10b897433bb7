using Microsoft.CodeAnalysis;

namespace AsyncMachine.Analyzers.Model;

/// <summary>What a method does itself: lambdas and local functions may run later, elsewhere, or never.</summary>
internal static class HandlerBody
{
    public static IEnumerable<IOperation> Operations(IEnumerable<IOperation> blocks)
    {
        var waiting = new Stack<IOperation>(blocks.Reverse());
        while (waiting.Count > 0)
        {
            IOperation operation = waiting.Pop();
            if (operation.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction) continue;
            yield return operation;
            foreach (IOperation child in operation.ChildOperations.Reverse()) waiting.Push(child);
        }
    }
}
