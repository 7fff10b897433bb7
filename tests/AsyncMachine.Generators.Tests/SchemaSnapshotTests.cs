using AsyncMachine.Generators.Tests.Support;

namespace AsyncMachine.Generators.Tests;

public sealed class SchemaSnapshotTests
{
    [Test]
    public void The_example_of_the_overview() => Snapshot.Match(GeneratorRun.Of("""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using AsyncMachine;

        namespace Example;

        /// <summary>Fetches a file and parses it.</summary>
        [StateSchema]
        [Include<BasicStates>]
        public partial class Downloader(HttpClient http)
        {
            /// <summary>A file is being fetched.</summary>
            [State(Require = [nameof(Start)], Remove = [nameof(Download)])]
            public static partial State<DownloadArgs> Downloading { get; }

            /// <summary>The file is on disk.</summary>
            [State(Remove = [nameof(Download)])]
            public static partial State<DownloadedArgs> Downloaded { get; }

            /// <summary>The file is being parsed.</summary>
            [State(Auto = true, Require = [nameof(Downloaded)], Tags = ["cpu"])]
            public static partial State Parsing { get; }

            /// <summary>What happens to the file.</summary>
            [StateGroup(nameof(Downloading), nameof(Downloaded))]
            public static partial StateGroup Download { get; }

            bool DownloadingEnter(DownloadArgs args) => args.Url.Scheme == "https";

            async Task DownloadingState(DownloadArgs args, Event e, CancellationToken token)
            {
                byte[] bytes = await http.GetByteArrayAsync(args.Url, token);
                e.Machine.Add(Downloaded, new(bytes.Length), source: e);
            }

            bool DownloadingDownloaded() => true;

            void ParsingEnd() { }
        }

        /// <summary>What to fetch.</summary>
        [StateArgs] public sealed partial record DownloadArgs(Uri Url, int Retries = 3);

        /// <summary>What was fetched.</summary>
        [StateArgs] public sealed partial record DownloadedArgs(long Bytes);
        """));

    [Test]
    public void Every_kind_of_handler() => Snapshot.Match(GeneratorRun.Of("""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using AsyncMachine;

        [StateArgs] public partial record struct Size(int Bytes);

        [StateArgs] public sealed partial record Note(string Text);

        [StateSchema]
        public sealed partial class Everything
        {
            public static partial State A { get; }
            public static partial State<Size> B { get; }
            public static partial State<Note?> C { get; }

            public bool AEnter() => true;
            public void BEnter(Event e, Size size, CancellationToken token) { }
            private static bool CEnter(Note? note) => note is null;
            public bool BExit(Size? size) => size is null;
            public bool CExit(Note? note, MirrorEvent e) => true;
            public bool AA() => true;
            public bool BB(Size size) => size.Bytes > 0;
            public void AB(Size size) { }
            public bool BA(Event e) => true;
            public bool AC(Note? note) => true;
            public bool AnyEnter(CancellationToken token) => true;
            public void AState() { }
            public Task BStateAsync(Size size, CancellationToken token) => Task.CompletedTask;
            public async ValueTask CState(Note? note) => await Task.Yield();
            public static void AEnd(Event e) { }
            public Task BEnd(Size? size) => Task.CompletedTask;
            [Handler(HandlerKind.End, nameof(C))] public void Forget(Note? note) { }
            [Handler(nameof(C), nameof(A))] public bool Turn() => true;
            [NotHandler] public void BC() { }
            public void AnyState() { }
        }
        """));

    [Test]
    public void A_derived_schema_and_a_set_of_handlers() => Snapshot.Match(GeneratorRun.Of("""
        using AsyncMachine;

        namespace Example
        {
            [StateSchema]
            public abstract partial class Base<T>
            {
                [State(Remove = [nameof(Two)])]
                public static partial State One { get; }
                public static partial State Two { get; }

                protected virtual void OneState() { }
                private void TwoState() { }
            }

            [StateSchema]
            public partial class Derived : Base<int>
            {
                [State(Multi = true)]
                public static new partial State Two { get; }
                [State(Auto = true, Require = [nameof(One)])]
                public static partial State Three { get; }

                protected override void OneState() { }
                private void TwoState() { }
                private bool ThreeEnter() => true;
            }

            [StateHandlers<Derived>]
            public sealed partial class Metrics
            {
                void ThreeState(MirrorEvent e) { }
            }

            [StateHandlers<Derived>]
            public partial class Nothing;
        }
        """));

    [Test]
    public void A_wide_schema() => Snapshot.Match(GeneratorRun.Of($$"""
        using AsyncMachine;

        [StateSchema]
        public partial class Wide
        {
        {{string.Concat(Enumerable.Range(0, 66).Select(i => $"    public static partial State S{i} {{ get; }}\n"))}}
            [State(Require = [nameof(S0), nameof(S65)], Add = [nameof(S5), nameof(S3)], After = [nameof(Last)])]
            public static partial State First { get; }
            [State(Remove = [nameof(Many)])]
            public static partial State Last { get; }
            [StateGroup({{string.Join(", ", Enumerable.Range(20, 30).Select(i => $"nameof(S{i})"))}})]
            public static partial StateGroup Many { get; }
        }
        """));

    [Test]
    public void Malformed_properties() => Snapshot.Match(GeneratorRun.Of("""
        using AsyncMachine;

        [StateSchema]
        public partial class Sloppy
        {
            public static partial State Good { get; }
            public static partial State Settable { get; private set; }
            [State] public partial State OfInstance { get; }
            [State(Auto = true)] protected static partial int Number { get; }
            private static State s_alias = Good;
            public static State Alias => s_alias;
        }
        """));
}
