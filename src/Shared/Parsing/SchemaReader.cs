using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// Reads schema classes of one compilation, each once: the generator asks for a schema once per class that includes it, the
/// analyzers once per rule. Safe for use from any thread.
/// </summary>
internal sealed class SchemaReader
{
    // Weak, so that neither a reader nor the symbols in it outlive the compilation that they belong to.
    private static readonly ConditionalWeakTable<Compilation, SchemaReader> s_readers = new();

    private readonly Compilation _compilation;

    // Compared with nullability: the schemas of Repo<string> and Repo<string?> differ in what their states require.
    private readonly ConcurrentDictionary<INamedTypeSymbol, SchemaModel> _schemas = new(SymbolEqualityComparer.IncludeNullability);

    private readonly ConcurrentDictionary<INamedTypeSymbol, HandlerSet> _handlers = new(SymbolEqualityComparer.IncludeNullability);

    private SchemaReader(Compilation compilation) => _compilation = compilation;

    public static SchemaReader Of(Compilation compilation) => s_readers.GetValue(compilation, static key => new SchemaReader(key));

    public static bool IsSchema(INamedTypeSymbol type) => type.Attribute("StateSchema") is not null;

    /// <summary>The schema of a class; null if it is no schema class, or one of another assembly that cannot be read.</summary>
    public SchemaModel? Read(INamedTypeSymbol type, CancellationToken cancellation) => Read(type, [], cancellation)?.Schema;

    /// <summary>The type argument of a class's <c>[StateHandlers&lt;T&gt;]</c>.</summary>
    public static ITypeSymbol? HandledType(INamedTypeSymbol type) =>
        type.Attribute("StateHandlers", 1)?.AttributeClass?.TypeArguments.FirstOrDefault();

    /// <summary>
    /// The handlers that a class adds, against its own schema or that of its <c>[StateHandlers&lt;T&gt;]</c>; null if it has
    /// neither.
    /// </summary>
    public HandlerSet? ReadHandlers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_handlers.TryGetValue(type, out HandlerSet? known)) return known;
        SchemaModel? schema = Read(type, cancellation)
            ?? (HandledType(type) is INamedTypeSymbol handled ? Read(handled, cancellation) : null);
        return schema is null ? null : _handlers.GetOrAdd(type, new HandlerReader(this, type, schema).Read(cancellation));
    }

    /// <summary>A schema that was read, and the classes at which reading it was cut short because it had come from there.</summary>
    private readonly struct Reading(SchemaModel schema, IReadOnlyList<INamedTypeSymbol> cuts)
    {
        public SchemaModel Schema { get; } = schema;

        public IReadOnlyList<INamedTypeSymbol> Cuts { get; } = cuts;
    }

    private Reading? Read(INamedTypeSymbol type, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        if (_schemas.TryGetValue(type, out SchemaModel? known)) return new Reading(known, []);
        cancellation.ThrowIfCancellationRequested();
        if (type.Attribute("StateSchema") is not { } attribute) return null;

        var cuts = new List<INamedTypeSymbol>();
        SchemaModel? schema;
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly))
        {
            path.Add(type);
            schema = ReadSource(type, attribute, path, cuts, cancellation);
            path.RemoveAt(path.Count - 1);
        }
        else
        {
            schema = ManifestReader.Read(type, attribute, _compilation);
        }

        if (schema is null) return null;

        // What was cut short inside a cycle depends on where reading began, so only the beginning may keep it.
        return cuts.Count == 0 || path.Count == 0 ? new Reading(_schemas.GetOrAdd(type, schema), []) : new Reading(schema, cuts);
    }

    private SchemaModel ReadSource(
        INamedTypeSymbol type, AttributeData attribute, List<INamedTypeSymbol> path, List<INamedTypeSymbol> cuts, CancellationToken cancellation)
    {
        SchemaProblem? fault = ClassShape.Fault(type, cancellation);
        var schema = new SchemaModel(type) { Attribute = attribute, IsGenerated = fault is null };
        if (fault is not null) schema.Problems.Add(fault);
        schema.Base = ReadBase(type, path, cuts, cancellation);
        foreach (AttributeData include in type.GetAttributes())
        {
            if (include.AttributeClass.IsEngineType("IncludeAttribute", 1)) schema.Includes.Add(ReadInclude(schema, include, path, cuts, cancellation));
        }

        var states = new List<StateModel>();
        var groups = new List<GroupModel>();
        DeclarationReader.Read(schema, states, groups, cancellation);
        new SchemaMerge(schema, states, groups).Run();
        new MemberPlan(schema, _compilation).Run();
        CheckHelpers(schema);
        if (schema.IsTooLarge) schema.IsGenerated = false;
        return schema;
    }

    /// <summary>A member named like a generated one leaves no room for the generated half.</summary>
    private static void CheckHelpers(SchemaModel schema)
    {
        foreach (string name in WellKnown.Helpers)
        {
            foreach (ISymbol member in schema.Type.GetMembers(name))
            {
                if (member.IsOurs()) continue;
                schema.IsGenerated = false;
                bool isKnown = schema.Problems.Exists(problem =>
                    problem.Kind == SchemaProblemKind.ReservedName && SymbolEqualityComparer.Default.Equals(problem.Symbol, member));
                if (!isKnown) schema.Problems.Add(new(SchemaProblemKind.ReservedName, member));
            }
        }
    }

    private SchemaModel? ReadBase(INamedTypeSymbol type, List<INamedTypeSymbol> path, List<INamedTypeSymbol> cuts, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (!IsSchema(at)) continue;
            if (IsOn(path, at))
            {
                cuts.Add(at.OriginalDefinition);
                return null;
            }

            if (Read(at, path, cancellation) is not { } reading) return null;
            cuts.AddRange(reading.Cuts.Where(cut => !IsSame(cut, type)));
            return reading.Schema;
        }

        return null;
    }

    private IncludeModel ReadInclude(
        SchemaModel schema, AttributeData attribute, List<INamedTypeSymbol> path, List<INamedTypeSymbol> cuts, CancellationToken cancellation)
    {
        ITypeSymbol? target = attribute.AttributeClass?.TypeArguments.FirstOrDefault();
        if (target is not INamedTypeSymbol type || !IsSchema(type)) return Broken(IncludeProblem.NotASchema);
        if (schema.Includes.Any(other => SymbolEqualityComparer.Default.Equals(other.Type, type))) return Broken(IncludeProblem.Repeated);
        if (IsOn(path, type))
        {
            if (!IsSame(type, schema.Type)) cuts.Add(type.OriginalDefinition);
            return Broken(IncludeProblem.Cycle);
        }

        if (Read(type, path, cancellation) is not { } reading) return Broken(IncludeProblem.Unreadable);
        if (reading.Cuts.Any(cut => IsSame(cut, schema.Type))) return Broken(IncludeProblem.Cycle);
        cuts.AddRange(reading.Cuts);
        return new IncludeModel(attribute, type, reading.Schema, IncludeProblem.None);

        IncludeModel Broken(IncludeProblem problem)
        {
            if (problem != IncludeProblem.Repeated) schema.Problems.Add(new(SchemaProblemKind.Include, schema.Type, attribute, target?.Name));
            return new IncludeModel(attribute, target, null, problem);
        }
    }

    private static bool IsOn(List<INamedTypeSymbol> path, INamedTypeSymbol type) =>
        path.Any(other => IsSame(other, type));

    private static bool IsSame(INamedTypeSymbol a, INamedTypeSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
