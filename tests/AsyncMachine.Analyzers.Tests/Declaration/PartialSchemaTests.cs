using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class PartialSchemaTests
{
    [Test]
    public Task A_schema_class_must_be_partial() => Verify<PartialSchemaAnalyzer>.Says(
        """
        [StateSchema]
        public class {|#0:Door|};
        """,
        "'Door' must be partial: it is a [StateSchema] class; add the modifier");

    [Test]
    public Task So_must_what_contains_it_and_a_set_of_handlers() => Verify<PartialSchemaAnalyzer>.Marked(
        """
        public class {|AM0001:House|}
        {
            [StateSchema]
            public partial class Door;

            [StateHandlers<Door>]
            public class {|AM0001:Bell|};
        }
        """);

    [Test]
    public Task A_partial_one_in_a_partial_one_is_fine() => Verify<PartialSchemaAnalyzer>.Silent(
        """
        public partial class House
        {
            [StateSchema]
            public partial record class Door;
        }

        public class Unrelated;
        """);

    [Test]
    public Task The_fix_adds_the_modifier_after_others() => VerifyFix<PartialSchemaAnalyzer, AddPartialFix>.Turns(
        """
        // a door
        [StateSchema]
        public sealed class {|AM0001:Door|};
        """,
        """
        // a door
        [StateSchema]
        public sealed partial class Door;
        """);

    [Test]
    public Task The_fix_keeps_comments_where_there_are_no_modifiers() => VerifyFix<PartialSchemaAnalyzer, AddPartialFix>.Turns(
        """
        // a house
        class {|AM0001:House|}
        {
            [StateSchema]
            partial class Door;
        }
        """,
        """
        // a house
        partial class House
        {
            [StateSchema]
            partial class Door;
        }
        """);
}
