using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>
/// Runs one rule, with the generator at work. Where a diagnostic must be is marked in the source: <c>{|AM0103:token|}</c>, or
/// <c>{|#0:token|}</c> where its message is asked for too. Without marks there must be none.
/// </summary>
internal static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The marks, and nothing else; the source compiles.</summary>
    public static Task Marked(string source) => Run(source, CompilerDiagnostics.Errors, []);

    /// <summary>The marks, and nothing else; the source need not compile, since what is told is an error for the compiler too.</summary>
    public static Task MarkedBroken(string source) => Run(source, CompilerDiagnostics.None, []);

    /// <summary>One diagnostic at mark 0 with exactly this message; the source compiles.</summary>
    public static Task Says(string source, string message) => Run(source, CompilerDiagnostics.Errors, [message]);

    /// <summary>The same for source that need not compile.</summary>
    public static Task SaysBroken(string source, string message) => Run(source, CompilerDiagnostics.None, [message]);

    /// <summary>Nothing is told.</summary>
    public static Task Silent(string source) => Run(source, CompilerDiagnostics.Errors, []);

    /// <summary>The same for source that need not compile.</summary>
    public static Task SilentBroken(string source) => Run(source, CompilerDiagnostics.None, []);

    public static async Task Run(
        string source, CompilerDiagnostics compiler, string[] messages, LanguageVersion language = LanguageVersion.CSharp14,
        Action<Test>? more = null)
    {
        var test = new Test(language) { TestCode = source, CompilerDiagnostics = compiler };
        Surroundings.Fill(test.TestState);
        DiagnosticDescriptor rule = new TAnalyzer().SupportedDiagnostics.Single();
        for (int i = 0; i < messages.Length; i++)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithLocation(i).WithMessage(messages[i]));
        }

        more?.Invoke(test);
        await test.RunAsync();
    }

    internal sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        private readonly LanguageVersion _language;

        public Test(LanguageVersion language)
        {
            _language = language;
            ReferenceAssemblies = Surroundings.NoDownload;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        }

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(AsyncMachine.Generators.AsyncMachineGenerator)];

        protected override ParseOptions CreateParseOptions() => Surroundings.Language.WithLanguageVersion(_language);

        protected override CompilationOptions CreateCompilationOptions() => Surroundings.Options;
    }
}
