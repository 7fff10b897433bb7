using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Parsing;

/// <summary>Finds the members that travel, their codecs, and the constructor that puts them together again.</summary>
internal sealed class CodecPlanner(INamedTypeSymbol type, ISymbol within, Compilation compilation)
{
    private readonly CodecPlan _plan = new(type);

    /// <param name="use">The codec of args, which are added to the list.</param>
    public CodecPlan Plan(Func<INamedTypeSymbol, List<INamedTypeSymbol>, string?> use)
    {
        if (type.GetMembers(WellKnown.GeneratedCodec).Any(member => !member.IsOurs())) Report(CodecProblemKind.NameTaken, type);
        if (!compilation.IsSymbolAccessibleWithin(type, within)) Report(CodecProblemKind.NotReadable, type);
        foreach (ISymbol symbol in ArgsMembers.All(type))
        {
            var member = new CodecMember(symbol) { Text = CodecTypes.Of(ArgsMembers.TypeOf(symbol), args => use(args, _plan.Uses)) };
            if (member.Text is null) Report(CodecProblemKind.NoCodec, symbol);
            else if (!IsReadable(symbol)) Report(CodecProblemKind.NotReadable, symbol);
            _plan.Members.Add(member);
        }

        if (_plan.Problems.Count == 0) PlanConstruction();
        return _plan;
    }

    private void Report(CodecProblemKind kind, ISymbol symbol) => _plan.Problems.Add(new CodecProblem(kind, symbol));

    private bool IsReadable(ISymbol symbol)
    {
        ISymbol read = symbol is IPropertySymbol { GetMethod: { } getter } ? getter : symbol;
        bool isHidden = _plan.Members.Any(other => other.Symbol.Name == symbol.Name);
        return !isHidden && compilation.IsSymbolAccessibleWithin(read, within, type);
    }

    private bool IsSettable(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, within, type),
        IFieldSymbol { IsReadOnly: false } => compilation.IsSymbolAccessibleWithin(symbol, within, type),
        _ => false,
    };

    private void PlanConstruction()
    {
        IMethodSymbol? chosen = null;
        int fewest = int.MaxValue;
        foreach (IMethodSymbol constructor in type.InstanceConstructors.OrderByDescending(Rank))
        {
            if (type.IsAbstract || IsCopy(constructor) || !compilation.IsSymbolAccessibleWithin(constructor, within)) continue;
            List<int> arguments = [.. constructor.Parameters.Select(IndexOf)];
            if (arguments.Contains(-1) || arguments.Distinct().Count() < arguments.Count) continue;
            int left = _plan.Members.Where((member, i) => !arguments.Contains(i) && !IsSettable(member.Symbol)).Count();
            if (left < fewest) (chosen, fewest) = (constructor, left);
        }

        if (chosen is null)
        {
            Report(CodecProblemKind.NoConstructor, type);
            return;
        }

        foreach (IParameterSymbol parameter in chosen.Parameters)
        {
            int index = IndexOf(parameter);
            _plan.Arguments.Add(index);
            _plan.Members[index].Parameter = parameter;
        }

        bool setsRequired = chosen.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        foreach (CodecMember member in _plan.Members)
        {
            member.IsAssigned = member.Parameter is null || (member.IsRequired && !setsRequired);
            if (member.IsAssigned && !IsSettable(member.Symbol)) Report(CodecProblemKind.NotSettable, member.Symbol);
        }
    }

    /// <summary>The one in the type's header first, then those that take more.</summary>
    private static int Rank(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax) ? int.MaxValue : constructor.Parameters.Length;

    private bool IsCopy(IMethodSymbol constructor) =>
        constructor.Parameters is [{ } only] && SymbolEqualityComparer.Default.Equals(only.Type, type);

    private int IndexOf(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return -1;
        int exact = _plan.Members.FindIndex(member => member.Symbol.Name == parameter.Name && Fits(member));
        return exact >= 0 ? exact : _plan.Members.FindIndex(member =>
            string.Equals(member.Symbol.Name.TrimStart('_'), parameter.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase) && Fits(member));

        bool Fits(CodecMember member) => SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type);
    }
}
