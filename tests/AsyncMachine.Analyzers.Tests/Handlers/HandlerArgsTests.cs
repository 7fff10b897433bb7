using AsyncMachine.Analyzers.Handlers;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Handlers;

namespace AsyncMachine.Analyzers.Tests.Handlers;

public sealed class HandlerArgsTests
{
    [Test]
    public Task An_auto_state_cannot_require_args() => Verify<RequiredArgsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Auto = true)]
            public static partial {|#0:State<string>|} Open { get; }
        }
        """,
        "Auto state 'Open' requires args, and an auto mutation carries none; make them optional ('State<string?>')");

    [Test]
    public Task Nor_can_an_implied_one() => Verify<RequiredArgsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            [State(Add = [{|#0:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """,
        "'Lit' adds 'Open', which requires args that an Add relation cannot carry; make them optional ('State<string?>') or add it from a handler");

    [Test]
    public Task Args_that_may_be_missing_are_nullable() => Verify<RequiredArgsAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State<string?> Shut { get; }
            public static partial State<int> Count { get; }
            void OpenExit({|AM0207:string|} args) { }
            void ShutEnter({|AM0207:string|} args) { }
            void CountEnd({|AM0207:int|} args) { }
        }
        """);

    [Test]
    public Task A_pair_or_self_handler_may_ask_for_args_as_they_are_required() => Verify<RequiredArgsAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Multi = true)]
            public static partial State<string> Open { get; }
            [State(Auto = true)]
            public static partial State<string?> Lit { get; }
            public static partial State Shut { get; }
            bool OpenEnter(string args) => true;
            void OpenExit(string? args) { }
            bool ShutOpen(string args) => true;
            bool OpenOpen(string args) => true;
            void LitState(string? args) { }
        }
        """);

    [Test]
    public Task The_fix_makes_it_nullable() => VerifyFix<RequiredArgsAnalyzer, MakeNullableFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Auto = true)]
            public static partial {|AM0207:State<string>|} Open { get; }
            public static partial State<int> Count { get; }
            void CountExit({|AM0207:int|} args) { }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            [State(Auto = true)]
            public static partial State<string?> Open { get; }
            public static partial State<int> Count { get; }
            void CountExit(int? args) { }
        }
        """);

    [Test]
    public Task The_fix_offers_nothing_where_another_declaration_is_at_fault() => VerifyFix<RequiredArgsAnalyzer, MakeNullableFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            [State(Add = [{|AM0207:nameof(Open)|}])]
            public static partial State Lit { get; }
        }
        """);

    private const string Args = """
        [StateArgs] public sealed partial record Key(int Number);
        [StateArgs] public sealed partial record Card(int Number);


        """;

    [Test]
    public Task A_handler_gets_its_own_states_args() => Verify<HandlerArgsAnalyzer>.Says(
        Args + """
        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            bool OpenEnter({|#0:Card|} card) => true;
        }
        """,
        "'OpenEnter' takes 'Card', but the args of 'Open' are 'Key'; take 'Key'");

    [Test]
    public Task There_is_one_method_for_a_handler() => Verify<HandlerArgsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState() { }
            void {|#0:OpenState|}(Event e) { }
        }
        """,
        "'OpenState' is the second method for the State handler of 'Open'; join it with 'OpenState()', or take one out by [NotHandler]");

    [Test]
    public Task What_carries_no_args_is_told_so() => Verify<HandlerArgsAnalyzer>.Marked(
        Args + """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState({|AM0208:Key|} key) { }
            void AnyState({|AM0208:Key|} key) { }
            void ExceptionState({|AM0208:Key|} key) { }
        }
        """);

    [Test]
    public Task Right_args_and_one_method_are_fine() => Verify<HandlerArgsAnalyzer>.Silent(
        Args + """
        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            public static partial State<Card?> Shut { get; }
            void OpenState(Key key) { }
            [NotHandler] void OpenState(Card card) { }
            bool OpenShut(Card? card) => true;
            void ExceptionState(ErrorArgs? error) { }
        }

        public class Special : Door
        {
            void OpenState(Key key) { }
        }
        """);

    [Test]
    public Task The_fix_changes_the_type() => VerifyFix<HandlerArgsAnalyzer, ChangeArgsFix>.Turns(
        Args + """
        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            bool OpenEnter({|AM0208:Card|} args) => true;
            void OpenExit({|AM0208:Card|} args) { }
            void ExceptionState({|AM0208:Key|} args) { }
        }
        """,
        Args + """
        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            bool OpenEnter(Key args) => true;
            void OpenExit(Key? args) { }
            void ExceptionState(ErrorArgs? args) { }
        }
        """);
}
