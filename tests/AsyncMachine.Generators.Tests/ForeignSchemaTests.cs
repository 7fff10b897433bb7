using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AsyncMachine.Generators.Tests;

/// <summary>Schemas of another assembly, of which nothing is known but a reference assembly: the manifest has to be enough.</summary>
public sealed class ForeignSchemaTests
{
    private const string Library = """
        using AsyncMachine;
        namespace Lib;

        [StateArgs] public partial record Ping(int Count);
        internal record Secret;
        internal record struct Inner;

        [StateSchema]
        [Include<BasicStates>]
        public partial class Connection
        {
            [State(Require = [nameof(Start)], Remove = [nameof(All)], Tags = ["net; a=b|c", "io"],
                Timeout = "00:00:30", OnTimeout = nameof(Connected), OnImport = DelayImport.Restart)]
            public static partial State<Ping> Connecting { get; }
            [State(Auto = true, Remove = [nameof(All)], Add = [nameof(Hidden), nameof(Pinged)])]
            public static partial State Connected { get; }
            internal static partial State Hidden { get; }
            private static partial State<Secret?> Buried { get; }
            [State(After = [nameof(Connected)])]
            public static partial State<Ping?> Pinged { get; }
            [StateGroup(nameof(Connecting), nameof(Connected))]
            public static partial StateGroup All { get; }
        }

        [StateSchema]
        internal partial class Inside { public static partial State Deep { get; } }

        [StateSchema, Include<Inside>]
        public partial class Outside { public static partial State Shallow { get; } }

        [StateSchema]
        public abstract partial class Base<T> where T : class
        {
            public static partial State<T> Loaded { get; }
            protected virtual void LoadedState(T value) => Log += "base " + value + ";";
            private void LoadedEnd() => Log += "base end;";
            public string Log { get; set; } = "";
        }
        """;

    private const string Consumer = """
        using System.Linq;
        using AsyncMachine;
        using Lib;

        [StateSchema]
        [Include<Connection>]
        [Include<Outside>]
        public partial class App
        {
            [State(Require = [nameof(Connected), nameof(Pinged)])]
            public static partial State Working { get; }

            bool ConnectingEnter(Ping ping) => ping.Count > 0;
            void PingedState(Ping? ping) { }
        }

        [StateSchema]
        public partial class Derived : Base<string>
        {
            public static partial State More { get; }
            protected override void LoadedState(string value) => Log += "derived " + value + ";";
            private void LoadedEnd() => Log += "derived end;";
        }
        """;

    [Test]
    public void A_schema_is_read_from_its_manifest_alone()
    {
        GeneratorRun run = GeneratorRun.With([CompileLibrary(asReference: true)], Consumer);

        string app = run.Files["App.StateSchema.g.cs"];
        Assert.That(app, Does.Contain("\"Exception\\nErrNetwork\\nErrHandlerTimeout\\nStart\\nReady\\nHealthcheck\\nHeartbeat\\nConnecting\\nConnected\\nHidden\\nBuried\\nPinged\\nDeep\\nShallow\\nWorking\""));
        Assert.That(app, Does.Contain("State<global::Lib.Ping> Connecting => new(GeneratedSchema.Instance, 7)"));
        Assert.That(app, Does.Contain("State<global::Lib.Ping?> Pinged =>").And.Contain("StateGroup All =>"));
        Assert.That(app, Does.Not.Contain(" Hidden =>").And.Not.Contain(" Buried =>").And.Not.Contain(" Deep =>"));
        Assert.That(app, Does.Contain("cref=\"P:Lib.Connection.Connecting\"").And.Contain("cref=\"P:AsyncMachine.BasicStates.Start\""));
        Assert.That(app, Does.Contain("[\"net; a=b|c\", \"io\"], // Connecting"));
        Assert.That(app, Does.Contain("new(7, 300000000, 8, global::AsyncMachine.DelayImport.Restart), // Connecting, 00:00:30: Connected"));
        Assert.That(app, Does.Contain("new(global::AsyncMachine.BasicStates.Schema,").And.Contain("new(global::Lib.Connection.Schema,").And.Not.Contain("global::Lib.Inside"));
        Assert.That(app, Does.Contain("self.ConnectingEnter(call.RequiredArgs<global::Lib.Ping>())"));
    }

    [Test]
    public void Internal_states_become_members_of_a_friend()
    {
        MetadataReference library = CompileLibrary(asReference: true, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Sample\")]");
        GeneratorRun run = GeneratorRun.With([library], Consumer);

        string app = run.Files["App.StateSchema.g.cs"];
        Assert.That(app, Does.Contain("internal static global::AsyncMachine.State Hidden =>").And.Contain("internal static global::AsyncMachine.State Deep =>"));
        Assert.That(app, Does.Contain("new(global::Lib.Inside.Schema,"));
        Assert.That(app, Does.Not.Contain(" Buried =>"));
    }

    [Test]
    public void The_same_list_comes_from_source_and_from_a_manifest()
    {
        string usings = "using System.Linq;\nusing AsyncMachine;\nusing Lib;\n";
        string body = Consumer[Consumer.IndexOf("[StateSchema]", StringComparison.Ordinal)..];
        GeneratorRun together = GeneratorRun.Of(Library, usings + body);
        GeneratorRun apart = GeneratorRun.With([CompileLibrary(asReference: true)], Consumer);

        Assert.That(Constants(apart), Is.EqualTo(Constants(together)));

        static string Constants(GeneratorRun run)
        {
            string text = run.Files["App.StateSchema.g.cs"];
            int from = text.IndexOf("StateNames =", StringComparison.Ordinal);
            return text[from..text.IndexOf("Details =", StringComparison.Ordinal)];
        }
    }

    [Test]
    public void A_schema_without_a_readable_manifest_is_left_out()
    {
        // As if written by an older or a newer generator.
        MetadataReference library = Compile("""
            using AsyncMachine;
            [StateSchema] public class Bare;
            [StateSchema, SchemaManifest(99, "A||")] public class Newer;
            [StateSchema, SchemaManifest(1, "A require=7||")] public class Cut;
            [StateSchema, SchemaManifest(1, "A")] public class Cut2;
            [StateSchema, SchemaManifest(1, "A timeout=5||")] public class Cut3;
            """);

        GeneratorRun run = GeneratorRun.With([library], """
            using AsyncMachine;
            [StateSchema, Include<Bare>, Include<Newer>, Include<Cut>, Include<Cut2>, Include<Cut3>] public partial class App { public static partial State Own { get; } }
            """);

        Assert.That(run.Files["App.StateSchema.g.cs"], Does.Contain("\"Exception\\nOwn\""));
    }

    [Test]
    public void A_base_class_of_another_assembly_runs_its_handlers_first()
    {
        GeneratorRun.Of(Library); // held to everything that any run is held to
        MetadataReference library = CompileLibrary(asReference: false, out byte[] image);
        System.Reflection.Assembly.Load(image);
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        try
        {
            object? log = GeneratorRun.With([library], Consumer + """

                public static class Test
                {
                    public static object Run()
                    {
                        var derived = new Derived();
                        var machine = Machine.Create(derived);
                        machine.Add(Derived.Loaded, "x");
                        machine.Remove(Base<string>.Loaded);
                        return derived.Log + string.Join(",", Derived.Schema.StateNames.ToArray());
                    }
                }
                """).Execute();

            Assert.That(log, Is.EqualTo("derived x;base end;derived end;Exception,Loaded,More"));
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }

        static System.Reflection.Assembly? Resolve(object? sender, ResolveEventArgs asked) =>
            AppDomain.CurrentDomain.GetAssemblies().LastOrDefault(assembly => assembly.FullName == asked.Name);
    }

    private static MetadataReference CompileLibrary(bool asReference, params string[] more) => Compile(Library, asReference, out _, more);

    private static MetadataReference CompileLibrary(bool asReference, out byte[] image) => Compile(Library, asReference, out image);

    private static MetadataReference Compile(string source) => Compile(source, asReference: true, out _);

    private static MetadataReference Compile(string source, bool asReference, out byte[] image, params string[] more)
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation([source, .. more]).WithAssemblyName("Lib");
        GeneratorRun.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        using var stream = new MemoryStream();
        EmitResult emitted = output.Emit(stream, options: new EmitOptions(metadataOnly: asReference, includePrivateMembers: !asReference));
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        image = stream.ToArray();
        return MetadataReference.CreateFromImage(image);
    }
}
