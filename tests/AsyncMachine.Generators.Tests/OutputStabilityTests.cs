using System.Globalization;
using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Tests;

public sealed class OutputStabilityTests
{
    private const string Source = """
        using AsyncMachine;
        [StateSchema, Include<BasicStates>] public partial class Sample
        {
            [State(Require = [nameof(Start)], Remove = [nameof(I)])] public static partial State<Args> i { get; }
            public static partial State I { get; }
            void iState(Args args) { }
        }
        [StateArgs] public partial record Args(int[] I);
        """;

    [TestCase("tr-TR"), TestCase("fi-FI"), TestCase("ar-SA"), TestCase("th-TH")]
    public void No_culture_changes_the_output(string culture)
    {
        IReadOnlyDictionary<string, string> invariant = GeneratorRun.Of(Source).Files;
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.That(GeneratorRun.Of(Source).Files, Is.EqualTo(invariant));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void The_order_of_files_does_not_change_the_output()
    {
        const string Lib = "using AsyncMachine; [StateSchema] public partial class Lib { public static partial State L { get; } }";
        const string App = "using AsyncMachine; [StateSchema, Include<Lib>] public partial class App { public static partial State A { get; } }";

        Assert.That(GeneratorRun.Of(Lib, App).Files, Is.EqualTo(GeneratorRun.Of(App, Lib).Files));
    }

    [Test]
    public void Members_stay_the_users_for_tools_that_skip_generated_code()
    {
        INamedTypeSymbol type = GeneratorRun.Of(Source).Compilation.GetTypeByMetadataName("Sample")!;

        Assert.That(IsMarked(type), Is.False);
        Assert.That(IsMarked(type.GetMembers("i").Single()), Is.False);
        Assert.That(IsMarked(type.GetMembers("Start").Single()), Is.True);
        Assert.That(IsMarked(type.GetTypeMembers("GeneratedSchema").Single()), Is.True);

        static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "GeneratedCodeAttribute");
    }

    [Test]
    public void Documentation_reaches_the_including_class()
    {
        INamedTypeSymbol type = GeneratorRun.Of(Source).Compilation.GetTypeByMetadataName("Sample")!;

        Assert.That(type.GetMembers("Start").Single().GetDocumentationCommentXml(), Does.Contain("cref=\"P:AsyncMachine.BasicStates.Start\""));
    }
}
