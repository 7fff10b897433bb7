using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AsyncMachine.Parsing;

/// <summary>Finds the states and groups that a class declares itself, in text order, and what is wrong with their properties.</summary>
internal static class DeclarationReader
{
    public static void Read(SchemaModel schema, List<StateModel> states, List<GroupModel> groups, CancellationToken cancellation)
    {
        var properties = new List<(IPropertySymbol Property, SyntaxReference? Place)>();
        (SyntaxTree? Tree, TextSpan Span) home = Home(schema.Attribute, cancellation);
        foreach (ISymbol member in schema.Type.GetMembers())
        {
            if (member is not IPropertySymbol property || member.IsImplicitlyDeclared) continue;
            SyntaxReference? place = property.DeclaringSyntaxReferences.FirstOrDefault();
            if (Classify(schema, property) is not null) properties.Add((property, place));
        }

        // Members come in the order of the compilation's files; the part with [StateSchema] counts before the others.
        var ordered = properties
            .Select((item, order) => (item.Property, AtHome: IsAtHome(item.Place), Order: order, Start: item.Place?.Span.Start ?? 0))
            .OrderBy(item => item.AtHome ? 0 : 1)
            .ThenBy(item => item.AtHome ? item.Start : item.Order);
        foreach (var item in ordered)
        {
            if (!item.AtHome) schema.Problems.Add(new(SchemaProblemKind.SecondDeclaration, item.Property));
            Add(schema, item.Property, states, groups);
        }

        bool IsAtHome(SyntaxReference? place) =>
            home.Tree is null || place is null || (place.SyntaxTree == home.Tree && home.Span.Contains(place.Span));
    }

    private static (SyntaxTree? Tree, TextSpan Span) Home(AttributeData? attribute, CancellationToken cancellation)
    {
        SyntaxNode? declaration = attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return (declaration?.SyntaxTree, declaration?.Span ?? default);
    }

    /// <summary>The property if it declares a state or a group; null if it is something else, or a malformed one.</summary>
    private static IPropertySymbol? Classify(SchemaModel schema, IPropertySymbol property)
    {
        bool isGroup = property.Type.IsStateGroup();
        bool isTyped = isGroup || property.Type.IsState() || property.Type.IsStateWithArgs();
        AttributeData? state = property.Attribute("State");
        AttributeData? group = property.Attribute("StateGroup");
        if (!isTyped && state is null && group is null) return null;

        bool isPartial = property.OriginalDefinition.IsPartialDefinition; // a constructed property never says so itself
        if (!isTyped)
        {
            schema.Problems.Add(new(SchemaProblemKind.AttributeOnOtherType, property, state ?? group));
            if (isPartial) schema.Malformed.Add(property);
            return null;
        }

        if (isPartial && property is { IsStatic: true, SetMethod: null, GetMethod: not null, IsIndexer: false, RefKind: RefKind.None })
        {
            if (WellKnown.Helpers.Contains(property.Name))
            {
                schema.Problems.Add(new(SchemaProblemKind.ReservedName, property));
                schema.Malformed.Add(property);
                return null;
            }

            AttributeData? misplaced = isGroup ? state : group;
            if (misplaced is not null) schema.Problems.Add(new(SchemaProblemKind.AttributeOnOtherType, property, misplaced));
            return property;
        }

        // Without an attribute of ours, a property of such a type may be the user's business, or another generator's.
        bool isMeant = state is not null || group is not null || (isPartial && property.GetAttributes().IsEmpty);
        if (!isMeant || property.IsOurs()) return null;
        schema.Problems.Add(new(SchemaProblemKind.MalformedProperty, property, state ?? group));
        if (isPartial) schema.Malformed.Add(property);
        return null;
    }

    private static void Add(SchemaModel schema, IPropertySymbol property, List<StateModel> states, List<GroupModel> groups)
    {
        if (property.Type.IsStateGroup())
        {
            var group = new GroupModel(property.Name)
            {
                Origin = StateOrigin.Own,
                Owner = schema.Type,
                Property = property,
                Attribute = property.Attribute("StateGroup"),
                Accessibility = property.DeclaredAccessibility,
            };
            if (group.Attribute is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } members] })
            {
                for (int i = 0; i < members.Values.Length; i++) group.Members.Add(new GroupMember(i, members.Values[i].Value as string));
            }

            groups.Add(group);
            return;
        }

        AttributeData? attribute = property.Attribute("State");
        (ITypeSymbol? args, bool required) = Args(property.Type);
        var state = new StateModel(property.Name)
        {
            Origin = StateOrigin.Own,
            Owner = schema.Type,
            Property = property,
            Attribute = attribute,
            Auto = Flag(attribute, "Auto"),
            Multi = Flag(attribute, "Multi"),
            ArgsType = args,
            ArgsRequired = required,
            Accessibility = property.DeclaredAccessibility,
            Tags = [.. Names(attribute, "Tags").OfType<string>()],
            Timeout = Timeout(attribute),
        };
        AddRelations(RowKind.Require, "Require");
        AddRelations(RowKind.Add, "Add");
        AddRelations(RowKind.Remove, "Remove");
        AddRelations(RowKind.After, "After");
        states.Add(state);

        void AddRelations(RowKind kind, string name)
        {
            int position = 0;
            foreach (string? target in Names(attribute, name)) state.Relations.Add(new RelationModel(kind, position++, target));
        }
    }

    /// <summary>Type of the args of a <c>State&lt;T&gt;</c> without its <c>?</c>, and whether an add needs them.</summary>
    public static (ITypeSymbol? Type, bool Required) Args(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeArguments: [var args] }) return (null, false);
        if (args is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return (nullable.TypeArguments[0], false);
        return (args.WithNullableAnnotation(NullableAnnotation.NotAnnotated), args.NullableAnnotation != NullableAnnotation.Annotated);
    }

    private static TimeoutModel? Timeout(AttributeData? attribute)
    {
        bool isDeclared = Value(attribute, "Timeout") is not null || Value(attribute, "OnTimeout") is not null;
        return isDeclared
            ? new TimeoutModel(Value(attribute, "Timeout") as string, Value(attribute, "OnTimeout") as string, Value(attribute, "OnImport") is byte policy ? policy : 0)
            : null;
    }

    private static bool Flag(AttributeData? attribute, string name) => Value(attribute, name) is true;

    private static object? Value(AttributeData? attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key == name) return argument.Value.Kind == TypedConstantKind.Array ? null : argument.Value.Value;
        }

        return null;
    }

    private static IEnumerable<string?> Names(AttributeData? attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key != name || argument.Value.Kind != TypedConstantKind.Array || argument.Value.IsNull) continue;
            foreach (TypedConstant value in argument.Value.Values) yield return value.Kind == TypedConstantKind.Primitive ? value.Value as string : null;
        }
    }
}
