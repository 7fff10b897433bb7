using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0208: gives the parameter the type of its state's args.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ChangeArgsFix() : SchemaFix("AM0208")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } wanted || place.Around<ParameterSyntax>() is not { Type: { } type }) return Task.CompletedTask;
        place.Replace("Change the parameter's type to that of the state's args", type, () => Names.Type(wanted).WithTriviaFrom(type));
        return Task.CompletedTask;
    }
}
