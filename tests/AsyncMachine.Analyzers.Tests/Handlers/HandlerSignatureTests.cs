using AsyncMachine.Analyzers.Handlers;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Handlers;

namespace AsyncMachine.Analyzers.Tests.Handlers;

public sealed class HandlerSignatureTests
{
    [Test]
    public Task A_negotiation_handler_returns_bool_or_nothing() => Verify<HandlerSignatureAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            {|#0:int|} OpenEnter() => 1;
        }
        """,
        "'OpenEnter', the Enter handler of 'Open', returns 'int'; let it return 'bool' or 'void'");

    [Test]
    public Task A_handler_takes_what_there_is() => Verify<HandlerSignatureAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            void OpenState({|#0:int|} number) { }
        }
        """,
        "'OpenState', the State handler of 'Open', takes 'number' of type 'int' that nobody can give it; take the state's args ('string'), an Event and a CancellationToken at most");

    [Test]
    public Task Every_wrong_signature_is_told() => Verify<HandlerSignatureAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State Lit { get; }
            {|AM0203:bool|} OpenState() => true;
            {|AM0203:Task<int>|} OpenEnd() => Task.FromResult(1);
            void OpenEnter{|AM0203:<T>|}() { }
            void OpenExit(Event a, {|AM0203:Event|} b) { }
            void LitOpen(ref {|AM0203:string|} args) { }
            void AnyState({|AM0203:object|} args) { }
        }
        """);

    [Test]
    public Task Every_right_signature_is_fine() => Verify<HandlerSignatureAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State Lit { get; }
            bool OpenEnter(string args, Event e, CancellationToken token) => true;
            void OpenExit(string? args) { }
            async Task OpenState(CancellationToken token, string args) => await Task.Delay(1, token);
            ValueTask OpenEndAsync(Event e) => default;
            static bool OpenOpen(string args) => true;
            bool LitOpen(string args, MirrorEvent e) => true;
            void AnyEnter(Event e) { }
            Task AnyState() => Task.CompletedTask;
            void ExceptionState(ErrorArgs? error) { }
        }
        """);

    [Test]
    public Task The_fix_removes_an_unused_parameter() => VerifyFix<HandlerSignatureAnalyzer, SignatureFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState(Event e, {|AM0203:int|} number) { }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState(Event e) { }
        }
        """);

    [Test]
    public Task The_fix_keeps_a_parameter_that_is_used() => VerifyFix<HandlerSignatureAnalyzer, SignatureFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState({|AM0203:int|} number) => Console.WriteLine(number);
        }
        """);

    [Test]
    public Task The_fix_drops_results_that_nobody_takes() => VerifyFix<HandlerSignatureAnalyzer, SignatureFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }

            {|AM0203:bool|} OpenState()
            {
                if (DateTime.Now.Year > 2000) return true;
                Console.WriteLine();
                return false;
            }

            {|AM0203:bool|} LitState() => OpenNow();

            bool OpenNow() => true;
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }

            void OpenState()
            {
                if (DateTime.Now.Year > 2000) return;
                Console.WriteLine();
                return;
            }

            void LitState() => OpenNow();

            bool OpenNow() => true;
        }
        """);

    [Test]
    public Task The_fix_makes_a_task_plain() => VerifyFix<HandlerSignatureAnalyzer, SignatureFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }

            async {|AM0203:Task<int>|} OpenState()
            {
                await Task.Yield();
                return 1;
            }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }

            async Task OpenState()
            {
                await Task.Yield();
                return;
            }
        }
        """);

    [Test]
    public Task Async_void_is_told() => Verify<AsyncVoidHandlerAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async {|#0:void|} OpenState() => await Task.Yield();
        }
        """,
        "'OpenState' is async void, so its failure would end the process instead of becoming the Exception state; let it return Task");

    [Test]
    public Task Async_void_is_fine_elsewhere_and_async_task_here() => Verify<AsyncVoidHandlerAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async Task OpenState() => await Task.Yield();
            async void Click() => await Task.Yield();
        }
        """);

    [Test]
    public Task The_fix_returns_a_task() => VerifyFix<AsyncVoidHandlerAnalyzer, ReturnTaskFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async {|AM0205:void|} OpenState() => await Task.Yield();
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async Task OpenState() => await Task.Yield();
        }
        """);

    [Test]
    public Task Negotiation_cannot_wait() => Verify<AsyncNegotiationAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            {|#0:async|} Task<bool> OpenEnter() { await Task.Yield(); return true; }
        }
        """,
        "'OpenEnter', the Enter handler of 'Open', must answer at once; return bool or void, and wait in a state of its own that adds 'Open' when it is done");

    [Test]
    public Task A_task_or_the_ending_makes_it_async_too() => Verify<AsyncNegotiationAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            {|AM0206:Task<bool>|} OpenExit() => Task.FromResult(true);
            bool {|AM0206:OpenEnterAsync|}() => true;
        }
        """);

    [Test]
    public Task Final_handlers_can_wait() => Verify<AsyncNegotiationAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            bool OpenEnter() => true;
            async Task OpenStateAsync() => await Task.Yield();
        }
        """);
}
