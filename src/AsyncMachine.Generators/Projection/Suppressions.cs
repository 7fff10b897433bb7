using AsyncMachine.Generators.Models;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>
/// Collects the ids that <c>[Obsolete(DiagnosticId = …)]</c> and <c>[Experimental(…)]</c> give to the use of a symbol. Naming a
/// user's type in generated code is no use that the user could do without.
/// </summary>
internal sealed class Suppressions
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    public EquatableArray<string> ToArray() => [.. _ids];

    public void Add(ISymbol? symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingType)
        {
            foreach (AttributeData attribute in at.GetAttributes())
            {
                string? id = attribute.AttributeClass?.Name switch
                {
                    "ExperimentalAttribute" => attribute.ConstructorArguments.FirstOrDefault().Value as string,
                    "ObsoleteAttribute" => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value as string,
                    _ => null,
                };
                if (id is { Length: > 0 } && id.All(c => char.IsLetterOrDigit(c) || c == '_')) _ids.Add(id);
            }
        }
    }

    public void AddType(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddType(array.ElementType);
                break;
            case INamedTypeSymbol named:
                Add(named);
                foreach (ITypeSymbol argument in named.TypeArguments) AddType(argument);
                break;
        }
    }
}
