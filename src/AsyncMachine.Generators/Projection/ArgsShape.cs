using System.Text;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>
/// The shape of an args type as text: its name, and for <c>[StateArgs]</c> types the public members, whose args types are
/// spelled out in turn. Two builds whose args have equal shapes understand each other's.
/// </summary>
internal static class ArgsShape
{
    // Box<T> with a member of type Box<List<T>> never ends.
    private const int MostNested = 4;

    public static string Of(ITypeSymbol type)
    {
        var text = new StringBuilder();
        Append(text, type, []);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ITypeSymbol type, List<ITypeSymbol> within)
    {
        text.Append(Naming.Full(type).Replace("global::", ""));
        if (within.Contains(type, SymbolEqualityComparer.Default)) return; // spelled out further left
        if (within.Count(outer => SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, type.OriginalDefinition)) > MostNested) return;
        within.Add(type);
        if (type.Attribute("StateArgs") is not null)
        {
            text.Append('{');
            foreach (ISymbol member in type.GetMembers())
            {
                ITypeSymbol? memberType = member switch
                {
                    { DeclaredAccessibility: not Accessibility.Public } or { IsStatic: true } => null,
                    IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
                    IFieldSymbol field => field.Type,
                    _ => null,
                };
                if (memberType is null) continue;
                text.Append(member.Name).Append(':');
                Append(text, memberType, within);
                text.Append(';');
            }

            text.Append('}');
        }
        else if (type is INamedTypeSymbol named)
        {
            // A list of args, say: the name tells the list, not what the args in it look like.
            foreach (ITypeSymbol argument in named.TypeArguments.Where(argument => argument.Attribute("StateArgs") is not null))
            {
                text.Append('<');
                Append(text, argument, within);
                text.Append('>');
            }
        }

        within.RemoveAt(within.Count - 1);
    }
}
