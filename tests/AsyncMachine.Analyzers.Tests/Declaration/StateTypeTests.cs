using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class StateTypeTests
{
    [Test]
    public Task An_attribute_on_another_type_is_told_at_the_type() => Verify<StateTypeAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static {|#0:bool|} Open { get; }
        }
        """,
        "'Open' has [State] but is of type 'bool'; change the type to 'State' or 'State<T>'");

    [Test]
    public Task The_two_attributes_are_not_for_each_others_types() => Verify<StateTypeAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            [StateGroup]
            public static partial {|AM0003:State|} Open { get; }
            [State]
            public static partial {|AM0003:StateGroup|} All { get; }
        }
        """);

    [Test]
    public Task The_right_types_are_fine() => Verify<StateTypeAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static partial State<string> Open { get; }
            [StateGroup(nameof(Open))]
            public static partial StateGroup All { get; }
        }
        """);

    [Test]
    public Task The_fix_changes_the_type() => VerifyFix<StateTypeAnalyzer, StateTypeFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static partial {|AM0003:bool|} Open { get; }
            [StateGroup(nameof(Open))]
            public static partial {|AM0003:object|} All { get; }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static partial State Open { get; }
            [StateGroup(nameof(Open))]
            public static partial StateGroup All { get; }
        }
        """);
}
