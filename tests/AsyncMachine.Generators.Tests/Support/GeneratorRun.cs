using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Generators.Tests.Support;

/// <summary>
/// One run of the generator over sources, with everything checked that must hold for any input: a second run finds every step
/// cached, nothing of the compiler lives on in the steps, and what was generated compiles without a warning in C# 13 and 14.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly MetadataReference s_engine = MetadataReference.CreateFromFile(typeof(Machine).Assembly.Location);

    /// <summary>What a project gets that references AsyncMachine.Rpc.</summary>
    public static readonly MetadataReference[] Rpc =
    [
        .. new[] { typeof(Rpc.ArgsCodec), typeof(MessagePack.MessagePackWriter), typeof(MessagePack.MessagePackObjectAttribute) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    private GeneratorRun(CSharpCompilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Files = result.GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());
    }

    /// <summary>The sources with what was generated for them.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Runs on sources that compile.</summary>
    public static GeneratorRun Of(params string[] sources) => Check(CreateCompilation(sources), LanguageVersion.CSharp13, LanguageVersion.CSharp14);

    /// <summary>The same with AsyncMachine.Rpc in sight.</summary>
    public static GeneratorRun OfRpc(params string[] sources) =>
        Check(CreateCompilation(sources).AddReferences(Rpc), LanguageVersion.CSharp13, LanguageVersion.CSharp14);

    /// <summary>The same against further assemblies.</summary>
    public static GeneratorRun With(IEnumerable<MetadataReference> references, params string[] sources) =>
        Check(CreateCompilation(sources).AddReferences(references), LanguageVersion.CSharp14);

    /// <summary>Runs on sources with errors: no crash, no diagnostic of the generator's, caching as ever.</summary>
    public static GeneratorRun OfBroken(params string[] sources)
    {
        CSharpCompilation compilation = CreateCompilation(sources);
        (CSharpCompilation output, GeneratorDriverRunResult result) = RunTwice(compilation, new CSharpParseOptions(LanguageVersion.CSharp14));
        return new GeneratorRun(output, result);
    }

    public static CSharpCompilation CreateCompilation(params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select((source, i) => Parse(source, $"Source{i}.cs", LanguageVersion.CSharp14)),
        [.. Net100.References.All, s_engine],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)
            .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)])); // as the SDK does: an assembly for an older framework

    public static SyntaxTree Parse(string source, string path, LanguageVersion version) => CSharpSyntaxTree.ParseText(
        source, new CSharpParseOptions(version, DocumentationMode.Diagnose), path);

    public static GeneratorDriver CreateDriver(CSharpParseOptions? options = null) => CSharpGeneratorDriver.Create(
        [new AsyncMachineGenerator().AsSourceGenerator()],
        parseOptions: options ?? new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The errors of the sources themselves, for tests of what the user sees.</summary>
    public IEnumerable<string> Errors() => Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id);

    /// <summary>Emits and loads the result.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Calls <c>static object Run()</c> of the class <c>Test</c> in the sources.</summary>
    public object? Execute()
    {
        MethodInfo run = Load().GetType("Test", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
        return run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private static GeneratorRun Check(CSharpCompilation compilation, params LanguageVersion[] versions)
    {
        GeneratorRun? last = null;
        foreach (LanguageVersion version in versions)
        {
            var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
            CSharpCompilation versioned = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
                compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)));
            (CSharpCompilation output, GeneratorDriverRunResult result) = RunTwice(versioned, options);
            IEnumerable<string> faults = output.GetDiagnostics()
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && !IsOwnMatter(d, versioned.SyntaxTrees))
                .Select(d => $"{version}: {d}");
            Assert.That(faults, Is.Empty, "The result has to compile without a warning.");
            last = new GeneratorRun(output, result);
        }

        return last!;
    }

    // A missing documentation comment in a test's own source says nothing about the generator.
    private static bool IsOwnMatter(Diagnostic diagnostic, ImmutableArray<SyntaxTree> sources) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && sources.Contains(tree);

    private static (CSharpCompilation, GeneratorDriverRunResult) RunTwice(CSharpCompilation compilation, CSharpParseOptions options)
    {
        GeneratorDriver driver = CreateDriver(options).RunGenerators(compilation);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        Assert.That(first.Exception, Is.Null);
        Assert.That(first.Diagnostics, Is.Empty, "The generator reports nothing.");
        Assert.That(first.GeneratedSources.Where(s => s.SourceText.ToString().Contains("#error", StringComparison.Ordinal)), Is.Empty, "The generator failed.");
        ObjectGraph.AssertFreeOfCompiler(Steps(first));

        driver = driver.RunGenerators(compilation.Clone());
        GeneratorRunResult second = driver.GetRunResult().Results.Single();
        Assert.That(
            Steps(second).SelectMany(step => step.Outputs).Select(output => output.Reason),
            Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
        Assert.That(
            second.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason),
            Is.All.EqualTo(IncrementalStepRunReason.Cached));

        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return ((CSharpCompilation)output, driver.GetRunResult());
    }

    private static IEnumerable<IncrementalGeneratorRunStep> Steps(GeneratorRunResult result) =>
        result.TrackedSteps.Where(step => StepNames.Contains(step.Key)).SelectMany(step => step.Value);

    private static readonly string[] StepNames =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!)];
}
