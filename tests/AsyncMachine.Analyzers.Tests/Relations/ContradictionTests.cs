using AsyncMachine.Analyzers.Relations;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Relations;

namespace AsyncMachine.Analyzers.Tests.Relations;

public sealed class ContradictionTests
{
    [Test]
    public Task Require_and_remove_of_one_state_is_told_at_the_remove() => Verify<ContradictingRelationsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open)], Remove = [{|#0:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """,
        "State 'Lit' both requires and removes 'Open', so it can never be active; take 'Open' out of Require or out of Remove");

    [Test]
    public Task Through_a_group_it_is_told_at_the_group() => Verify<ContradictingRelationsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open)], Remove = [{|#0:nameof(All)|}])]
            public static partial State Lit { get; }
            [StateGroup(nameof(Open), nameof(Lit))]
            public static partial StateGroup All { get; }
        }
        """,
        "State 'Lit' both requires and removes 'Open' (a member of 'All'), so it can never be active; take 'Open' out of Require or out of Remove");

    [Test]
    public Task A_group_that_holds_the_state_itself_is_fine() => Verify<ContradictingRelationsAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Remove = [nameof(All)])]
            public static partial State Open { get; }
            [State(Remove = [nameof(All)])]
            public static partial State Shut { get; }
            [StateGroup(nameof(Open), nameof(Shut))]
            public static partial StateGroup All { get; }
        }
        """);

    [TestCase(0, "[State(Require = [nameof(Open)])]")]
    [TestCase(1, "[State(Remove = [nameof(Open)])]")]
    public Task The_fix_removes_either(int offer, string result) => VerifyFix<ContradictingRelationsAnalyzer, RemoveEntryFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [nameof(Open)], Remove = [{|AM0102:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """,
        $$"""
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            {{result}}
            public static partial State Lit { get; }
        }
        """,
        offer);

    [Test]
    public Task Add_wins_over_remove_and_that_is_told() => Verify<AddAndRemoveAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Add = [nameof(Open)], Remove = [{|#0:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """,
        "State 'Lit' adds 'Open' and removes it; Add wins, so drop one of the two");

    [Test]
    public Task Add_and_remove_of_different_states_are_fine() => Verify<AddAndRemoveAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Add = [nameof(Open)], Remove = [nameof(Dark)])]
            public static partial State Lit { get; }
            public static partial State Dark { get; }
        }
        """);

    [TestCase(0, "[State(Add = [nameof(Open), nameof(Dark)])]")]
    [TestCase(1, "[State(Add = [nameof(Dark)], Remove = [nameof(Open)])]")]
    public Task The_fix_removes_either_of_add_and_remove(int offer, string result) => VerifyFix<AddAndRemoveAnalyzer, RemoveEntryFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Dark { get; }
            [State(Add = [nameof(Open), nameof(Dark)], Remove = [{|AM0106:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """,
        $$"""
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Dark { get; }
            {{result}}
            public static partial State Lit { get; }
        }
        """,
        offer);

    [Test]
    public Task A_dead_state_is_told_at_the_requirement_that_leads_to_the_clash() => Verify<DeadStateAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Remove = [nameof(Shut)])]
            public static partial State Open { get; }
            public static partial State Shut { get; }
            [State(Require = [nameof(Shut)])]
            public static partial State Locked { get; }
            [State(Require = [{|#0:nameof(Open)|}, nameof(Locked)])]
            public static partial State Strange { get; }
            [State(Require = [nameof(Strange)])]
            public static partial State Stranger { get; }
        }
        """,
        "State 'Strange' can never be active: it requires 'Open' and 'Shut' (through 'Locked'), and 'Open' removes 'Shut'; drop a Require or the Remove");

    [Test]
    public Task A_required_exclusive_group_has_its_own_words() => Verify<DeadStateAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Remove = [nameof(All)])]
            public static partial State Open { get; }
            [State(Remove = [nameof(All)])]
            public static partial State Shut { get; }
            [StateGroup(nameof(Open), nameof(Shut))]
            public static partial StateGroup All { get; }
            [State(Require = [{|#0:nameof(All)|}])]
            public static partial State Known { get; }
        }
        """,
        "State 'Known' can never be active: it requires every member of the group 'All', and these exclude each other; require one of them");

    [Test]
    public Task A_state_that_the_includer_makes_dead_is_told_at_the_includer() => Verify<DeadStateAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Shut { get; }
            [State(Require = [nameof(Open), nameof(Shut)])]
            public static partial State Both { get; }
        }

        [StateSchema]
        [Include<Door>]
        public partial class {|#0:House|}
        {
            [State(Remove = [nameof(Shut)])]
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<House>]
        public partial class Street;
        """,
        "State 'Both' can never be active: it requires 'Open' and 'Shut', and 'Open' removes 'Shut'; drop a Require or the Remove");

    [Test]
    public Task States_that_can_be_active_together_are_fine() => Verify<DeadStateAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Remove = [nameof(Shut)])]
            public static partial State Open { get; }
            [State(Remove = [nameof(Open)])]
            public static partial State Shut { get; }
            [State(Require = [nameof(Shut)])]
            public static partial State Locked { get; }
        }
        """);
}
