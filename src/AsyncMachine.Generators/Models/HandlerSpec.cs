using AsyncMachine.Parsing;

namespace AsyncMachine.Generators.Models;

/// <summary>A handler method and how it is called.</summary>
/// <param name="Method">Its name, without <c>@</c>.</param>
/// <param name="Title">The conventional name, if the method has another one.</param>
/// <param name="Form">The kind of handler.</param>
/// <param name="State">Index of the state, or of the first of a pair.</param>
/// <param name="Other">Index of the second state of a pair.</param>
internal sealed record HandlerSpec(string Method, string Title, HandlerForm Form, int State, int Other)
{
    public required bool IsStatic { get; init; }

    public required HandlerReturn Return { get; init; }

    public required EquatableArray<ParameterSpec> Parameters { get; init; }
}

/// <param name="Kind">What is asked for.</param>
/// <param name="Args">For args, the full name of their type.</param>
/// <param name="Nature">For args, what their type is.</param>
internal sealed record ParameterSpec(HandlerParameterKind Kind, string? Args = null, ArgsNature Nature = ArgsNature.Class);

internal enum ArgsNature
{
    Class,
    Struct,

    /// <summary>A type parameter that can be either.</summary>
    Open,
}

/// <summary>How a class hands out its table.</summary>
internal enum CollectorSpec
{
    /// <summary>A virtual method that derived classes extend.</summary>
    Virtual,

    /// <summary>An override of a base class's.</summary>
    Override,

    /// <summary>The interface member itself: the class is sealed and has no such base class.</summary>
    Sealed,
}

/// <summary>The generated part of a <c>[StateHandlers&lt;T&gt;]</c> class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Schema">Full name of the schema class whose states the handlers name.</param>
internal sealed record HandlersSpec(ClassSpec Class, string Schema)
{
    public required CollectorSpec Collector { get; init; }

    public required EquatableArray<HandlerSpec> Handlers { get; init; }

    /// <summary>State names in schema order, for the comments.</summary>
    public required EquatableArray<string> StateNames { get; init; }

    public required EquatableArray<string> Suppressions { get; init; }
}
