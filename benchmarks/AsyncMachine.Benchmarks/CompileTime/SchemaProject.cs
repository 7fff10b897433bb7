using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Benchmarks.CompileTime;

/// <summary>A project in an editor: schema classes of 25 states, a file each, and one file that has nothing to do with them.</summary>
internal sealed class SchemaProject
{
    private const int States = 25;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private SyntaxTree _unrelated = Unrelated(0);
    private int _edits;

    public SchemaProject(int schemas)
    {
        Compilation = CSharpCompilation.Create(
            "Edited",
            [_unrelated, .. Enumerable.Range(0, schemas).Select(i => CSharpSyntaxTree.ParseText(Schema(i), Options, $"Schema{i}.cs"))],
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(Machine).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; private set; }

    /// <summary>A driver that has seen nothing yet.</summary>
    public static GeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Options);

    /// <summary>Somebody types in the file that has nothing to do with schemas.</summary>
    public void EditElsewhere()
    {
        SyntaxTree edited = Unrelated(++_edits);
        Compilation = Compilation.ReplaceSyntaxTree(_unrelated, edited);
        _unrelated = edited;
    }

    private static SyntaxTree Unrelated(int edit) => CSharpSyntaxTree.ParseText(
        $$"""
        namespace Edited;

        internal static class Elsewhere
        {
            public static int Answer(int question) => question + {{edit.ToString(CultureInfo.InvariantCulture)}};
        }
        """,
        Options,
        "Elsewhere.cs");

    private static string Schema(int number)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            using AsyncMachine;

            namespace Edited;

            /// <summary>A schema.</summary>
            [StateSchema]
            public partial class Schema{{number}}
            {
                /// <summary>The first state.</summary>
                public static partial State S1 { get; }
            """);
        for (int i = 2; i < States; i++)
        {
            string relation = (i % 4) switch { 0 => "Require", 1 => "Remove", 2 => "Add", _ => "After" };
            text.AppendLine(CultureInfo.InvariantCulture, $$"""

                    /// <summary>The state after S{{i - 1}}.</summary>
                    [State({{relation}} = [nameof(S{{i - 1}})])]
                    public static partial State S{{i}} { get; }
                """);
            if (i % 5 == 0) text.AppendLine(CultureInfo.InvariantCulture, $"    private void S{i}State(Event e) {{ }}");
        }

        return text.Append('}').ToString();
    }
}
