using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Declaration;

/// <summary>AM0003: gives the property the type that its attribute is for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class StateTypeFix() : SchemaFix("AM0003")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Around<PropertyDeclarationSyntax>() is not { } property) return Task.CompletedTask;
        bool isState = property.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => LastName(attribute.Name) is "State" or "StateAttribute");
        string type = isState ? "State" : "StateGroup";
        place.Replace($"Change the type to '{type}'", property.Type, () => Names.Type("global::AsyncMachine." + type).WithTriviaFrom(property.Type));
        return Task.CompletedTask;
    }

    private static string LastName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
