using AsyncMachine.Generators.Tests.Support;

namespace AsyncMachine.Generators.Tests;

/// <summary>Runs machines on generated dispatch; each sample writes what happened into a log.</summary>
public sealed class DispatchTests
{
    [Test]
    public void Every_kind_of_handler_is_called_with_what_it_asks_for() => AssertLog(
        """
        [StateSchema] public partial class Sample : Logged
        {
            [State(Remove = [nameof(B)])] public static partial State<string> A { get; }
            [State(Remove = [nameof(A)])] public static partial State<int?> B { get; }
            [State(Multi = true)] public static partial State<Point> M { get; }

            void AEnter(string args) => Log($"AEnter {args}");
            bool AExit(string? args) { Log($"AExit {args ?? "null"}"); return true; }
            Task AStateAsync(CancellationToken token, string args) { Log($"AState {args} {token.IsCancellationRequested}"); return Task.CompletedTask; }
            async ValueTask AEnd(string? args, Event e) { Log($"AEnd {args ?? "null"} {e.Mutation.Type}"); await Task.CompletedTask; }
            bool AA(string args) { Log($"AA {args}"); return true; }
            bool AB(int? args) { Log($"AB {args}"); return true; }
            bool BA(string args) { Log($"BA {args}"); return true; }
            void BState(MirrorEvent e, int? args) => Log($"BState {args?.ToString() ?? "null"}");
            static void BEnd(int? args) => s_last?.Log($"BEnd {args?.ToString() ?? "null"}");
            void MState(Point p) => Log($"MState {p.X}");
            void MM(Point p) => Log($"MM {p.X}");
            bool AnyEnter(Event e) { Log("AnyEnter"); return true; }
            void AnyState() => Log("AnyState");
            [NotHandler] void AM() => Log("never");
            [Handler(HandlerKind.Exit, nameof(M))] bool Leave(Point? p) { Log($"MExit {p?.X.ToString() ?? "null"}"); return true; }
        }
        public record struct Point(int X);
        """,
        """
        machine.Add(Sample.A, "one");
        machine.Add(Sample.A, "two");
        machine.Add(Sample.B, 7);
        machine.Add(Sample.A, "three");
        machine.Remove(Sample.A);
        machine.Add(Sample.B);
        machine.Remove(Sample.B, 9);
        machine.Add(Sample.M, new Point(1));
        machine.Add(Sample.M, new Point(2));
        machine.Remove(Sample.M);
        """,
        "AEnter one", "AnyEnter", "AState one False", "AnyState",
        "AA two", "AnyEnter", "AnyState",
        "AExit null", "AB 7", "AnyEnter", "AEnd null Add", "BState 7", "AnyState",
        "AEnter three", "BA three", "AnyEnter", "BEnd null", "AState three False", "AnyState",
        "AExit null", "AnyEnter", "AEnd null Remove", "AnyState",
        "AnyEnter", "BState null", "AnyState",
        "AnyEnter", "BEnd 9", "AnyState",
        "AnyEnter", "MState 1", "AnyState",
        "MM 2", "AnyEnter", "MState 2", "AnyState",
        "MExit null", "AnyEnter", "AnyState");

    [Test]
    public void A_pair_or_self_handler_that_needs_args_sits_out_what_brings_none() => AssertLog(
        """
        [StateSchema] public partial class Sample : Logged
        {
            public static partial State<string> A { get; }
            public static partial State B { get; }
            bool AA(string args) { Log("AA " + args); return false; }
            bool BA(string args) { Log("BA " + args); return true; }
            void BB() => Log("BB");
        }
        """,
        """
        machine.Add(Sample.B);
        machine.Add(Sample.A, "x");
        Log(machine.Add(Sample.B).ToString());
        Log(machine.Add(Sample.A, "y").ToString());
        """,
        "BB", "BA x", "BB", "executed", "AA y", "canceled");

    [Test]
    public void Base_handlers_run_first_an_override_replaces_and_bound_sets_come_last() => AssertLog(
        """
        [StateSchema] public partial class Root : Logged
        {
            public static partial State A { get; }
            protected virtual void AState() => Log("root A");
            private void AEnd() => Log("root end");
            public virtual bool AEnter() { Log("root enter"); return true; }
        }
        public class Between : Root { public override bool AEnter() { Log("between enter"); return true; } }
        [StateSchema] public partial class Sample : Between
        {
            public static partial State B { get; }
            protected override void AState() { base.AState(); Log("sample A"); }
            private void AEnd() => Log("sample end");
            void BState() => Log("B");
        }
        [StateHandlers<Root>] public partial class OfRoot(Logged to) { void AState() => to.Log("set of root"); }
        [StateHandlers<Sample>] public partial class OfSample(Logged to) { void AState() => to.Log("set of sample"); void BState() => to.Log("set B"); }
        [StateHandlers<Sample>] public partial class MoreOfSample(Logged to) : OfSample(to) { private Logged To => to; void AEnd() => To.Log("more end"); }
        """,
        """
        machine.Bind(new OfRoot(sample));
        machine.Bind(new MoreOfSample(sample));
        machine.Add(Sample.A, Sample.B);
        machine.Remove(Root.A);
        Log(((IStateSchema)sample).InstanceSchema == Sample.Schema ? "most derived" : "?");
        Log(((IStateSchema)new Root()).InstanceSchema == Root.Schema ? "root" : "?");
        """,
        "between enter", "root A", "sample A", "set of root", "set of sample", "B", "set B", "root end", "sample end", "more end", "most derived", "root");

    [Test]
    public void States_of_included_and_base_schemas_are_accepted() => AssertLog(
        """
        [StateSchema] public partial class Lib { public static partial State L { get; } }
        [StateSchema, Include<Lib>] public partial class Middle { public static partial State M { get; } }
        [StateSchema] public partial class Root : Logged { public static partial State R { get; } }
        [StateSchema, Include<BasicStates>, Include<Middle>] public partial class Sample : Root
        {
            [State(Require = [nameof(L), nameof(M), nameof(R), nameof(Ready)])] public static partial State Done { get; }
            void LState() => Log("L");
            void RState() => Log("R");
            bool StartReady() { Log("StartReady"); return true; }
        }
        """,
        """
        machine.Add(BasicStates.Start);
        machine.Add(Lib.L, Middle.M, Root.R, BasicStates.Ready);
        Log(machine.Add(Sample.Done).ToString());
        Log(machine.ToString());
        Log((machine.Is(Middle.L) && machine.Is(Sample.L) && machine.Is(Sample.R)).ToString());
        """,
        "StartReady", "R", "L", "StartReady", "executed", "(R:1 Start:1 Ready:1 L:1 M:1 Done:1)", "True");

    [Test]
    public void Handlers_that_have_run_to_their_end_allocate_nothing() => AssertLog(
        """
        [StateSchema] public partial class Sample : Logged
        {
            [State(Multi = true)] public static partial State A { get; }
            bool AEnter() => true;
            Task AStateAsync(CancellationToken token) => Task.CompletedTask;
            [Handler(HandlerKind.AnyState)] ValueTask Done() => default;
        }
        """,
        """
        for (int i = 0; i < 2000; i++) machine.Add(Sample.A);
        long before = System.GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) machine.Add(Sample.A);
        Log((System.GC.GetAllocatedBytesForCurrentThread() - before).ToString());
        """,
        "0");

    [Test]
    public void A_missing_required_arg_is_refused_before_any_handler() => AssertLog(
        """
        [StateSchema] public partial class Sample : Logged
        {
            public static partial State<string> A { get; }
            void AEnter() => Log("entered");
        }
        """,
        """
        Log(machine.Add((State)Sample.A).ToString());
        Log(machine.CanAdd((State)Sample.A).ToString());
        Log(machine.Add(Sample.A, "x").ToString());
        Log(machine.Remove(Sample.A).ToString());
        """,
        "canceled", "canceled", "entered", "executed", "executed");

    private static void AssertLog(string schema, string program, params string[] expected)
    {
        object? log = GeneratorRun.Of($$"""
            #pragma warning disable CS8321, CS9107 // a log that a sample has no use for, or shares with its base class
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using AsyncMachine;

            {{schema}}

            public class Logged
            {
                public static Logged? s_last;
                public List<string> Lines { get; } = [];
                public Logged() => s_last = this;
                public void Log(string line) => Lines.Add(line);
            }

            public static class Test
            {
                public static object Run()
                {
                    var sample = new Sample();
                    var machine = Machine.Create(sample);
                    {{program}}
                    return sample.Lines;
                    void Log(string line) => sample.Log(line);
                }
            }
            """).Execute();

        Assert.That(log, Is.EqualTo(expected));
    }
}
