using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators.Memory;

/// <summary>
/// The files whose members a spec was read from: those of the class, its bases, the schemas it includes or handles, and the
/// args. What is declared inside of other types cannot change it.
/// </summary>
internal sealed class Reach
{
    private readonly HashSet<INamedTypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxTree> _trees = [];
    private bool _isUnbounded;

    private Reach()
    {
    }

    public static Reach Of(INamedTypeSymbol type, CancellationToken cancellation) => Of([type], cancellation);

    public static Reach Of(IEnumerable<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        var reach = new Reach();
        foreach (INamedTypeSymbol type in types) reach.Add(type, cancellation);
        reach._types.Clear(); // symbols would keep their compilation alive; from here on only the files are asked for
        return reach;
    }

    /// <summary>A changed member of a type in this file may change the spec.</summary>
    public bool Includes(SyntaxTree tree) => _isUnbounded || _trees.Contains(tree);

    /// <summary>The file has been parsed again and declares what it did.</summary>
    public void Replace(SyntaxTree old, SyntaxTree current)
    {
        if (_trees.Remove(old)) _trees.Add(current);
    }

    private void Add(ITypeSymbol? symbol, CancellationToken cancellation)
    {
        if (symbol is IArrayTypeSymbol array) Add(array.ElementType, cancellation);
        if (symbol is not INamedTypeSymbol type) return;
        foreach (ITypeSymbol argument in type.TypeArguments) Add(argument, cancellation);
        type = type.OriginalDefinition;
        if (type.DeclaringSyntaxReferences.IsEmpty || !_types.Add(type)) return;

        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            _trees.Add(part.SyntaxTree);
            if (part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration) _isUnbounded |= UsesConstants(declaration);
        }

        Add(type.BaseType, cancellation);
        Add(type.ContainingType, cancellation);
        bool isArgs = false;
        bool isSchema = false;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } attributeType) continue;
            isArgs |= attributeType.IsEngineType("StateArgsAttribute");
            isSchema |= attributeType.IsEngineType("StateSchemaAttribute");
            foreach (ITypeSymbol argument in attributeType.TypeArguments) Add(argument, cancellation);
        }

        foreach (ISymbol member in isArgs || isSchema ? type.GetMembers() : [])
        {
            if (member is IPropertySymbol property && (isArgs || property.Type.IsStateWithArgs())) Add(property.Type, cancellation);
            else if (isArgs && member is IFieldSymbol field) Add(field.Type, cancellation);
        }
    }

    /// <summary>
    /// An attribute has an argument, or a parameter of a constructor a default, that is neither a literal nor <c>nameof</c>: its value
    /// is that of a constant, which can be declared anywhere.
    /// </summary>
    private static bool UsesConstants(TypeDeclarationSyntax declaration) =>
        HasConstants(declaration.AttributeLists)
        || (declaration.ParameterList?.Parameters.Any(parameter => HasConstants(parameter.AttributeLists) || HasConstants(parameter.Default)) ?? false)
        || declaration.Members.Any(member => HasConstants(member.AttributeLists)
            || (member is ConstructorDeclarationSyntax constructor && constructor.ParameterList.Parameters.Any(parameter => HasConstants(parameter.Default))));

    private static bool HasConstants(EqualsValueClauseSyntax? value) => value is not null && HasConstants([value.Value]);

    private static bool HasConstants(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(list => list.Attributes)
        .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? default)
        .Any(argument => HasConstants([argument.Expression]));

    private static bool HasConstants(IEnumerable<ExpressionSyntax> values) => values
        .SelectMany(value => value.DescendantNodesAndSelf(node => !IsHarmless(node)))
        .Any(node => node is NameSyntax && !IsHarmless(node.Parent) && node.Parent is not (ArrayTypeSyntax or TypeArgumentListSyntax));

    private static bool IsHarmless(SyntaxNode? node) => node switch
    {
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        TypeOfExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression.ToString().EndsWith("HandlerKind", StringComparison.Ordinal),
        _ => false,
    };
}
