using AsyncMachine.Analyzers.Relations;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Relations;

namespace AsyncMachine.Analyzers.Tests.Relations;

public sealed class ReachabilityTests
{
    [Test]
    public Task States_that_require_each_other_and_nothing_brings_in() => Verify<RequireCycleAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Require = [{|#0:nameof(Lit)|}])]
            public static partial State Open { get; }
            [State(Require = [nameof(Open)])]
            public static partial State Lit { get; }
        }
        """,
        "States 'Open' and 'Lit' require each other and no Add brings them in together, so a call of one alone is always canceled; let one of them add the others, or drop one Require");

    [Test]
    public Task With_an_add_they_come_together() => Verify<RequireCycleAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Require = [nameof(Lit)], Add = [nameof(Lit)])]
            public static partial State Open { get; }
            [State(Require = [nameof(Open)])]
            public static partial State Lit { get; }
        }
        """);

    [Test]
    public Task An_add_of_what_never_comes_is_told() => Verify<UselessAddAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [{|#0:nameof(Locked)|}])]
            public static partial State Open { get; }
            [State(Remove = [nameof(Open)])]
            public static partial State Shut { get; }
            [State(Require = [nameof(Shut)])]
            public static partial State Locked { get; }
        }
        """,
        "State 'Open' adds 'Locked', but the two can never be active together: 'Shut' (required by 'Locked') removes 'Open'; remove the Add");

    [Test]
    public Task An_add_that_can_take_effect_is_fine() => Verify<UselessAddAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [nameof(Locked)])]
            public static partial State Shut { get; }
            [State(Require = [nameof(Shut)])]
            public static partial State Locked { get; }
        }
        """);

    [Test]
    public Task The_fix_removes_the_add_and_parentheses_that_hold_nothing_else() => VerifyFix<UselessAddAnalyzer, RemoveEntryFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [{|AM0105:nameof(Shut)|}])]
            public static partial State Open { get; }
            [State(Remove = [nameof(Open)])]
            public static partial State Shut { get; }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            [State]
            public static partial State Open { get; }
            [State(Remove = [nameof(Open)])]
            public static partial State Shut { get; }
        }
        """);

    [Test]
    public Task The_fix_does_not_remove_a_group_for_one_member() => VerifyFix<UselessAddAnalyzer, RemoveEntryFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [{|AM0105:nameof(All)|}])]
            public static partial State Open { get; }
            [State(Remove = [nameof(Open)])]
            public static partial State Shut { get; }
            public static partial State Lit { get; }
            [StateGroup(nameof(Shut), nameof(Lit))]
            public static partial StateGroup All { get; }
        }
        """);

    [Test]
    public Task An_after_that_contradicts_a_require_is_told() => Verify<AfterCycleAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(After = [{|#0:nameof(Lit)|}])]
            public static partial State Open { get; }
            [State(Require = [nameof(Open)])]
            public static partial State Lit { get; }
        }
        """,
        "State 'Open' comes after 'Lit', but 'Lit' requires 'Open'; handlers on such a circle run in schema order, so drop this After");

    [Test]
    public Task An_after_that_can_be_kept_is_fine() => Verify<AfterCycleAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(After = [nameof(Lit)])]
            public static partial State Open { get; }
            public static partial State Lit { get; }
        }
        """);

    [Test]
    public Task What_is_listed_twice_is_told_at_the_second() => Verify<MeaninglessRelationAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open), {|#0:"Open"|}])]
            public static partial State Lit { get; }
        }
        """,
        "State 'Lit' lists 'Open' twice in Require; once is enough");

    [Test]
    public Task A_state_that_requires_itself_is_told_and_groups_that_overlap_are_not() => Verify<MeaninglessRelationAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Require = [{|AM0108:nameof(Open)|}])]
            public static partial State Open { get; }
            [State(Remove = [nameof(All), nameof(Some)], After = [nameof(All)])]
            public static partial State Lit { get; }
            [State(Remove = [{|AM0108:nameof(Dark)|}])]
            public static partial State Dark { get; }
            [StateGroup(nameof(Lit), nameof(Dark))]
            public static partial StateGroup Some { get; }
            [StateGroup(nameof(Some), nameof(Open))]
            public static partial StateGroup All { get; }
        }
        """);

    [Test]
    public Task The_fix_removes_the_second() => VerifyFix<MeaninglessRelationAnalyzer, RemoveEntryFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open), {|AM0108:nameof(Open)|}], Auto = true)]
            public static partial State Lit { get; }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open)], Auto = true)]
            public static partial State Lit { get; }
        }
        """);
}
