using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Finds the handlers among a class's own methods and checks what each asks for.</summary>
internal sealed class HandlerReader(SchemaReader schemas, INamedTypeSymbol type, SchemaModel schema)
{
    public HandlerSet Read(CancellationToken cancellation)
    {
        var handlers = new List<HandlerModel>();
        var taken = new Dictionary<(HandlerForm, StateModel?, StateModel?), IMethodSymbol>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method) continue;
            if (Read(method, cancellation) is not { } handler) continue;
            handlers.Add(handler);
            if (handler.Problems.Count > 0) continue;
            HandlerReading reading = handler.Reading;
            var key = (reading.Form, reading.State, reading.Other);
            if (taken.TryGetValue(key, out IMethodSymbol? other)) handler.Problems.Add(new(HandlerProblemKind.Duplicate, other: other));
            else taken.Add(key, method);
        }

        return new HandlerSet(type, schema, handlers);
    }

    private HandlerModel? Read(IMethodSymbol method, CancellationToken cancellation)
    {
        AttributeData? attribute = method.Attribute("Handler");
        HandlerModel? handler = Identify(method, attribute, schema);
        if (handler is null || method.Attribute("NotHandler") is not null || method.IsOurs()) return null;
        if (method.IsOverride && IsListedByBase(method, cancellation)) return null;
        if (handler.Readings.Count > 1) handler.Problems.Add(new(HandlerProblemKind.Ambiguous));
        if (handler.Readings.Count != 1) return handler;
        if (method.IsGenericMethod) handler.Problems.Add(new(HandlerProblemKind.Generic));
        CheckReturn(handler);
        CheckParameters(handler);
        return handler;
    }

    /// <summary>The method as a handler, not checked yet; null if it looks like none.</summary>
    private static HandlerModel? Identify(IMethodSymbol method, AttributeData? attribute, SchemaModel schema)
    {
        if (attribute is null)
        {
            List<HandlerReading> readings = HandlerNames.Read(method.Name, schema);
            if (readings.Count == 0) return null;
            var handler = new HandlerModel(method, null);
            handler.Readings.AddRange(readings);
            return handler;
        }

        var named = new HandlerModel(method, attribute);
        switch (attribute.ConstructorArguments)
        {
            case [{ Kind: TypedConstantKind.Enum, Value: byte kind }, { Value: var name }]:
                var form = (HandlerForm)kind;
                bool isGlobal = form is HandlerForm.AnyEnter or HandlerForm.AnyState;
                StateModel? state = name is string text ? schema.State(text) : null;
                if (form > HandlerForm.AnyState || form == HandlerForm.Pair || isGlobal != name is null || (!isGlobal && state is null))
                {
                    named.Problems.Add(new(HandlerProblemKind.UnknownState, name: name as string));
                }
                else
                {
                    named.Readings.Add(new HandlerReading(form, state, null));
                }

                return named;

            case [{ Kind: TypedConstantKind.Primitive, Value: string from }, { Kind: TypedConstantKind.Primitive, Value: string to }]:
                StateModel? first = schema.State(from);
                StateModel? second = schema.State(to);
                if (first is null || second is null) named.Problems.Add(new(HandlerProblemKind.UnknownState, name: first is null ? from : to));
                else if (first == second) named.Readings.Add(new HandlerReading(HandlerForm.Self, first, null));
                else named.Readings.Add(new HandlerReading(HandlerForm.Pair, first, second));
                return named;

            default:
                return null; // half typed
        }
    }

    /// <summary>A base schema's table calls the overridden method, and so this one.</summary>
    private bool IsListedByBase(IMethodSymbol method, CancellationToken cancellation)
    {
        for (IMethodSymbol? at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            INamedTypeSymbol owner = at.ContainingType;
            SchemaModel? named = schemas.Read(owner, cancellation)
                ?? (SchemaReader.HandledType(owner) is INamedTypeSymbol handled ? schemas.Read(handled, cancellation) : null);
            if (named is not null && at.Attribute("NotHandler") is null && Identify(at, at.Attribute("Handler"), named) is { Readings.Count: 1 }) return true;
        }

        return false;
    }

    private static void CheckReturn(HandlerModel handler)
    {
        IMethodSymbol method = handler.Method;
        ITypeSymbol result = method.ReturnType;
        bool isAsyncMethod = method.IsAsync || method.PartialImplementationPart is { IsAsync: true };
        handler.Return = result switch
        {
            _ when method.RefKind != RefKind.None => HandlerReturn.Unsupported,
            { SpecialType: SpecialType.System_Void } => HandlerReturn.Void,
            { SpecialType: SpecialType.System_Boolean } => HandlerReturn.Bool,
            INamedTypeSymbol { Arity: 0 } when result.IsTask() => HandlerReturn.Task,
            INamedTypeSymbol { Arity: 0 } when result.IsTask("ValueTask") => HandlerReturn.ValueTask,
            _ => HandlerReturn.Unsupported,
        };

        if (handler.Reading.Form.IsNegotiation())
        {
            bool isAsync = isAsyncMethod || result.IsTask() || result.IsTask("ValueTask")
                || (handler.Attribute is null && HandlerNames.EndsInAsync(method.Name) && handler.Reading.Name != method.Name);
            if (isAsync) handler.Problems.Add(new(HandlerProblemKind.AsyncNegotiation));
            else if (handler.Return is not (HandlerReturn.Void or HandlerReturn.Bool)) handler.Problems.Add(new(HandlerProblemKind.ReturnType));
        }
        else if (handler.Return is HandlerReturn.Unsupported or HandlerReturn.Bool)
        {
            handler.Problems.Add(new(HandlerProblemKind.ReturnType));
        }
        else if (isAsyncMethod && handler.Return == HandlerReturn.Void)
        {
            handler.Problems.Add(new(HandlerProblemKind.AsyncVoid));
        }
    }

    private static void CheckParameters(HandlerModel handler)
    {
        foreach (IParameterSymbol parameter in handler.Method.Parameters)
        {
            HandlerParameterKind kind = Kind(parameter, handler);
            bool isRepeated = kind != HandlerParameterKind.Unsupported && handler.Parameters.Exists(other => other.Kind == kind);
            bool isByReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            if ((isRepeated || isByReference) && handler.IsValid) handler.Problems.Add(new(HandlerProblemKind.Parameter, parameter));
            handler.Parameters.Add(new HandlerParameter(parameter, kind));
        }
    }

    private static HandlerParameterKind Kind(IParameterSymbol parameter, HandlerModel handler)
    {
        if (parameter.Type.IsEngineType("Event")) return HandlerParameterKind.Event;
        if (parameter.Type.IsEngineType("MirrorEvent")) return HandlerParameterKind.MirrorEvent;
        if (parameter.Type.IsCancellationToken()) return HandlerParameterKind.Token;

        HandlerReading reading = handler.Reading;
        StateModel? state = reading.ArgsState;
        ITypeSymbol type = parameter.Type;
        bool isNullableValue = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        if (isNullableValue) type = ((INamedTypeSymbol)type).TypeArguments[0];

        // The implicit Exception carries the engine's own args.
        bool fits = state is { IsImplicit: true }
            ? type.IsEngineType("ErrorArgs")
            : state?.ArgsType is { } args && SymbolEqualityComparer.Default.Equals(args, type);
        if (!fits)
        {
            bool isArgs = type.Attribute("StateArgs") is not null || type.IsEngineType("ErrorArgs");
            handler.Problems.Add(new(isArgs ? HandlerProblemKind.ArgsType : HandlerProblemKind.Parameter, parameter));
            return HandlerParameterKind.Unsupported;
        }

        bool mayBeMissing = !state!.ArgsRequired || reading.Form is HandlerForm.Exit or HandlerForm.End;
        if (isNullableValue || type.NullableAnnotation == NullableAnnotation.Annotated) return HandlerParameterKind.OptionalArgs;
        if (!mayBeMissing) return HandlerParameterKind.Args;

        // Without nullable annotations in the user's file a reference says nothing, and may be null.
        if (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.None) return HandlerParameterKind.OptionalArgs;
        handler.Problems.Add(new(HandlerProblemKind.ArgsNullability, parameter));
        return HandlerParameterKind.Args;
    }
}
