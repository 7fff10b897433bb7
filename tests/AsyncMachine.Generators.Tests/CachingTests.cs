using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Generators.Tests;

/// <summary>What an edit costs: every scenario runs the driver before and after it and asks each step what it did.</summary>
public sealed class CachingTests
{
    private const string Lib = """
        using AsyncMachine;
        [StateSchema] public partial class Lib { public static partial State L1 { get; } }
        """;

    private const string App = """
        using AsyncMachine;
        [StateSchema, Include<Lib>] public partial class App
        {
            public static partial State A1 { get; }
            void A1State() { }
        }
        """;

    private const string Other = """
        using AsyncMachine;
        [StateSchema] public partial class Other { public static partial State O1 { get; } }
        [StateHandlers<App>] public partial class Metrics { void A1End() { } }
        [StateArgs] public partial record Note(string Text);
        """;

    private const string Request = "[assembly: AsyncMachine.Rpc.ArgsCodecsFor<string>]";

    private const string Plain = "class Plain { int X = 1; }";

    [TestCase(Plain, "class Plain { int X = 2; int Y; }", TestName = "An edit in an unrelated file")]
    [TestCase("void A1State() { }", "void A1State() { System.Console.WriteLine(1); }", TestName = "An edit in a handler's body")]
    [TestCase("void A1State() { }", "/* A comment */ void A1State() { // another one\n }", TestName = "A comment")]
    [TestCase("public static partial State A1", "\n\n    public static  partial State  A1", TestName = "White space")]
    [TestCase("void A1State() { }", "void A1State() { }\n int Helper(string s) => s.Length;", TestName = "A method that is no handler")]
    public void An_edit_that_changes_no_spec_leaves_every_output_cached(string before, string after)
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs(before, after);

        Assert.That(outputs, Has.Count.EqualTo(5));
        Assert.That(outputs.Values, Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void A_new_handler_writes_only_its_own_class_again()
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs("void A1State() { }", "void A1State() { } void A1End() { }");

        Assert.That(Modified(outputs), Is.EquivalentTo(new[] { "App.StateSchema.g.cs" }));
    }

    [Test]
    public void A_new_state_of_an_included_schema_writes_it_and_those_that_include_it_again()
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs("State L1 { get; }", "State L1 { get; } public static partial State L2 { get; }");

        // Metrics handles states of App, whose indexes have moved.
        Assert.That(Modified(outputs), Is.EquivalentTo(new[] { "Lib.StateSchema.g.cs", "App.StateSchema.g.cs", "Metrics.StateHandlers.g.cs" }));
    }

    [Test]
    public void A_changed_relation_writes_only_its_schema_again()
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs(
            "public static partial State A1", "[State(Require = [\"L1\"])] public static partial State A1");

        Assert.That(Modified(outputs), Is.EquivalentTo(new[] { "App.StateSchema.g.cs" }));
    }

    [Test]
    public void A_new_schema_leaves_the_others_cached()
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs(
            Plain, Plain + "[AsyncMachine.StateSchema] public partial class Fresh { public static partial AsyncMachine.State F { get; } }");

        Assert.That(outputs.Where(output => output.Value != IncrementalStepRunReason.Cached).Select(output => output.Key), Is.EquivalentTo(new[] { "Fresh.StateSchema.g.cs" }));
    }

    [Test]
    public void A_new_member_of_args_writes_them_and_nothing_else_again()
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs("Note(string Text)", "Note(string Text, int Length)");

        Assert.That(Modified(outputs), Is.EquivalentTo(new[] { "Note.StateArgs.g.cs" }));
    }

    [TestCase(Plain, "class Plain { int X = 2; int Y; }", TestName = "With codecs, an edit in an unrelated file")]
    [TestCase("void A1State() { }", "void A1State() { System.Console.WriteLine(1); }", TestName = "With codecs, an edit in a handler's body")]
    [TestCase("record Note(string Text)", "record Note(string Text) /* A comment */", TestName = "With codecs, a comment at args")]
    [TestCase("ArgsCodecsFor<string>]", "ArgsCodecsFor<string>] // A comment", TestName = "With codecs, a comment at a request")]
    public void With_codecs_an_edit_that_changes_no_spec_leaves_every_output_cached(string before, string after)
    {
        IReadOnlyDictionary<string, IncrementalStepRunReason> outputs = Outputs(before, after, withRpc: true);

        Assert.That(outputs, Has.Count.EqualTo(6));
        Assert.That(outputs.Values, Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void A_new_member_of_args_with_a_codec_writes_them_and_nothing_else_again() =>
        Assert.That(Modified(Outputs("Note(string Text)", "Note(string Text, int Length)", withRpc: true)), Is.EquivalentTo(new[] { "Note.StateArgs.g.cs" }));

    [Test]
    public void A_request_for_another_codec_writes_only_the_file_of_codecs_again() =>
        Assert.That(Modified(Outputs("ArgsCodecsFor<string>", "ArgsCodecsFor<int>", withRpc: true)), Is.EquivalentTo(new[] { "ArgsCodecs.g.cs" }));

    private static IEnumerable<string> Modified(IReadOnlyDictionary<string, IncrementalStepRunReason> outputs) =>
        outputs.Where(output => output.Value == IncrementalStepRunReason.Modified).Select(output => output.Key);

    /// <summary>What the step behind each file did after the edit.</summary>
    private static Dictionary<string, IncrementalStepRunReason> Outputs(string before, string after, bool withRpc = false)
    {
        CSharpCompilation compilation = withRpc
            ? GeneratorRun.CreateCompilation(Lib, App, Other, Plain, Request).AddReferences(GeneratorRun.Rpc)
            : GeneratorRun.CreateCompilation(Lib, App, Other, Plain);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation);

        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        string text = old.ToString().Replace(before, after, StringComparison.Ordinal);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(text, old.FilePath, LanguageVersion.CSharp14)));

        // An output step carries its files as (hint name, text) pairs of a type that is the compiler's own.
        return driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps)
            .SelectMany(step => step.Outputs)
            .SelectMany(output => HintNamesOf(output.Value).Select(name => (name, output.Reason)))
            .ToDictionary(item => item.name, item => item.Reason);
    }

    private static IEnumerable<string> HintNamesOf(object value)
    {
        object sources = value.GetType().GetField("Item1")!.GetValue(value)!;
        foreach (object source in (System.Collections.IEnumerable)sources)
        {
            yield return (string)source.GetType().GetProperty("HintName")!.GetValue(source)!;
        }
    }
}
