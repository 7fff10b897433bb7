using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// The engine's declarations as the compiler sees them. Recognised by name and namespace: a look-up in the compilation would have
/// to be repeated after every edit, and fails where two assemblies declare the same name.
/// </summary>
internal static class WellKnown
{
    public const string Engine = "AsyncMachine";
    public const string StateSchemaAttribute = "AsyncMachine.StateSchemaAttribute";
    public const string StateHandlersAttribute = "AsyncMachine.StateHandlersAttribute`1";
    public const string StateArgsAttribute = "AsyncMachine.StateArgsAttribute";

    public const string ArgsCodec = "AsyncMachine.Rpc.ArgsCodec`1";
    public const string ArgsCodecsForAttribute = "AsyncMachine.Rpc.ArgsCodecsForAttribute`1";

    /// <summary>Name of the struct in an args type that writes and reads it.</summary>
    public const string GeneratedCodec = "GeneratedCodec";

    /// <summary>Where codecs stand that cannot be members of their args type.</summary>
    public const string CodecsApart = "global::AsyncMachine.Rpc.Generated.";

    /// <summary>The tool's name in <c>[GeneratedCode]</c>; members that carry it are not the user's.</summary>
    public const string Generator = "AsyncMachine.Generators";

    /// <summary>Names of the members that the generator adds to a schema class, whatever its states.</summary>
    public static readonly string[] Helpers = ["Schema", "GeneratedSchema", "GeneratedHandlers", "CollectHandlers"];

    public static bool IsEngineType(this ISymbol? symbol, string name, int arity = 0) =>
        symbol is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: Engine, ContainingNamespace.IsGlobalNamespace: true } } type
        && type.Arity == arity
        && type.Name == name;

    public static bool IsState(this ITypeSymbol? type) => type.IsEngineType("State");

    public static bool IsStateWithArgs(this ITypeSymbol? type) => type.IsEngineType("State", 1);

    public static bool IsStateGroup(this ITypeSymbol? type) => type.IsEngineType("StateGroup");

    public static bool IsCancellationToken(this ITypeSymbol? type) =>
        type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary><c>Task</c> or <c>ValueTask</c>, with or without a result.</summary>
    public static bool IsTask(this ITypeSymbol? type, string name = "Task") =>
        type is { ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
        && type.Name == name;

    /// <summary>The attribute of the engine with that name, without its <c>Attribute</c> ending.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string name, int arity = 0)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Arity == arity && type.Name.Length == name.Length + "Attribute".Length
                && type.Name.StartsWith(name, StringComparison.Ordinal)
                && type.IsEngineType(name + "Attribute", arity))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The symbol was written by our own generator: analyzers see such members, the generator itself does not.</summary>
    public static bool IsOurs(this ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is Generator)
            {
                return true;
            }
        }

        return false;
    }
}
