using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Analyzers.Model;

/// <summary>What was read of a compilation's schema classes, once for all rules. Safe for use from any thread.</summary>
internal sealed class Schemas
{
    // Weak: nothing here may outlive the compilation.
    private static readonly ConditionalWeakTable<Compilation, Schemas> s_all = new();

    private readonly SchemaReader _reader;
    private readonly ConcurrentDictionary<INamedTypeSymbol, HandlerSet?> _handlers = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ConcurrentDictionary<SchemaModel, IReadOnlyList<SchemaFault>> _faults = new();

    private Schemas(Compilation compilation) => _reader = SchemaReader.Of(compilation);

    /// <summary>Null if the compilation does not see AsyncMachine: then no rule has anything to do.</summary>
    public static Schemas? Of(Compilation compilation) =>
        compilation.GetTypesByMetadataName(WellKnown.StateSchemaAttribute).IsEmpty
            ? null : s_all.GetValue(compilation, static c => new Schemas(c));

    /// <summary>Null if the type is no schema class, or one of another assembly that cannot be read.</summary>
    public SchemaModel? Schema(INamedTypeSymbol type, CancellationToken cancellation) => _reader.Read(type, cancellation);

    /// <summary>The handlers of a schema class or a set of handlers; null if the type is neither.</summary>
    public HandlerSet? Handlers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_handlers.TryGetValue(type, out HandlerSet? known)) return known;
        return _handlers.GetOrAdd(type, _reader.ReadHandlers(type, cancellation));
    }

    /// <summary>The method as the one handler that it is, itself or what it overrides; null if it is none.</summary>
    public (HandlerModel Handler, SchemaModel Schema)? Handler(IMethodSymbol method, CancellationToken cancellation)
    {
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            if (Handlers(at.ContainingType, cancellation) is not { } set) continue;
            foreach (HandlerModel handler in set.Handlers)
            {
                if (handler.Readings.Count == 1 && SymbolEqualityComparer.Default.Equals(handler.Method, at)) return (handler, set.Schema);
            }
        }

        return null;
    }

    /// <summary>What is wrong with a schema as a whole.</summary>
    public IReadOnlyList<SchemaFault> Faults(SchemaModel schema, CancellationToken cancellation)
    {
        if (schema.IsTooLarge) return [];
        if (_faults.TryGetValue(schema, out IReadOnlyList<SchemaFault>? known)) return known;
        bool[] decided = Decided(schema, cancellation);
        return _faults.GetOrAdd(schema, SchemaRules.Check(schema.ToDraft(), state => decided[state]));
    }

    /// <summary>The states whose activation a negotiation handler of the class or its base classes may refuse.</summary>
    private bool[] Decided(SchemaModel schema, CancellationToken cancellation)
    {
        var decided = new bool[schema.States.Count];
        for (INamedTypeSymbol? type = schema.Type; type is not null; type = type.BaseType)
        {
            if (Handlers(type, cancellation) is not { } set) continue;
            foreach (HandlerModel handler in set.Handlers)
            {
                foreach (HandlerReading reading in handler.Readings)
                {
                    if (reading.Form == HandlerForm.AnyEnter) return [.. decided.Select(_ => true)];
                    StateModel? into = reading.Form switch
                    {
                        HandlerForm.Enter => reading.State,
                        HandlerForm.Pair => reading.Other,
                        _ => null,
                    };
                    int index = into is null ? -1 : schema.IndexOf(into.Name);
                    if (index >= 0) decided[index] = true;
                }
            }
        }

        return decided;
    }
}
