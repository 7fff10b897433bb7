using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>Runs a rule and its fix. The source is marked as for <see cref="Verify{TAnalyzer}"/>, the result has no marks left.</summary>
internal static class VerifyFix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The fix turns one source into the other. What is told is gone then; the result compiles.</summary>
    /// <param name="source">Before.</param>
    /// <param name="result">After.</param>
    /// <param name="offer">Which of several offers to take.</param>
    /// <param name="resultCompiles">False where the fix leaves something for its user to fill in.</param>
    public static async Task Turns(string source, string result, int offer = 0, bool resultCompiles = true)
    {
        // Before the fix the compiler may have its own errors; after it there must be none.
        var test = new Test
        {
            TestCode = source,
            FixedCode = result,
            CodeActionIndex = offer,
            CompilerDiagnostics = CompilerDiagnostics.None,
        };
        Surroundings.Fill(test.TestState);
        Surroundings.Fill(test.FixedState);
        await test.RunAsync();
        if (resultCompiles) await Verify<TAnalyzer>.Silent(result);
    }

    /// <summary>The rule tells, and the fix offers nothing.</summary>
    public static Task OffersNothing(string source) => Turns(source, source, resultCompiles: false);

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = Surroundings.NoDownload;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        }

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(AsyncMachine.Generators.AsyncMachineGenerator)];

        protected override ParseOptions CreateParseOptions() => Surroundings.Language;

        protected override CompilationOptions CreateCompilationOptions() => Surroundings.Options;
    }
}
