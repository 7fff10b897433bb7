using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class IncludeTests
{
    private const string TwoDoors = """
        [StateSchema]
        public partial class Front
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        public partial class Back
        {
            [State(Multi = true)]
            public static partial State Open { get; }
        }


        """;

    [Test]
    public Task Two_definitions_of_one_state_need_a_word_of_the_includer() => Verify<IncludeConflictAnalyzer>.Says(
        TwoDoors + """
        [StateSchema]
        [Include<Front>]
        [{|#0:Include<Back>|}]
        public partial class House;
        """,
        "State 'Open' is defined differently by 'Front' and 'Back'; declare it again in 'House' to say which holds");

    [Test]
    public Task Declared_again_or_defined_alike_is_fine() => Verify<IncludeConflictAnalyzer>.Silent(
        TwoDoors + """
        [StateSchema]
        public partial class Side
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<Front>]
        [Include<Back>]
        public partial class House
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<Front>]
        [Include<Side>]
        public partial class Hut;
        """);

    [Test]
    public Task The_fix_declares_it_again() => VerifyFix<IncludeConflictAnalyzer, DeclareAgainFix>.Turns(
        TwoDoors + """
        [StateSchema]
        [Include<Front>]
        [{|AM0005:Include<Back>|}]
        public partial class House
        {
            public static partial State Lit { get; }
        }
        """,
        TwoDoors + """
        [StateSchema]
        [Include<Front>]
        [Include<Back>]
        public partial class House
        {
            public static partial State Lit { get; }
            public static partial State Open { get; }
        }
        """);

    [Test]
    public Task The_fix_opens_a_class_without_a_body() => VerifyFix<IncludeConflictAnalyzer, DeclareAgainFix>.Turns(
        TwoDoors + """
        [StateSchema]
        [Include<Front>]
        [{|AM0005:Include<Back>|}]
        public partial class House;
        """,
        TwoDoors + """
        [StateSchema]
        [Include<Front>]
        [Include<Back>]
        public partial class House
        {
            public static partial State Open { get; }
        }
        """);

    [Test]
    public Task What_is_included_must_be_a_schema() => Verify<IncludeTargetAnalyzer>.Says(
        """
        [StateSchema]
        [Include<{|#0:string|}>]
        public partial class House;
        """,
        "'String' is no schema class; mark it with [StateSchema] or drop the include");

    [Test]
    public Task What_handlers_are_for_must_be_a_schema() => Verify<IncludeTargetAnalyzer>.Says(
        """
        [StateHandlers<{|#0:List<int>|}>]
        public partial class Metrics;
        """,
        "'List' is no schema class, so it has no handlers; name the schema class of the machines to bind to");

    [Test]
    public Task An_include_must_not_lead_back() => Verify<IncludeTargetAnalyzer>.Marked(
        """
        [StateSchema]
        [Include<{|AM0008:C|}>]
        public partial class A;

        [StateSchema]
        [Include<{|AM0008:A|}>]
        public partial class B;

        [StateSchema]
        [Include<{|AM0008:B|}>]
        public partial class C;

        [StateSchema]
        [Include<{|AM0008:D|}>]
        public partial class D;
        """);

    [Test]
    public Task A_schema_may_be_included_by_two_ways_and_from_another_assembly() => Verify<IncludeTargetAnalyzer>.Silent(
        """
        [StateSchema]
        [Include<BasicStates>]
        public partial class A;

        [StateSchema]
        [Include<BasicStates>]
        [Include<A>]
        public partial class B;

        [StateHandlers<B>]
        public partial class Metrics;
        """);
}
