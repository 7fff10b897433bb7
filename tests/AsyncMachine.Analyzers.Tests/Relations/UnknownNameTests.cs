using AsyncMachine.Analyzers.Relations;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Relations;

namespace AsyncMachine.Analyzers.Tests.Relations;

public sealed class UnknownNameTests
{
    [Test]
    public Task A_name_that_is_no_state_is_told_with_the_nearest() => Verify<UnknownNameAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Require = [{|#0:"Opne"|}])]
            public static partial State Lit { get; }
        }
        """,
        "'Opne' is no state or group of 'Door'; did you mean 'Open'?");

    [Test]
    public Task Without_a_near_one_the_message_says_what_to_do() => Verify<UnknownNameAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [{|#0:nameof(Console)|}])]
            public static partial State Open { get; }
        }
        """,
        "'Console' is no state or group of 'Door'; declare it as a static partial property of type State, or include its schema");

    [Test]
    public Task Groups_handlers_and_every_way_to_write_a_list_count() => Verify<UnknownNameAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            const string Wrong = "Wrogn";

            [State(Remove = new[] { {|AM0101:"Opn"|} }, After = new string[] { {|AM0101:Wrong|} })]
            public static partial State Open { get; }
            [StateGroup(nameof(Open), {|AM0101:"Clsed"|})]
            public static partial StateGroup All { get; }

            [Handler(HandlerKind.Enter, {|AM0101:"Opem"|})]
            bool Ask() => true;

            [Handler({|AM0101:nameof(All)|}, nameof(Open))]
            bool AskAgain() => true;
        }
        """);

    [Test]
    public Task States_groups_inherited_and_included_ones_and_exception_are_known() => Verify<UnknownNameAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<BasicStates>]
        public partial class House : Door
        {
            [StateGroup(nameof(Open), "Ready")]
            public static partial StateGroup All { get; }
            [State(Require = ["Start", nameof(Door.Open), "Exception", nameof(Exception)], Add = [nameof(All)], Tags = ["Strat"])]
            public static partial State Lit { get; }
        }
        """);

    [Test]
    public Task What_the_compiler_does_not_know_either_is_left_to_it() => Verify<UnknownNameAnalyzer>.SilentBroken(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Add = [nameof(Nothing)])]
            public static partial State Open { get; }
        }
        """);

    [Test]
    public Task The_fix_keeps_the_way_it_is_written() => VerifyFix<UnknownNameAnalyzer, RenameNameFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Start { get; }
            [State(Require = [{|AM0101:"Strat"|}], Add = [{|AM0101:nameof(Star)|}])]
            public static partial State Open { get; }
        }

        public class Star;
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Start { get; }
            [State(Require = ["Start"], Add = [nameof(Start)])]
            public static partial State Open { get; }
        }

        public class Star;
        """);

    [Test]
    public Task The_fix_leaves_constants_alone() => VerifyFix<UnknownNameAnalyzer, RenameNameFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            const string Name = "Opne";
            [State(Require = [{|AM0101:Name|}])]
            public static partial State Open { get; }
        }
        """);
}
