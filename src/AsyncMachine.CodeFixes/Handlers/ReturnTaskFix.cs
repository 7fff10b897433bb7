using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0205: lets the handler return <c>Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ReturnTaskFix() : SchemaFix("AM0205")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Around<MethodDeclarationSyntax>() is { } method)
        {
            place.Replace("Return Task", method.ReturnType, () =>
                Names.Type("global::System.Threading.Tasks.Task").WithTriviaFrom(method.ReturnType));
        }

        return Task.CompletedTask;
    }
}
