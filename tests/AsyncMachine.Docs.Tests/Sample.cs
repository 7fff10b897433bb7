using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using AsyncMachine.Generators;
using AsyncMachine.History;
using AsyncMachine.Hosting;
using AsyncMachine.Rpc;
using AsyncMachine.Rpc.AspNetCore;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Prometheus;
using AsyncMachine.Testing;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Docs.Tests;

/// <summary>A block, compiled in memory as a user's project would be: implicit usings, nullable, generator, all analyzers.</summary>
internal sealed class Sample
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private const string MoreUsings = """
        global using AsyncMachine;
        global using AsyncMachine.Testing;
        global using Microsoft.Extensions.Time.Testing;
        """;

    // What a Web project has by itself, and the namespaces that the page is about.
    private const string HostUsings = """

        global using AsyncMachine.Hosting;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Diagnostics.HealthChecks;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Microsoft.Extensions.Options;
        """;

    private const string HistoryUsings = """

        global using AsyncMachine.History;
        """;

    private const string RpcPage = "docs/rpc.md";

    private const string RpcUsings = """

        global using System.Net;
        global using System.Net.Security;
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using AsyncMachine.Rpc;
        """;

    private const string TelemetryPage = "docs/telemetry.md";

    private const string TelemetryUsings = """

        global using AsyncMachine.Telemetry;
        global using OpenTelemetry;
        global using OpenTelemetry.Metrics;
        global using OpenTelemetry.Trace;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    private static readonly string[] Libraries =
    [
        typeof(Machine).Assembly.Location, typeof(ManualTime).Assembly.Location, typeof(FakeTimeProvider).Assembly.Location,
        typeof(MachineRegistry).Assembly.Location, typeof(HistoryRecorder).Assembly.Location, typeof(MachineEndpointRouteBuilderExtensions).Assembly.Location,
    ];

    /// <summary>What the page about aRPC needs besides: other samples must not get codecs for their args.</summary>
    private static readonly string[] RpcLibraries =
    [
        typeof(MachineServer).Assembly.Location, typeof(MachineServerBuilder).Assembly.Location, typeof(MessagePackWriter).Assembly.Location,
    ];

    /// <summary>What the page about telemetry needs besides.</summary>
    private static readonly string[] TelemetryLibraries =
    [
        typeof(MachineTracing).Assembly.Location, typeof(MachinePrometheusOptions).Assembly.Location,
        .. Directory.GetFiles(AppContext.BaseDirectory, "OpenTelemetry*.dll"),
    ];

    /// <summary>The ASP.NET framework, where it is installed: a sample finds it there as well when it runs.</summary>
    private static readonly string[] Framework =
        Directory.GetFiles(Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!, "Microsoft.*.dll");

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All, .. Libraries.Concat(Framework).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<MetadataReference> Rpc = [.. RpcLibraries.Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ImmutableArray<MetadataReference> Telemetry = [.. TelemetryLibraries.Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. Assembly.Load("AsyncMachine.Analyzers").GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    private readonly Compilation _compilation;

    private Sample(Compilation compilation, IReadOnlyList<Diagnostic> diagnostics)
    {
        _compilation = compilation;
        Diagnostics = diagnostics;
    }

    /// <summary>What compiler, generator and analyzers say, the worst first.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    private static ImmutableArray<MetadataReference> ReferencesOf(string page) => page switch
    {
        RpcPage => References.AddRange(Rpc),
        TelemetryPage => References.AddRange(Telemetry),
        _ => References,
    };

    /// <summary>Whether code has statements of its own, rather than declarations only.</summary>
    public static bool IsProgram(string code) => IsProgram(CSharpSyntaxTree.ParseText(code, Language));

    public static Sample Compile(CodeBlock block)
    {
        // The program on the first page says all that it needs; samples elsewhere say only what they are about.
        string usings = block.File switch
        {
            "README.md" => ImplicitUsings,
            "docs/hosting.md" => ImplicitUsings + MoreUsings + HostUsings,
            "docs/history.md" => ImplicitUsings + MoreUsings + HistoryUsings,
            TelemetryPage => ImplicitUsings + MoreUsings + HostUsings + TelemetryUsings,
            RpcPage => ImplicitUsings + MoreUsings + HostUsings + RpcUsings,
            _ => ImplicitUsings + MoreUsings,
        };
        var trees = new List<SyntaxTree> { Parse("Usings.cs", usings) };
        if (block.Kind == BlockKind.Body)
        {
            // The method need not await anything.
            trees.Add(Parse("Declarations.cs", block.Declarations));
            trees.Add(Parse(block.ToString(), "#pragma warning disable CS1998\nawait Body();\nasync Task Body()\n{\n" + block.Code + "}\n"));
        }
        else
        {
            trees.Add(Parse(block.ToString(), block.Code));
        }

        // Rules that are off or mere hints by default speak up where a document is about them. CS1701 is off in every project of the SDK.
        var options = new CSharpCompilationOptions(
            trees.Exists(IsProgram) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: [.. block.Expected.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn)), KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]);
        CSharpGeneratorDriver
            .Create([new AsyncMachineGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(
                CSharpCompilation.Create("Sample", trees, ReferencesOf(block.File), options),
                out Compilation compilation,
                out ImmutableArray<Diagnostic> generated);
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return new Sample(compilation, [.. generated, .. found.Where(d => !d.IsSuppressed).OrderByDescending(d => d.Severity)]);
    }

    /// <summary>Runs the program, in a process of its own, and gives what it printed.</summary>
    public string Run()
    {
        string folder = Directory.CreateTempSubdirectory("sample").FullName;
        try
        {
            string program = Path.Combine(folder, "Sample.dll");
            Assert.That(_compilation.Emit(program).Success, Is.True, "Only a program can have output.");
            foreach (string library in Libraries.Concat(RpcLibraries).Concat(TelemetryLibraries)) File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
            File.Copy(
                Path.ChangeExtension(typeof(Sample).Assembly.Location, ".runtimeconfig.json"),
                Path.Combine(folder, "Sample.runtimeconfig.json"));
            var start = new ProcessStartInfo("dotnet", [program])
            {
                RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
            };
            using Process process = Process.Start(start)!;
            using var limit = new Timer(_ => process.Kill(), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, printed);
            return printed.ReplaceLineEndings("\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsProgram(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.Any(member => member is GlobalStatementSyntax);

    private static SyntaxTree Parse(string path, string code) => CSharpSyntaxTree.ParseText(code, Language, path, Encoding.UTF8);
}
