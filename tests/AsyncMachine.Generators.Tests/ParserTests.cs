using AsyncMachine.Generators.Tests.Support;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Generators.Tests;

/// <summary>What the shared reader tells of faults; the analyzers stand on it.</summary>
public sealed class ParserTests
{
    [TestCase("[StateSchema] class X { }", SchemaProblemKind.NotPartial)]
    [TestCase("class Y { [StateSchema] partial class X { } }", SchemaProblemKind.NotPartial)]
    [TestCase("[StateSchema] static partial class X { }", SchemaProblemKind.Shape)]
    [TestCase("[StateSchema] partial class X { [State] public static State A { get; } }", SchemaProblemKind.MalformedProperty)]
    [TestCase("[StateSchema] partial class X { public partial State A { get; } }", SchemaProblemKind.MalformedProperty)]
    [TestCase("[StateSchema] partial class X { public static partial State A { get; set; } }", SchemaProblemKind.MalformedProperty)]
    [TestCase("[StateSchema] partial class X { [State] public static partial int A { get; } }", SchemaProblemKind.AttributeOnOtherType)]
    [TestCase("[StateSchema] partial class X { [StateGroup] public static partial State A { get; } }", SchemaProblemKind.AttributeOnOtherType)]
    [TestCase("[StateSchema] partial class X { public static partial State Schema { get; } }", SchemaProblemKind.ReservedName)]
    [TestCase("[StateSchema] partial class X { void CollectHandlers() { } }", SchemaProblemKind.ReservedName)]
    [TestCase("[StateSchema] partial class X { public static partial State A { get; } } partial class X { public static partial State B { get; } }", SchemaProblemKind.SecondDeclaration)]
    [TestCase("[StateSchema, Include<string>] partial class X { }", SchemaProblemKind.Include)]
    [TestCase("[StateSchema, Include<X>] partial class X { }", SchemaProblemKind.Include)]
    [TestCase("[StateSchema, Include<Y>] partial class X { } [StateSchema, Include<X>] partial class Y { }", SchemaProblemKind.Include)]
    [TestCase("[StateSchema, Include<BasicStates>] partial class X { int Start; }", SchemaProblemKind.NameTaken)]
    [TestCase("[StateSchema] partial class X { [StateGroup(\"G\")] public static partial StateGroup G { get; } }", SchemaProblemKind.GroupCycle)]
    [TestCase("[StateSchema, Include<Y>, Include<Z>] partial class X { } [StateSchema] partial class Y { public static partial State A { get; } } [StateSchema] partial class Z { [State(Auto = true)] public static partial State A { get; } }", SchemaProblemKind.Conflict)]
    public void Every_kind_of_fault_is_named(string source, object kind)
    {
        SchemaModel schema = Read(source);

        Assert.That(schema.Problems.Select(problem => (object)problem.Kind), Is.EqualTo(new[] { kind }));
    }

    [TestCase("[StateSchema, Include<Y>, Include<Z>] partial class X { } [StateSchema] partial class Y { public static partial State A { get; } } [StateSchema] partial class Z { public static partial State A { get; } }", TestName = "Two definitions that say the same")]
    [TestCase("[StateSchema, Include<Y>, Include<Z>] partial class X { public static partial State A { get; } } [StateSchema] partial class Y { public static partial State A { get; } } [StateSchema] partial class Z { [State(Auto = true)] public static partial State A { get; } }", TestName = "A conflict that the class decides")]
    [TestCase("[StateSchema, Include<Y>, Include<Z>] partial class X { } [StateSchema, Include<Z>] partial class Y { } [StateSchema] partial class Z { [State(Auto = true)] public static partial State A { get; } }", TestName = "The same schema on two ways")]
    [TestCase("[StateSchema, Include<BasicStates>, Include<Y>] partial class X { } [StateSchema] partial class Y { public static partial State A { get; } }", TestName = "An implicit Exception beside a declared one")]
    [TestCase("[StateSchema] partial class X { public static State Alias => A; public static partial State A { get; } public State Current { get; set; } }", TestName = "Properties that are the user's business")]
    public void No_fault_where_there_is_none(string source) => Assert.That(Read(source).Problems.Select(problem => problem.Kind), Is.Empty);

    [Test]
    public void A_schema_reads_the_same_with_its_generated_half()
    {
        const string Source = """
            [StateSchema, Include<BasicStates>] public partial class X : Root
            {
                [State(Require = [nameof(Start), "Nope"], Add = [nameof(G)])] public static partial State<string> A { get; }
                [StateGroup(nameof(A), nameof(Exception))] public static partial StateGroup G { get; }
                void AState(string s) { }
            }
            [StateSchema] public partial class Root { public static partial State R { get; } void RState() { } }
            """;
        GeneratorRun run = GeneratorRun.Of("using AsyncMachine;\n" + Source);
        Compilation with = run.Compilation;
        Compilation without = with.RemoveSyntaxTrees(with.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));

        Assert.That(Text(with), Is.EqualTo(Text(without)));
        Assert.That(Text(with), Does.Contain("Require Nope False"));

        static string Text(Compilation compilation)
        {
            INamedTypeSymbol type = compilation.GetTypeByMetadataName("X")!;
            SchemaReader reader = SchemaReader.Of(compilation);
            SchemaModel schema = reader.Read(type, default)!;
            return string.Join("\n",
            [
                ManifestWriter.Write(schema),
                .. schema.Problems.Select(problem => $"{problem.Kind} {problem.Symbol}"),
                .. schema.States.SelectMany(state => state.Relations, (state, relation) => $"{state.Name}: {relation.Kind} {relation.Name} {relation.IsResolved} {relation.Position}"),
                .. schema.States.Select(state => $"{state.Name} {state.Origin} {state.Member}"),
                .. reader.ReadHandlers(type, default)!.Handlers.Select(handler => $"{handler.Method} {handler.Reading.Form}"),
            ]);
        }
    }

    [TestCase("int AEnter() => 1;", HandlerProblemKind.ReturnType)]
    [TestCase("bool AState() => true;", HandlerProblemKind.ReturnType)]
    [TestCase("Task<int> AState() => null!;", HandlerProblemKind.ReturnType)]
    [TestCase("async void AState() { }", HandlerProblemKind.AsyncVoid)]
    [TestCase("async void AEnter() { }", HandlerProblemKind.AsyncNegotiation)]
    [TestCase("Task<bool> AEnter() => null!;", HandlerProblemKind.AsyncNegotiation)]
    [TestCase("bool AEnterAsync() => true;", HandlerProblemKind.AsyncNegotiation)]
    [TestCase("void AState(int x) { }", HandlerProblemKind.Parameter)]
    [TestCase("void AState(Event e, Event f) { }", HandlerProblemKind.Parameter)]
    [TestCase("void AState(ref Event e) { }", HandlerProblemKind.Parameter)]
    [TestCase("void AState(Note n) { }", HandlerProblemKind.ArgsType)]
    [TestCase("void BState(Other o) { }", HandlerProblemKind.ArgsType)]
    [TestCase("void AnyState(Note n) { }", HandlerProblemKind.ArgsType)]
    [TestCase("void BA(Note n) { }", HandlerProblemKind.ArgsType)]
    [TestCase("void BExit(Note n) { }", HandlerProblemKind.ArgsNullability)]
    [TestCase("void BEnd(Note n) { }", HandlerProblemKind.ArgsNullability)]
    [TestCase("void CState(Note n) { }", HandlerProblemKind.ArgsNullability)]
    [TestCase("void AC(Note n) { }", HandlerProblemKind.ArgsNullability)]
    [TestCase("void AState<T>() { }", HandlerProblemKind.Generic)]
    [TestCase("[Handler(HandlerKind.Enter, \"Nope\")] void F() { }", HandlerProblemKind.UnknownState)]
    [TestCase("[Handler(HandlerKind.Pair, \"A\")] void F() { }", HandlerProblemKind.UnknownState)]
    [TestCase("[Handler(HandlerKind.AnyEnter, \"A\")] void F() { }", HandlerProblemKind.UnknownState)]
    [TestCase("[Handler(\"A\", \"Nope\")] void F() { }", HandlerProblemKind.UnknownState)]
    [TestCase("void AState(); void AStateAsync() { }", HandlerProblemKind.Duplicate)]
    [TestCase("void ABState() { }", HandlerProblemKind.Ambiguous)]
    public void Every_fault_of_a_handler_is_named(string method, object kind)
    {
        IEnumerable<HandlerModel> handlers = Handlers(method);

        Assert.That(handlers.SelectMany(handler => handler.Problems).Select(problem => (object)problem.Kind), Is.EqualTo(new[] { kind }));
    }

    [TestCase("void AState(Event e, CancellationToken t, MirrorEvent m) { }", "State A: Event Token MirrorEvent")]
    [TestCase("void BState(Note n) { }", "State B: Args")]
    [TestCase("void BState(Note? n) { }", "State B: OptionalArgs")]
    [TestCase("void BEnd(in Note? n) { }", "End B: OptionalArgs")]
    [TestCase("void AB(Note n) { }", "Pair A>B: Args")]
    [TestCase("void BB(Note n) { }", "Self B: Args")]
    [TestCase("void ExceptionState(ErrorArgs? e) { }", "State Exception: OptionalArgs")]
    [TestCase("[Handler(\"B\", \"A\")] void F() { }", "Pair B>A: ")]
    [TestCase("[Handler(HandlerKind.AnyState)] Task F() => null!;", "AnyState : ")]
    [TestCase("[NotHandler] void AState() { }", null)]
    [TestCase("void Abc() { } void StateA() { } void A() { } void Enter() { } void AStates() { } void aState() { }", null)]
    public void Handlers_are_read_by_name_or_attribute(string method, string? expected)
    {
        IEnumerable<string> handlers = Handlers(method).Select(handler =>
            $"{handler.Reading.Form} {handler.Reading.State?.Name}{(handler.Reading.Other is { } other ? ">" + other.Name : "")}: {string.Join(" ", handler.Parameters.Select(parameter => parameter.Kind))}");

        Assert.That(handlers, Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void The_parser_numbers_handler_kinds_as_the_engine_does()
    {
        Assert.That(Enum.GetNames<HandlerForm>(), Is.EqualTo(Enum.GetNames<HandlerKind>()));
        Assert.That(Enum.GetValues<HandlerForm>().Select(form => (byte)form), Is.EqualTo(Enum.GetValues<HandlerKind>().Select(kind => (byte)kind)));
    }

    private static IEnumerable<HandlerModel> Handlers(string methods)
    {
        Compilation compilation = Compile($$"""
            [StateSchema] partial class X
            {
                public static partial State A { get; }
                public static partial State<Note> B { get; }
                public static partial State<Note?> C { get; }
                public static partial State AB { get; }
                public static partial State State { get; }
                {{methods}}
            }
            [StateArgs] partial record Note; [StateArgs] partial record Other;
            """.Replace(methods.Contains("ABState", StringComparison.Ordinal) ? "\0" : "    public static partial State AB { get; }\n    public static partial State State { get; }\n", "", StringComparison.Ordinal));
        return SchemaReader.Of(compilation).ReadHandlers(compilation.GetTypeByMetadataName("X")!, default)!.Handlers;
    }

    private static SchemaModel Read(string source)
    {
        Compilation compilation = Compile(source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("X") ?? compilation.GetTypeByMetadataName("Y+X")!;
        return SchemaReader.Of(compilation).Read(type, default)!;
    }

    private static CSharpCompilation Compile(string source) =>
        GeneratorRun.CreateCompilation("using System; using System.Threading; using System.Threading.Tasks; using AsyncMachine;\n" + source);
}
