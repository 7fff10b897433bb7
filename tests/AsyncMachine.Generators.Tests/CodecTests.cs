using System.Reflection;
using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Tests;

/// <summary>Codecs of args: which are made, where they stand, and how they become known.</summary>
public sealed class CodecTests
{
    private const string Engine = """
        using System;
        using System.Collections.Generic;
        using AsyncMachine;

        """;

    [Test]
    public void Args_and_a_schema_with_codecs() => Snapshot.Match(GeneratorRun.OfRpc(Engine + """
        namespace Example;

        /// <summary>A download.</summary>
        [StateArgs]
        public sealed partial record DownloadArgs(Uri Url, [Secret] string? Token, int Retries = 3)
        {
            /// <summary>More.</summary>
            public Dictionary<string, List<int>> Sizes { get; init; } = [];
        }

        /// <summary>Downloads.</summary>
        [StateSchema]
        public partial class Downloader
        {
            /// <summary>A file is being fetched.</summary>
            public static partial State<DownloadArgs> Downloading { get; }
            /// <summary>It has a name.</summary>
            public static partial State<string> Named { get; }
        }
        """));

    [Test]
    public void Without_the_package_there_are_no_codecs()
    {
        GeneratorRun run = GeneratorRun.Of(Engine + "[StateArgs] public sealed partial record Note(string Text);");

        Assert.That(run.Files.Keys, Is.EqualTo(new[] { "Note.StateArgs.g.cs" }));
        Assert.That(run.Files.Values, Has.None.Contains("Codec"));
    }

    [Test]
    public void Awkward_shapes_compile_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.OfRpc(
            "#pragma warning disable CS0618, X1 // of these sources, not of what is generated\n" + Engine + """
            [StateArgs] public partial record @event(int @class, string value, int writer, int reader, int depth, int count, int fresh, int member0)
            {
                public int Init { get; init; } = 4;
                public int @new { get; set; }
            }

            public partial class Outer
            {
                [StateArgs] private sealed partial record Hidden(int A);
                [StateArgs] private protected sealed partial record Guarded(int A, Inner? I);
                [StateArgs] internal partial struct Inner { public int X; public string? Y; }
            }

            public partial class Holder<T>
            {
                [StateArgs] public sealed partial record Held(int A);
            }

            [Obsolete("old")] public enum Old { A }

            [StateArgs] public sealed partial record Dated([property: Obsolete("old")] int A, Old? B = Old.A, float C = float.PositiveInfinity, double D = -0.5, string E = "a\"\n");
            [StateArgs, Obsolete(DiagnosticId = "X1")] public sealed partial record Older(int A);
            [StateArgs] public sealed partial record Uses(Older? A, nint? B = null);
            [StateArgs] public abstract partial record Shape(string Name) { public abstract int Area { get; init; } public virtual int Size { get; init; } }
            [StateArgs] public partial record Circle(string Name, double Radius) : Shape(Name) { public override int Area { get; init; } public override int Size { get; init; } = 3; }
            [StateArgs] public sealed partial record Sphere(string Name, double Radius, int Depth) : Circle(Name, Radius);
            [StateArgs] public sealed partial record Empty;
            [StateArgs] public partial class Node { public Node? Next { get; init; } public List<Node> All { get; } public Node(List<Node> all) => All = all; }
            [StateArgs] public sealed partial record Ring(Knot? Knot);
            [StateArgs] public sealed partial record Knot(Ring? Ring);
            [StateArgs] public sealed partial record Broken(object Any);
            [StateArgs] public sealed partial record Needs(Broken Broken);
            [StateArgs] public sealed partial record Endless<T>(Endless<List<T>>? More);

            [StateSchema] public partial class App
            {
                public static partial State<@event> Event { get; }
                public static partial State<Holder<int>.Held> Held { get; }
                public static partial State<Older?> Older { get; }
                public static partial State<Endless<int>?> Endless { get; }
                public static partial State<Needs> Needs { get; }
                private static partial State<Nested> Private { get; }
                [StateArgs] private sealed partial record Nested(int A);
            }
            """,
            "#nullable disable\nusing AsyncMachine; using System.Collections.Generic; [StateArgs] public partial record Oblivious(string A, List<string> B, int? C) { public string[] D { get; set; } }");

        string registry = run.Files["ArgsCodecs.g.cs"];
        Assert.That(registry, Does.Contain("global::@event").And.Contain("global::Oblivious.GeneratedCodec").And.Contain("Holder<int>.Held, global::AsyncMachine.Rpc.Generated.HeldCodec"));
        Assert.That(registry, Does.Not.Contain("Broken").And.Not.Contain("Needs").And.Not.Contain("Endless").And.Not.Contain("Hidden").And.Not.Contain("Nested").And.Not.Contain("Shape"));
        Assert.That(run.Files["Needs.StateArgs.g.cs"], Does.Not.Contain("Codec"));
    }

    [Test]
    public void Half_typed_code_does_no_harm() => GeneratorRun.OfBroken(
        Engine + "[StateArgs] public sealed partial record Note(Missing A, int = 3, List<> B, string C = , Note<int>? D); [assembly: AsyncMachine.Rpc.ArgsCodecsFor<>] [assembly: AsyncMachine.Rpc.ArgsCodecsFor<Nothing>]");

    private const string Library = Engine + """
        namespace Lib
        {
            [StateArgs] public sealed partial record Job(string Name, int Priority = 2) { public List<int> Sizes { get; init; } = [7]; public int Twice => Priority * 2; internal int Hidden { get; set; } }
            [StateArgs] public partial class Login(string user, [Secret] string password) { public string User { get; } = user; public string Password { get; } = password; }
            [StateArgs] public partial struct Place { public int X; public int Y { get; set; } }
            [StateSchema] public partial class Worker
            {
                public static partial State<Job> Working { get; }
                public static partial State<Login?> LoggedIn { get; }
                public static partial State<Place> At { get; }
                public static partial State<string> Named { get; }
            }
        }
        """;

    private const string Checks = """
        public static class Test
        {
            public static object Run()
            {
                var job = new Lib.Job("n", 5) { Sizes = [1, 2] };
                return Trip(job).Equals(job) && Trip(new Lib.Login("u", "p")).Password == "p" && Trip(new Lib.Place { X = 1, Y = 2 }).Y == 2 && Trip("text") == "text"
                    && Read<Lib.Job>([0x91, 0xA1, 0x61]) is { Priority: 2, Sizes: [7] };
            }

            private static T Trip<T>(T args) where T : notnull
            {
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                var writer = new MessagePack.MessagePackWriter(buffer);
                AsyncMachine.Rpc.ArgsCodecs.Find(typeof(T))!.Write(ref writer, args);
                writer.Flush();
                return Read<T>(buffer.WrittenSpan.ToArray());
            }

            private static T Read<T>(byte[] bytes) where T : notnull
            {
                var reader = new MessagePack.MessagePackReader(bytes);
                return (T)AsyncMachine.Rpc.ArgsCodecs.Find(typeof(T))!.Read(ref reader);
            }
        }
        """;

    [TestCase("[assembly: AsyncMachine.Rpc.ArgsCodecsFor<Lib.Worker>]", "")]
    [TestCase("", "[StateSchema, Include<Lib.Worker>] public partial class App { public static partial State Own { get; } }")]
    [TestCase("", "[StateSchema] public partial class App : Lib.Worker { public static partial State Own { get; } }")]
    [TestCase("[assembly: AsyncMachine.Rpc.ArgsCodecsFor<Lib.Job>] [assembly: AsyncMachine.Rpc.ArgsCodecsFor<Lib.Login>]", "[StateSchema] public partial class App { public static partial State<Lib.Place> At { get; } public static partial State<string> Named { get; } }")]
    public void A_consumer_makes_the_codecs_that_the_library_has_not(string attributes, string schema)
    {
        byte[] library = Emit(GeneratorRun.Of(Library), metadataOnly: true);
        GeneratorRun run = GeneratorRun.With([.. GeneratorRun.Rpc, MetadataReference.CreateFromImage(library)], Engine + attributes + schema + Checks);

        Assert.That(run.Files["ArgsCodecs.g.cs"], Does.Contain("internal readonly struct JobCodec"));
        Assert.That(Execute(run, Emit(GeneratorRun.Of(Library))), Is.True);
    }

    [Test]
    public void A_consumer_takes_the_codecs_that_the_library_has()
    {
        GeneratorRun library = GeneratorRun.OfRpc(Library);
        GeneratorRun run = GeneratorRun.With(
            [.. GeneratorRun.Rpc, MetadataReference.CreateFromImage(Emit(library, metadataOnly: true))],
            Engine + "[StateArgs] public sealed partial record Wrapped(Lib.Job Job, List<Lib.Place> Places); [StateSchema] public partial class App { public static partial State<Lib.Job> Working { get; } }");

        Assert.That(run.Files["ArgsCodecs.g.cs"], Does.Contain("global::Lib.Job.GeneratedCodec").And.Not.Contain("JobCodec"));
        Assert.That(run.Files["Wrapped.StateArgs.g.cs"], Does.Contain("global::Lib.Job.GeneratedCodec.Write(").And.Contain("global::Lib.Place.GeneratedCodec"));
    }

    [Test]
    public void Args_of_a_library_can_be_members_of_own_ones()
    {
        byte[] library = Emit(GeneratorRun.Of(Library), metadataOnly: true);
        GeneratorRun run = GeneratorRun.With(
            [.. GeneratorRun.Rpc, MetadataReference.CreateFromImage(library)], Engine + "[StateArgs] public sealed partial record Wrapped(Lib.Job Job, List<Lib.Place> Places);");

        Assert.That(run.Files["ArgsCodecs.g.cs"], Does.Contain("internal readonly struct JobCodec").And.Contain("internal readonly struct PlaceCodec"));
    }

    private static byte[] Emit(GeneratorRun run, bool metadataOnly = false)
    {
        using var image = new MemoryStream();
        Assert.That(run.Compilation.WithAssemblyName("Library").Emit(image, options: new(metadataOnly: metadataOnly, includePrivateMembers: !metadataOnly)).Success, Is.True);
        return image.ToArray();
    }

    private static object? Execute(GeneratorRun run, byte[] library)
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext(null, isCollectible: true);
        Assembly loaded = context.LoadFromStream(new MemoryStream(library));
        context.Resolving += (_, name) => name.Name == "Library" ? loaded : null;
        using var image = new MemoryStream();
        Assert.That(run.Compilation.Emit(image).Success, Is.True);
        image.Position = 0;
        return context.LoadFromStream(image).GetType("Test")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }
}
