using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>Shows the faults of one code that <see cref="SchemaRules"/> finds, each at the name that is at fault.</summary>
internal abstract class SchemaFaultAnalyzer : SchemaClassAnalyzer
{
    private readonly string _code;

    private protected SchemaFaultAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
        _code = rule.Id;
    }

    private protected sealed override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        CancellationToken cancellation = context.CancellationToken;
        HashSet<string>? before = null;
        foreach (SchemaFault fault in schemas.Faults(schema, cancellation))
        {
            if (fault.Code != _code) continue;
            StateModel state = schema.States[fault.State];
            if (state.Origin == StateOrigin.Own)
            {
                if (!Counts(state, fault)) continue;
                SyntaxNodeOrToken place = Place(schema, state, fault, cancellation);
                string? hint = fault.Other < 0 ? null : schema.States[fault.Other].Name;
                context.ReportDiagnostic(Hinted(place.GetLocation()!, hint, fault.Message));
                continue;
            }

            // A state from elsewhere is at fault here only if it is not so at home: what this class declares made it so.
            before ??= ElsewhereToo(schemas, schema, cancellation);
            if (!before.Contains(state.Name)) context.ReportDiagnostic(At(ClassName(schema, cancellation), fault.Message));
        }
    }

    /// <summary>False for a fault that only the resolved list has, not what was written.</summary>
    private protected virtual bool Counts(StateModel state, SchemaFault fault) => true;

    private HashSet<string> ElsewhereToo(Schemas schemas, SchemaModel schema, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SchemaModel? part in schema.Includes.Select(include => include.Schema).Append(schema.Base))
        {
            if (part is null) continue;
            foreach (SchemaFault fault in schemas.Faults(part, cancellation))
            {
                if (fault.Code == _code) names.Add(part.States[fault.State].Name);
            }
        }

        return names;
    }

    private static SyntaxNodeOrToken Place(SchemaModel schema, StateModel state, SchemaFault fault, CancellationToken cancellation)
    {
        AttributeSyntax? attribute = state.Attribute.Syntax(cancellation);
        if (fault.Place != FaultPlace.State && RelationSyntax.Argument(attribute, fault.Place.ToString()) is { } argument)
        {
            RowKind kind = (RowKind)((int)fault.Place - 1);

            // A name of its own tells more than the group that holds it; of two equal ones the second is too many.
            RelationModel? relation = state.Relations
                .Where(r => r.Kind == kind && r.Targets.Contains(fault.Other))
                .OrderBy(r => r.Group is null ? 0 : 1).ThenByDescending(r => r.Position)
                .FirstOrDefault();
            IReadOnlyList<ExpressionSyntax> elements = RelationSyntax.Elements(argument.Expression);
            if (relation is not null && relation.Position >= 0 && relation.Position < elements.Count) return elements[relation.Position];
            return argument;
        }

        if (state.Property?.Declaration(cancellation) is { } declaration) return declaration.Identifier;
        return ClassName(schema, cancellation);
    }
}
