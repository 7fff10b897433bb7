using AsyncMachine.Generators.Models;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>Turns handlers into what their dispatch depends on.</summary>
internal static class HandlerProjection
{
    /// <summary>Null if no part can be added to the class, or its schema has no generated half.</summary>
    public static HandlersSpec? Project(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        // One table per class: a schema class has its own.
        if (SchemaReader.IsSchema(type) || ClassShape.Fault(type, cancellation) is not null) return null;
        SchemaReader reader = SchemaReader.Of(compilation);
        if (reader.ReadHandlers(type, cancellation) is not { Schema.IsGenerated: true } handlers) return null;

        var suppressions = new Suppressions();
        suppressions.AddType(handlers.Schema.Type);
        return new HandlersSpec(ClassProjection.Project(type, "StateHandlers"), Naming.Bare(handlers.Schema.Type))
        {
            Collector = Collector(type, reader, cancellation),
            Handlers = Project(handlers, suppressions),
            StateNames = [.. handlers.Schema.States.Select(state => state.Name)],
            Suppressions = suppressions.ToArray(),
        };
    }

    public static EquatableArray<HandlerSpec> Project(HandlerSet set, Suppressions suppressions)
    {
        var handlers = new List<HandlerSpec>();
        foreach (HandlerModel handler in set.Handlers)
        {
            if (!handler.IsValid) continue;
            suppressions.Add(handler.Method);
            HandlerReading reading = handler.Reading;
            string title = reading.Name;
            string plain = HandlerNames.EndsInAsync(handler.Method.Name) ? title + "Async" : title;
            handlers.Add(new HandlerSpec(
                handler.Method.Name, handler.Method.Name == plain ? "" : title, reading.Form, reading.State?.Index ?? 0, reading.Other?.Index ?? 0)
            {
                IsStatic = handler.Method.IsStatic,
                Return = handler.Return,
                Parameters = [.. handler.Parameters.Select(parameter => Parameter(parameter, suppressions))],
            });
        }

        return [.. handlers];
    }

    public static CollectorSpec Collector(INamedTypeSymbol type, SchemaReader reader, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            SchemaModel? schema = SchemaReader.IsSchema(at) ? reader.Read(at, cancellation)
                : SchemaReader.HandledType(at) is INamedTypeSymbol handled && HasHalf(at) ? reader.Read(handled, cancellation)
                : null;
            if (schema is { IsGenerated: true }) return CollectorSpec.Override;
        }

        return type.IsSealed ? CollectorSpec.Sealed : CollectorSpec.Virtual;

        bool HasHalf(INamedTypeSymbol at) =>
            at.DeclaringSyntaxReferences.IsEmpty || ClassShape.Fault(at, cancellation) is null;
    }

    private static ParameterSpec Parameter(HandlerParameter parameter, Suppressions suppressions)
    {
        if (parameter.Kind is not (HandlerParameterKind.Args or HandlerParameterKind.OptionalArgs)) return new ParameterSpec(parameter.Kind);
        ITypeSymbol type = parameter.Symbol.Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        suppressions.AddType(type);
        ArgsNature nature = type.IsValueType ? ArgsNature.Struct : type.IsReferenceType ? ArgsNature.Class : ArgsNature.Open;
        return new ParameterSpec(parameter.Kind, Naming.Bare(type), nature);
    }
}
