using AsyncMachine.Analyzers.Relations;
using AsyncMachine.Analyzers.Tests.Support;

namespace AsyncMachine.Analyzers.Tests.Relations;

public sealed class AutoTests
{
    [Test]
    public Task An_auto_state_that_nothing_keeps_out_is_told() => Verify<AlwaysActiveAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Auto = true)]
            public static partial State {|#0:Lit|} { get; }
        }
        """,
        "Auto state 'Lit' requires nothing, nothing removes it and no handler can refuse it, so it is active after the first transition, and again after each that deactivates it; give it a Require or an Enter handler");

    [TestCase("bool LitEnter() => true;")]
    [TestCase("bool OpenLit() => true;")]
    [TestCase("bool AnyEnter() => true;")]
    public Task A_handler_may_keep_it_out(string handler) => Verify<AlwaysActiveAnalyzer>.Silent(
        $$"""
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            [State(Auto = true)]
            public static partial State Lit { get; }
            {{handler}}
        }
        """);

    [Test]
    public Task Rivals_that_only_their_order_tells_apart() => Verify<AutoRivalsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Power { get; }
            [State(Auto = true, Require = [nameof(Power)], Remove = [{|#0:nameof(Dark)|}])]
            public static partial State Lit { get; }
            [State(Auto = true, Require = [nameof(Power)], Remove = [nameof(Lit)])]
            public static partial State Dark { get; }
        }
        """,
        "Auto states 'Lit' and 'Dark' remove each other and require the same; only their order lets 'Lit' win, so tell them apart by a Require or an Enter handler");

    [Test]
    public Task Rivals_with_a_handler_that_decides_are_fine() => Verify<AutoRivalsAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            [State(Auto = true, Remove = [nameof(Dark)])]
            public static partial State Lit { get; }
            [State(Auto = true, Remove = [nameof(Lit)])]
            public static partial State Dark { get; }
            bool LitEnter() => true;
        }
        """);

    [Test]
    public Task A_hidden_state_that_nothing_mentions_is_told_to_who_asks() => Verify<UnusedStateAnalyzer>.Run(
        """
        [StateSchema]
        public partial class Door
        {
            private static partial State {|#0:Open|} { get; }
            private static partial State Shut { get; }
            private static partial State Lit { get; }
            private static partial State Dark { get; }
            [State(Require = [nameof(Lit)])]
            public static partial State Locked { get; }
            void DarkState(Event e) => e.Machine.Add(Shut);
        }
        """,
        Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.Errors,
        ["State 'Open' of 'Door' is not public and nothing in this project mentions it; use it or remove it"],
        more: Enable);

    [Test]
    public Task A_mention_through_an_including_class_counts() => Verify<UnusedStateAnalyzer>.Run(
        """
        [StateSchema]
        internal partial class Door
        {
            internal static partial State Open { get; }
        }

        [StateSchema]
        [Include<Door>]
        internal partial class House;

        public class User
        {
            public void Use(Machine machine) => machine.Add(House.Open);
        }
        """,
        Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.Errors, [], more: Enable);

    private static void Enable(Verify<UnusedStateAnalyzer>.Test test) =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.AM0112.severity = warning\n"));
}
