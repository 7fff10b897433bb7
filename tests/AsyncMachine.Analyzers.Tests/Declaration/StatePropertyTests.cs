using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class StatePropertyTests
{
    [Test]
    public Task A_state_that_is_not_partial_declares_nothing() => Verify<StatePropertyAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static State {|#0:Open|} { get; }
        }
        """,
        "'Open' does not declare a state: it is not partial; write 'static partial State Open { get; }'");

    [Test]
    public Task Nor_does_one_that_is_not_static_or_has_more_than_a_getter() => Verify<StatePropertyAnalyzer>.MarkedBroken(
        """
        [StateSchema]
        public partial class Door
        {
            public partial State {|AM0002:Open|} { get; }
            public static partial State<string> {|AM0002:Closed|} { get; set; }
            public static partial State {|AM0002:Locked|} => default;
            public static partial StateGroup {|AM0002:All|} { get { return default; } }
            [StateGroup]
            public static StateGroup {|AM0002:None|} { get; set; }
            public static State {|AM0002:Forgotten|} { get; }
        }
        """);

    [Test]
    public Task States_and_properties_that_hold_one_are_fine() => Verify<StatePropertyAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            internal static partial State<string?> Closed { get; }
            [StateGroup(nameof(Open), nameof(Closed))]
            public static partial StateGroup All { get; }

            public static State Alias => Open;
            public static State Copy { get; } = Open;
            public static State Variable { get; set; }
            public State Current { get; set; }
        }

        public class Elsewhere
        {
            public static State Any { get; }
        }
        """);

    [Test]
    public Task The_fix_rewrites_it() => VerifyFix<StatePropertyAnalyzer, StatePropertyFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            // wide
            [State(Multi = true)]
            public virtual State {|AM0002:Open|} { get; set; } = default; // open

            /// <summary>Shut.</summary>
            partial State<string> {|AM0002:Closed|} { get; }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            // wide
            [State(Multi = true)]
            public static partial State Open { get; } // open

            /// <summary>Shut.</summary>
            static partial State<string> Closed { get; }
        }
        """);
}
