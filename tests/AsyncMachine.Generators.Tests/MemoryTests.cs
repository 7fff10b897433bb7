using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Generators.Tests;

/// <summary>
/// The generator remembers what it read across edits. Whatever the edit, the result has to be that of a generator which
/// remembers nothing.
/// </summary>
public sealed class MemoryTests
{
    private static readonly string[] s_sources =
    [
        """
        using AsyncMachine;
        using N;
        [StateSchema, Include<Lib>] public partial class App : Root
        {
            [State(Tags = [Constants.Tag], Require = [nameof(L1)])] public static partial State<Args> A { get; }
            public static partial State<Plain?> B { get; }
            void AState(Args args) { System.Console.WriteLine(1); }
        }
        """,
        "using AsyncMachine; public partial class App { void AEnd() { } partial void BState(); }",
        "using AsyncMachine; [StateSchema, Include<Deep>] public partial class Lib { public static partial State L1 { get; } }",
        "using AsyncMachine; [StateSchema] public partial class Deep { public static partial State D1 { get; } }",
        "public class Root { public int Heartbeat; protected virtual void X() { } }",
        "using AsyncMachine; namespace N { [StateArgs] public partial record Args(int Count, Inner Inner); }",
        "using AsyncMachine; namespace N { [StateArgs] public partial record Inner(string Text) { public int Twice => 2; } }",
        "public static class Constants { public const string Tag = \"one\"; public const string Other = \"two\"; }",
        "namespace N { public class Plain { } public class Unrelated { void M() { int x = 1; } int P { get; set; } } }",
        "using AsyncMachine; [StateHandlers<App>] public partial class Set { void D1State() { } }",
        "using AsyncMachine; [StateSchema] public partial class Alone { public static partial State Only { get; } }",
    ];

    // What is replaced, what by.
    [TestCase("WriteLine(1)", "WriteLine(2)")]
    [TestCase("int x = 1;", "int x = 2; string AState = null;")]
    [TestCase("void M() {", "void M2(int q) {")]
    [TestCase("int P { get; set; }", "int P { get; set; } int Q;")]
    [TestCase("void AEnd() { }", "void AEnd() { } void L1State() { }")]
    [TestCase("void AEnd() { }", "void AEnd(Event e) { }")]
    [TestCase("partial void BState();", "partial void BState() { }")]
    [TestCase("State L1 { get; }", "State L1 { get; } public static partial State L2 { get; }")]
    [TestCase("State D1 { get; }", "State D1 { get; } public static partial State D2 { get; }")]
    [TestCase("public static partial State D1", "[State(Auto = true)] public static partial State D1")]
    [TestCase("public static partial State D1", "internal static partial State D1")]
    [TestCase("public int Heartbeat;", "public int L1;")]
    [TestCase("public class Root {", "public class Root { protected int Schema;")]
    [TestCase("public class Root {", "public sealed class Root {")]
    [TestCase("int Count, Inner Inner", "int Count, Inner Inner, int[] More")]
    [TestCase("public partial record Args", "[System.Obsolete(DiagnosticId = \"X1\")] public partial record Args")]
    [TestCase("Twice => 2", "Twice { get; init; } = 2")]
    [TestCase("Twice => 2", "Twice => field")]
    [TestCase("record Inner(string Text)", "record Inner(long Text)")]
    [TestCase("[StateArgs] public partial record Inner", "public partial record Inner")]
    [TestCase("Tag = \"one\"", "Tag = \"changed\"")]
    [TestCase("[Constants.Tag]", "[Constants.Other]")]
    [TestCase("public class Unrelated", "public class Event")]
    [TestCase("public class Unrelated", "public class State")]
    [TestCase("public class Plain", "internal class Plain")]
    [TestCase("public class Plain", "public struct Plain")]
    [TestCase("using N;", "")]
    [TestCase("namespace N { public class Plain", "using System; namespace N { public class Plain")]
    [TestCase("namespace N { public class Plain", "global using Args = System.Uri; namespace N { public class Plain")]
    [TestCase("using AsyncMachine; namespace N { [StateArgs] public partial record Args", "#nullable disable\nusing AsyncMachine; namespace N { [StateArgs] public partial record Args")]
    [TestCase("void AState(Args args) {", "void AState(Args args) { \n#nullable disable\n")]
    [TestCase("[StateHandlers<App>]", "[StateHandlers<Lib>]")]
    [TestCase("Include<Lib>", "Include<Deep>")]
    [TestCase("[StateSchema] public partial class Alone", "public partial class Alone")]
    [TestCase("[StateSchema] public partial class Alone", "class State { } [StateSchema] public partial class Alone")]
    [TestCase("public partial class Alone", "public class Alone")]
    [TestCase("class Alone", "class Renamed")]
    public void An_edit_gives_what_a_fresh_run_gives(string before, string after)
    {
        CSharpCompilation first = GeneratorRun.CreateCompilation(s_sources);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(first);

        CSharpCompilation edited = Edit(first, before, after);
        driver = driver.RunGenerators(edited);
        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(edited))));

        // And back again, and once more with another edit on the way.
        driver = driver.RunGenerators(first);
        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(first))));
        CSharpCompilation both = Edit(Edit(first, "class Unrelated {", "class Unrelated { int Z;"), before, after);
        driver = driver.RunGenerators(Edit(first, "class Unrelated {", "class Unrelated { int Z;")).RunGenerators(both);
        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(both))));
    }

    [TestCase("Note(int Count = Defaults.Count)", "Note(int Count = 9)")]
    [TestCase("Count = 3", "Count = 4")]
    [TestCase("record Part(string Text)", "record Part(object Text)")]
    [TestCase("record Part(string Text)", "record Part(string Text, int More)")]
    [TestCase("enum Kind", "enum Kind : byte")]
    [TestCase("[StateArgs] public partial record Part", "public partial record Part")]
    [TestCase("ArgsCodecsFor<Box<int>>", "ArgsCodecsFor<Box<long>>")]
    [TestCase("Box<T>(T Content)", "Box<T>(T Content, int More)")]
    [TestCase("class Kept { }", "class Kept { public int X { get; init; } }")]
    public void With_codecs_too_an_edit_gives_what_a_fresh_run_gives(string before, string after)
    {
        CSharpCompilation first = GeneratorRun.CreateCompilation(
            "using AsyncMachine; [StateArgs] public partial record Note(int Count = Defaults.Count) { public Part? Part { get; init; } public Kind Kind { get; init; } }",
            "public static class Defaults { public const int Count = 3; }",
            "using AsyncMachine; [StateArgs] public partial record Part(string Text);",
            "public enum Kind { A }",
            "[assembly: AsyncMachine.Rpc.ArgsCodecsFor<Box<int>>]",
            "using AsyncMachine; [StateArgs] public partial record Box<T>(T Content);",
            "using AsyncMachine; [StateArgs] public partial class Kept { }",
            "using AsyncMachine; [StateSchema] public partial class App { public static partial State<Note> A { get; } public static partial State<Box<Kind>> B { get; } }")
            .AddReferences(GeneratorRun.Rpc);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(first);

        CSharpCompilation edited = Edit(first, before, after);
        driver = driver.RunGenerators(edited);

        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(edited))));
        Assert.That(Files(driver), Is.Not.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(first))));
    }

    [Test]
    public void A_file_that_is_added_or_removed_counts()
    {
        CSharpCompilation first = GeneratorRun.CreateCompilation(s_sources);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(first);
        CSharpCompilation fewer = first.RemoveSyntaxTrees(first.SyntaxTrees[1]);

        driver = driver.RunGenerators(fewer);
        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(fewer))));
        driver = driver.RunGenerators(first);
        Assert.That(Files(driver), Is.EqualTo(Files(GeneratorRun.CreateDriver().RunGenerators(first))));
    }

    [Test]
    public void No_old_compilation_is_kept_alive()
    {
        (GeneratorDriver driver, WeakReference old) = RunAndEdit();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(old.IsAlive, Is.False);
        GC.KeepAlive(driver);

        static (GeneratorDriver, WeakReference) RunAndEdit()
        {
            CSharpCompilation first = GeneratorRun.CreateCompilation(s_sources);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new AsyncMachineGenerator()).RunGenerators(first);
            return (driver.RunGenerators(Edit(first, "int x = 1", "int x = 2")), new WeakReference(first));
        }
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        string text = old.ToString().Replace(before, after, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(text, old.FilePath, LanguageVersion.CSharp14));
    }

    private static Dictionary<string, string> Files(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.That(result.Exception, Is.Null);
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }
}
