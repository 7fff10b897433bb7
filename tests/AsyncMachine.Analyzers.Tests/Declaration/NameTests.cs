using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class NameTests
{
    [Test]
    public Task The_generated_half_keeps_some_names() => Verify<ReservedNameAnalyzer>.SaysBroken(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State {|#0:Schema|} { get; }
        }
        """,
        "'Schema' cannot be the name of a member of 'Door': the generator adds a member of that name; choose another name");

    [Test]
    public Task The_class_keeps_its_own_and_methods_count_too() => Verify<ReservedNameAnalyzer>.MarkedBroken(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State {|AM0010:Door|} { get; }
            void {|AM0010:CollectHandlers|}() { }
        }
        """);

    [Test]
    public Task Other_names_and_generated_members_are_fine() => Verify<ReservedNameAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Schemas { get; }
        }

        public class Elsewhere
        {
            public int Schema;
        }
        """);

    [Test]
    public Task A_member_that_takes_the_name_of_an_included_state_is_told() => Verify<NameTakenAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<Door>]
        public partial class House
        {
            void {|#0:Open|}() { }
        }
        """,
        "'Open' hides the state of that name that 'House' includes from 'Door'; rename it, or write 'Door.Open' for the state");

    [Test]
    public Task A_state_declared_again_is_fine() => Verify<NameTakenAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<Door>]
        public partial class House
        {
            [State(Multi = true)]
            public static partial State Open { get; }
        }
        """);

    [Test]
    public Task A_state_hides_the_type_of_its_name() => Verify<HiddenTypeAnalyzer>.SaysBroken(
        """
        [StateSchema]
        public partial class Work
        {
            public static partial State {|#0:Task|} { get; }
            public static partial State Timer { get; }

            async System.Threading.Tasks.Task TaskState() => await Task.Delay(1);
        }
        """,
        "State 'Task' hides the type 'System.Threading.Tasks.Task', which 'Work' uses in 'Task.Delay'; rename the state, or write the type in full there");

    [Test]
    public Task An_included_state_is_told_where_the_type_is_meant() => Verify<HiddenTypeAnalyzer>.MarkedBroken(
        """
        [StateSchema]
        public partial class Work
        {
            public static partial State Task { get; }
        }

        [StateSchema]
        [Include<Work>]
        public partial class House
        {
            void TaskState() => {|AM0012:Task|}.Run(() => { });
        }
        """);

    [Test]
    public Task The_state_itself_and_types_in_type_positions_are_fine() => Verify<HiddenTypeAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Work
        {
            public static partial State Task { get; }

            string Name => Task.Name;

            async Task TaskState() => await System.Threading.Tasks.Task.Delay(1);
        }
        """);
}
