using AsyncMachine.Analyzers.Args;
using AsyncMachine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Args;

/// <summary>AM0301 where AsyncMachine.Rpc is referenced: args that cannot travel.</summary>
public sealed class ArgsCodecTests
{
    [Test]
    public Task A_member_needs_a_type_with_a_codec() => Says(
        "[StateArgs] public sealed partial record Upload(string Name, Stream {|#0:Body|});",
        "'Body' of 'Upload' is a 'Stream', which has no codec; use a type that has one, or make it a [StateArgs] type");

    [Test]
    public Task So_do_the_elements_of_a_collection() => Says(
        "[StateArgs] public sealed partial record Upload(Dictionary<string, List<Action?>> {|#0:Parts|});",
        "'Parts' of 'Upload' is a 'Dictionary<string, List<Action?>>', which has no codec; use a type that has one, or make it a [StateArgs] type");

    [Test]
    public Task Each_member_is_told() => Told(
        """
        [StateArgs]
        public sealed partial class Many
        {
            public object? {|AM0301:Any|} { get; set; }
            public CancellationToken {|AM0301:Token|};
            public int[,]? {|AM0301:Grid|} { get; init; }
            public Memory<char> {|AM0301:Text|} { get; init; }
            public int Fine { get; init; }
        }
        """);

    [Test]
    public Task A_member_must_be_settable() => Says(
        "[StateArgs] public sealed partial class Fixed { public int {|#0:Kind|} { get; } = 3; }",
        "'Kind' of 'Fixed' cannot be set when it is read; give it a setter, or a parameter of the constructor with its name and type");

    [Test]
    public Task A_constructor_must_take_nothing_else() => Says(
        "[StateArgs] public sealed partial class {|#0:Made|}(int seed, string name) { public string Name { get; } = name + seed.ToString(); }",
        "'Made' cannot be made when it is read; give it a constructor that takes nothing but values of its members, and do not make it abstract");

    [Test]
    public Task The_name_of_the_codec_is_taken() => Says(
        "[StateArgs] public sealed partial class {|#0:Made|} { public int GeneratedCodec { get; init; } }",
        "'Made' has a member named 'GeneratedCodec', which its codec needs; rename it");

    [Test]
    public Task A_hidden_member_cannot_be_read() => Told(
        """
        [StateArgs] public partial class Outer { public int Size { get; init; } }
        [StateArgs] public sealed partial class Inner : Outer { public new int {|AM0301:Size|} { get; init; } }
        """);

    [Test]
    public Task Args_within_args_are_told_where_they_stand() => Told(
        """
        [StateArgs] public sealed partial record Outer(Inner Inner, List<Inner> All);
        [StateArgs] public sealed partial record Inner(Stream {|AM0301:Body|});
        """);

    [Test]
    public Task What_a_generic_type_cannot_bring_is_told_where_it_is_used() => Told(
        """
        [StateArgs] public sealed partial record Box<T>(T Content);
        [StateArgs] public sealed partial record Fine(Box<int> Content);
        [StateArgs] public sealed partial record Bad(Box<Stream> {|AM0301:Content|});
        """);

    [Test]
    public Task An_abstract_class_is_only_told_where_it_is_a_member() => Told(
        """
        [StateArgs] public abstract partial record Shape(string Name);
        [StateArgs] public sealed partial record Circle(string Name, double Radius) : Shape(Name);
        [StateArgs] public sealed partial record Drawing(List<Shape> {|AM0301:Shapes|});
        """);

    [Test]
    public Task What_can_travel_is_fine() => Told(
        """
        public enum Colour { Red, Green }

        [StateArgs]
        public sealed partial record Everything(
            int A, string? B, Guid C, DateTime D, DateTimeOffset E, TimeSpan F, DateOnly G, TimeOnly H, Uri I, decimal J, System.Numerics.BigInteger K, Colour L,
            int? M, byte[] N, List<string> O, IReadOnlySet<int> P, Dictionary<string, Colour> Q, ReadOnlyMemory<byte> R, Everything? S, char T)
        {
            public double U { get; init; }
            public int Computed => A * 2;
            private int _v;
            public int V() => _v;
        }

        [StateArgs] public readonly partial struct Place(int x) { public int X { get; } = x; }
        [StateArgs] public partial class Plain { public required int Y { get; set; } internal int Z; }
        """);

    [Test]
    public Task Without_the_package_nothing_travels_and_nothing_is_told() => Verify<PartialArgsAnalyzer>.Silent(
        "[StateArgs] public sealed partial record Upload(string Name, Stream Body);");

    private static Task Told(string source) => Run(source, []);

    private static Task Says(string source, string message) => Run(source, [message]);

    private static Task Run(string source, string[] messages) => Verify<PartialArgsAnalyzer>.Run(
        source, CompilerDiagnostics.Errors, messages, more: test => test.TestState.AdditionalReferences.AddRange(Surroundings.Rpc));
}
