using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Model;

/// <summary>An expression that stops its thread until a task is done, or for a time.</summary>
/// <param name="Place">The member's name: <c>Wait</c>, <c>Result</c>, <c>GetResult</c>, <c>Sleep</c>.</param>
/// <param name="Task">What is waited for; null for a plain sleep and for several tasks.</param>
internal readonly record struct BlockingCall(SyntaxNode Place, IOperation? Task)
{
    /// <summary>The operation as a blocking call, or null.</summary>
    public static BlockingCall? Of(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsTask(task.Type):
                return new BlockingCall(Name(operation), task);

            case IInvocationOperation { TargetMethod: { Name: "Sleep" } method } when IsThread(method.ContainingType):
                return new BlockingCall(Name(operation), null);

            case IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } when IsTask(task.Type):
                return new BlockingCall(Name(operation), task);

            case IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", IsStatic: true } method } when IsTask(method.ContainingType):
                return new BlockingCall(Name(operation), null);

            case IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } }
                when Unwrap(awaited) is { } task && IsTask(task.Type):
                return new BlockingCall(Name(operation), task);

            default:
                return null;
        }
    }

    /// <summary>The task behind <c>ConfigureAwait</c>, <c>AsTask</c>, a conversion, or a local that holds it from the start.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync", Instance: { } inner }:
                    operation = inner;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static bool IsTask(ITypeSymbol? type) => type.IsTask() || type.IsTask("ValueTask");

    private static bool IsThread(ITypeSymbol type) =>
        type is { Name: "Thread", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static SyntaxNode Name(IOperation operation) => CallName.Of(operation.Syntax);
}
