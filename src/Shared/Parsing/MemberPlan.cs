using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// Decides which included states and groups become members of the including class, and how accessible: as little as the least
/// accessible of included class, property and args type, and not at all where the name is taken.
/// </summary>
internal sealed class MemberPlan(SchemaModel schema, Compilation compilation)
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (StateModel state in schema.States)
        {
            if (state.Origin == StateOrigin.Include) state.Member = Plan(state.Name, state.Property, state.ArgsType);
        }

        foreach (GroupModel group in schema.Groups)
        {
            if (group.Origin == StateOrigin.Include) group.Member = Plan(group.Name, group.Property, null);
        }
    }

    private Accessibility? Plan(string name, IPropertySymbol? property, ITypeSymbol? args)
    {
        if (property is null) return null;
        int rank = Math.Min(Rank(property), args is null ? Visible : RankOf(args));
        if (rank == Hidden) return null;
        if (Taker(name) is { } taker)
        {
            schema.Problems.Add(new(SchemaProblemKind.NameTaken, taker, null, name, property.ContainingType.Name));
            return null;
        }

        _given.Add(name);
        return rank == Visible ? Accessibility.Public : Accessibility.Internal;
    }

    /// <summary>The symbol that has the name already, or null.</summary>
    private ISymbol? Taker(string name)
    {
        if (schema.Type.Name == name || _given.Contains(name)) return schema.Type;
        if (schema.Type.TypeParameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter) return parameter;
        foreach (ISymbol member in schema.Type.GetMembers(name))
        {
            if (!member.IsOurs()) return member;
        }

        for (INamedTypeSymbol? at = schema.Type.BaseType; at is not null; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers(name))
            {
                if (member.DeclaredAccessibility != Accessibility.Private) return member;
            }
        }

        return null;
    }

    private const int Hidden = 0;
    private const int Assembly = 1;
    private const int Visible = 2;

    private int RankOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => RankOf(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Aggregate(Rank(named), (rank, argument) => Math.Min(rank, RankOf(argument))),
        _ => Visible,
    };

    private int Rank(ISymbol symbol)
    {
        int rank = Visible;
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingType)
        {
            rank = Math.Min(rank, at.DeclaredAccessibility switch
            {
                Accessibility.Public => Visible,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => IsFriend(at) ? Assembly : Hidden,
                Accessibility.NotApplicable => Visible, // an error type: the compiler has its say about it
                _ => Hidden,
            });
        }

        return rank;
    }

    private bool IsFriend(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly
        && (SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) || assembly.GivesAccessTo(compilation.Assembly));
}
