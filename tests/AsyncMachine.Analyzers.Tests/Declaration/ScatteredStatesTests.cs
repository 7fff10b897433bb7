using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class ScatteredStatesTests
{
    [Test]
    public Task States_stand_in_one_declaration() => Verify<ScatteredStatesAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        public partial class Door
        {
            public static partial State {|#0:Closed|} { get; }
        }
        """,
        "'Closed' stands in another declaration of 'Door' than the one with [StateSchema]; move it there, so that the schema has one order");

    [Test]
    public Task Handlers_may_stand_in_any() => Verify<ScatteredStatesAnalyzer>.Silent(
        """
        public partial class Door
        {
            void OpenState() { }
        }

        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }
        """);

    [Test]
    public Task The_fix_moves_it() => VerifyFix<ScatteredStatesAnalyzer, MoveStateFix>.Turns(
        """
        public partial class Door
        {
            [State(Multi = true)]
            public static partial State {|AM0009:Closed|} { get; }

            void OpenState() { }
        }

        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }
        """,
        """
        public partial class Door
        {

            void OpenState() { }
        }

        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Multi = true)]
            public static partial State Closed { get; }
        }
        """);
}
