using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>The engine's <c>HandlerKind</c>, value for value.</summary>
internal enum HandlerForm : byte
{
    Exit,
    Enter,
    Self,
    Pair,
    AnyEnter,
    End,
    State,
    AnyState,
}

internal static class HandlerForms
{
    /// <summary>May refuse; runs before the commit.</summary>
    public static bool IsNegotiation(this HandlerForm form) => form <= HandlerForm.AnyEnter;
}

internal enum HandlerParameterKind
{
    /// <summary>None of what a handler can ask for.</summary>
    Unsupported,

    Event,
    MirrorEvent,
    Token,

    /// <summary>The state's args; the handler needs them.</summary>
    Args,

    /// <summary>The state's args, or null.</summary>
    OptionalArgs,
}

internal enum HandlerReturn
{
    Unsupported,
    Void,
    Bool,
    Task,
    ValueTask,
}

internal enum HandlerProblemKind
{
    /// <summary>The name can be read in two ways; see <see cref="HandlerModel.Readings"/>.</summary>
    Ambiguous,

    /// <summary><c>[Handler]</c> names a state (the name) that the schema does not have, or not the states its kind needs.</summary>
    UnknownState,

    /// <summary>The return type suits no handler of this kind.</summary>
    ReturnType,

    /// <summary>A negotiation handler that is async: the answer would come after the question is over.</summary>
    AsyncNegotiation,

    /// <summary>A final handler that is <c>async void</c>.</summary>
    AsyncVoid,

    /// <summary>A parameter of a type, or passed in a way, that no handler takes; or the second of one type.</summary>
    Parameter,

    /// <summary>A parameter is the args of another state, or of a handler without args.</summary>
    ArgsType,

    /// <summary>Args that may be missing are asked for as if they were always there.</summary>
    ArgsNullability,

    /// <summary>An earlier method (the other) is this handler already.</summary>
    Duplicate,

    /// <summary>A generic method.</summary>
    Generic,
}

/// <summary>One fault of a handler.</summary>
internal sealed class HandlerProblem(HandlerProblemKind kind, IParameterSymbol? parameter = null, string? name = null, IMethodSymbol? other = null)
{
    public HandlerProblemKind Kind { get; } = kind;

    public IParameterSymbol? Parameter { get; } = parameter;

    public string? Name { get; } = name;

    public IMethodSymbol? Other { get; } = other;
}

/// <summary>One way to read a method as a handler.</summary>
/// <param name="Form">The kind of handler.</param>
/// <param name="State">The state, or the first of a pair; null for the global kinds.</param>
/// <param name="Other">The second state of a pair.</param>
internal readonly record struct HandlerReading(HandlerForm Form, StateModel? State, StateModel? Other)
{
    /// <summary>The state whose args the handler gets.</summary>
    public StateModel? ArgsState => Form == HandlerForm.Pair ? Other : State;

    /// <summary>The conventional name.</summary>
    public string Name => Form switch
    {
        HandlerForm.Self => State!.Name + State.Name,
        HandlerForm.Pair => State!.Name + Other!.Name,
        HandlerForm.AnyEnter or HandlerForm.AnyState => Form.ToString(),
        _ => State!.Name + Form,
    };
}

internal readonly record struct HandlerParameter(IParameterSymbol Symbol, HandlerParameterKind Kind);

/// <summary>A method that is a handler, or was meant to be one.</summary>
internal sealed class HandlerModel(IMethodSymbol method, AttributeData? attribute)
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>The <c>[Handler]</c>, if there is one.</summary>
    public AttributeData? Attribute { get; } = attribute;

    /// <summary>Usually one; several if the name is ambiguous; none if <c>[Handler]</c> names an unknown state.</summary>
    public List<HandlerReading> Readings { get; } = [];

    /// <summary>The only or first reading.</summary>
    public HandlerReading Reading => Readings[0];

    public List<HandlerParameter> Parameters { get; } = [];

    public HandlerReturn Return { get; set; }

    public List<HandlerProblem> Problems { get; } = [];

    /// <summary>The generator dispatches to it.</summary>
    public bool IsValid => Problems.Count == 0;
}

/// <summary>The handlers of one class, in text order, without those that a base class's table reaches by an override.</summary>
internal sealed class HandlerSet(INamedTypeSymbol type, SchemaModel schema, List<HandlerModel> handlers)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The schema whose states the handlers name.</summary>
    public SchemaModel Schema { get; } = schema;

    public IReadOnlyList<HandlerModel> Handlers { get; } = handlers;
}
