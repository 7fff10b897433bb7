using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class SchemaKindTests
{
    [Test]
    public Task A_static_class_cannot_be_a_schema() => Verify<SchemaKindAnalyzer>.Says(
        """
        [StateSchema]
        public {|#0:static|} partial class Door;
        """,
        "'Door' is static and cannot carry [StateSchema]; make it a plain partial class or record class");

    [Test]
    public Task Nor_can_what_is_local_to_a_file_or_no_class() => Verify<SchemaKindAnalyzer>.MarkedBroken(
        """
        [StateSchema]
        {|AM0007:file|} partial class A;

        [StateSchema]
        public partial {|AM0007:struct|} B;

        [StateSchema]
        public partial {|AM0007:interface|} C;

        [StateSchema]
        public partial record {|AM0007:struct|} D;

        file partial class Outer
        {
            [StateSchema]
            public partial class {|AM0007:Inner|};
        }

        [StateHandlers<string>]
        public {|AM0007:static|} partial class E;
        """);

    [Test]
    public Task A_class_and_a_record_can() => Verify<SchemaKindAnalyzer>.Silent(
        """
        [StateSchema]
        public abstract partial class Door<T>;

        [StateSchema]
        public sealed partial record class Gate;
        """);

    [Test]
    public Task An_old_language_is_told_with_the_way_out() => Verify<LanguageVersionAnalyzer>.Run(
        """
        [StateSchema]
        public partial class {|#0:Door|}
        {
        }
        """,
        CompilerDiagnostics.None,
        ["Schema class 'Door' needs C# 13 or later for its partial properties, and this project is compiled as C# 12.0; set <LangVersion> to 13 or higher"],
        LanguageVersion.CSharp12);

    [Test]
    public Task The_first_language_with_partial_properties_is_enough() => Verify<LanguageVersionAnalyzer>.Run(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }
        """,
        CompilerDiagnostics.Errors, [], LanguageVersion.CSharp13);
}
