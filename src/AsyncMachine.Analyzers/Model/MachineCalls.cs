using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Model;

/// <summary>What calls of a machine's members mean.</summary>
internal static class MachineCalls
{
    /// <summary>The call changes states.</summary>
    public static bool Mutates(string method) => method is
        "Add" or "Remove" or "Set" or "Toggle" or "AddError" or "Post" or "Mutate"
        or "AddAsync" or "RemoveAsync" or "SetAsync" or "ToggleAsync" or "AddErrorAsync";

    /// <summary>The call activates the states that it names, or asks whether it could.</summary>
    public static bool Activates(string method) => method is
        "Add" or "Set" or "Toggle" or "CanAdd" or "AddAsync" or "SetAsync" or "ToggleAsync" or "CanAddAsync"
        or "AddAfter" or "AddEvery";

    /// <summary>
    /// What an argument consists of, but not what goes on inside of another call: the states named there are that call's, perhaps of another
    /// machine.
    /// </summary>
    public static IEnumerable<IOperation> PartsOf(IArgumentOperation argument)
    {
        var waiting = new Stack<IOperation>();
        waiting.Push(argument.Value);
        while (waiting.Count > 0)
        {
            IOperation operation = waiting.Pop();
            if (operation.Kind is OperationKind.AnonymousFunction or OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.With) continue;
            yield return operation;
            foreach (IOperation child in operation.ChildOperations.Reverse()) waiting.Push(child);
        }
    }

    /// <summary>The state and group properties that a call's arguments name, with the operations that do.</summary>
    public static IEnumerable<IPropertyReferenceOperation> States(IInvocationOperation invocation)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            foreach (IOperation operation in PartsOf(argument))
            {
                if (operation is IPropertyReferenceOperation { Property: { IsStatic: true } property } reference && property.Type.IsStateOrGroup())
                {
                    yield return reference;
                }
            }
        }
    }
}
