using AsyncMachine.Analyzers.Handlers;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Handlers;

public sealed class BlockingTests
{
    [Test]
    public Task A_blocking_call_is_told_with_the_way_out() => Verify<BlockingHandlerAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState() => Thread.{|#0:Sleep|}(10);
        }
        """,
        "'Sleep' blocks the machine while 'OpenState' runs; await it in an async handler instead");

    [Test]
    public Task In_negotiation_the_way_out_is_another_handler() => Verify<BlockingHandlerAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            bool OpenEnter() => Task.FromResult(true).{|#0:Result|};
        }
        """,
        "'Result' blocks the machine while 'OpenEnter' runs; start it in a final handler that awaits it");

    [Test]
    public Task Every_way_to_block_is_told() => Verify<BlockingHandlerAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            protected virtual void OpenState(Event e)
            {
                Task task = Task.Delay(1);
                task.{|AM0209:Wait|}();
                task.GetAwaiter().{|AM0209:GetResult|}();
                task.ConfigureAwait(false).GetAwaiter().{|AM0209:GetResult|}();
                Task.{|AM0209:WaitAll|}(task);
                new ValueTask<int>(1).AsTask().{|AM0209:Wait|}();
                _ = new ValueTask<int>(1).{|AM0209:Result|};
            }
        }

        [StateSchema]
        public partial class Gate : Door
        {
            protected override void OpenState(Event e) => Thread.{|AM0209:Sleep|}(1);
        }
        """);

    [Test]
    public Task Synchronous_io_is_told_quietly() => Verify<BlockingHandlerAnalyzer>.Run(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState() => File.{|#0:ReadAllText|}("x");
        }
        """,
        CompilerDiagnostics.Errors, [],
        more: test => test.ExpectedDiagnostics.Add(new DiagnosticResult("AM0209", DiagnosticSeverity.Info).WithLocation(0)
            .WithMessage("'ReadAllText' blocks the machine while 'OpenState' runs; await 'ReadAllTextAsync' instead")));

    [Test]
    public Task What_is_done_runs_later_or_is_no_handler_is_fine() => Verify<BlockingHandlerAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }

            async Task OpenState(Event e)
            {
                Task<int> a = Task.FromResult(1), b = Task.FromResult(2);
                await Task.WhenAll(a, b);
                _ = a.Result + b.Result;
                _ = Task.Run(() => Thread.Sleep(1));
                Later();
                static void Later() => Thread.Sleep(1);
                new MemoryStream().Write([1, 2]);
            }

            void Other() => Thread.Sleep(1);
        }
        """);

    [Test]
    public Task The_fix_awaits_it() => VerifyFix<BlockingHandlerAnalyzer, AwaitFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            public static partial State Dark { get; }

            void OpenState() => Thread.{|AM0209:Sleep|}(10);

            // light
            void LitState()
            {
                int length = Task.FromResult("light").{|AM0209:Result|}.Length;
            }

            private async Task DarkState()
            {
                await Task.Yield();
                Task.Delay(1).ConfigureAwait(false).GetAwaiter().{|AM0209:GetResult|}();
            }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            public static partial State Dark { get; }

            async Task OpenState() => await Task.Delay(10);

            // light
            async Task LitState()
            {
                int length = (await Task.FromResult("light")).Length;
            }

            private async Task DarkState()
            {
                await Task.Yield();
                await Task.Delay(1).ConfigureAwait(false);
            }
        }
        """);

    [Test]
    public Task The_fix_calls_the_asynchronous_twin() => VerifyFix<BlockingHandlerAnalyzer, AwaitFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState()
            {
                string text = File.{|AM0209:ReadAllText|}("x");
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
                string text = await File.ReadAllTextAsync("x");
            }
        }
        """);

    [Test]
    public Task The_fix_offers_nothing_where_nothing_can_be_awaited() => VerifyFix<BlockingHandlerAnalyzer, AwaitFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            bool OpenEnter() => Task.FromResult(true).{|AM0209:Result|};
            void OpenState()
            {
                lock (this) Thread.{|AM0209:Sleep|}(1);
            }
            Task LitState()
            {
                Thread.{|AM0209:Sleep|}(1);
                return Task.CompletedTask;
            }
        }
        """);

    [Test]
    public Task Blocking_on_the_own_machine_is_told() => Verify<SelfWaitAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Shut { get; }
            void OpenState(Event e) => e.Machine.AddAsync(Shut).AsTask().{|#0:Wait|}();
        }
        """,
        "'OpenState' blocks on 'AddAsync', which completes only after 'OpenState' has returned; await it instead");

    [Test]
    public Task Through_a_local_and_for_waits_too() => Verify<SelfWaitAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Shut { get; }
            bool OpenEnter(Event e)
            {
                Task wait = e.Machine.When([Shut], default);
                wait.{|AM0211:Wait|}();
                e.Machine.DisposeAsync().GetAwaiter().{|AM0211:GetResult|}();
                return true;
            }
        }
        """);

    [Test]
    public Task Awaiting_it_is_fine_and_other_tasks_are_another_rules() => Verify<SelfWaitAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Shut { get; }
            async Task OpenState(Event e)
            {
                await e.Machine.AddAsync(Shut);
                await e.Machine.When([Shut], default);
                Task.Delay(1).Wait();
            }

            void Other(Machine machine) => machine.When([Shut], default).Wait();
        }
        """);

    [Test]
    public Task What_is_told_of_the_own_machine_is_not_told_twice() => Verify<BlockingHandlerAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState(Event e) => e.Machine.When([Open], default).Wait();
        }
        """);

    [Test]
    public Task The_fix_awaits_the_own_machine() => VerifyFix<SelfWaitAnalyzer, AwaitFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            void OpenState(Event e)
            {
                e.Machine.When([Open], default).{|AM0211:Wait|}();
            }
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async Task OpenState(Event e)
            {
                await e.Machine.When([Open], default);
            }
        }
        """);
}
