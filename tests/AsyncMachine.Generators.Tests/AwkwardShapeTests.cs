using AsyncMachine.Generators.Tests.Support;

namespace AsyncMachine.Generators.Tests;

/// <summary>Shapes of code that break generators. Every run also checks caching, leaks and the compiler's warnings.</summary>
public sealed class AwkwardShapeTests
{
    [TestCase("[StateSchema] partial class Plain { static partial State A { get; } }", TestName = "Global namespace, no accessibility")]
    [TestCase("partial class Outer { internal partial record struct Middle { [StateSchema] private partial class Inner { public static partial State A { get; } void AState() { } } } }", TestName = "Nested")]
    [TestCase("partial interface IOuter<T> { [StateSchema] partial class Inner { public static partial State A { get; } void AState() { } } }", TestName = "Nested in a generic interface")]
    [TestCase("partial class Outer<T> where T : class { [StateSchema] public partial class Inner<U> where U : struct { public static partial State<T> A { get; } public static partial State<U> B { get; } void AState(T t) { } void AExit(T? t) { } void BEnd(U? u) { } } }", TestName = "Generic in generic")]
    [TestCase("[StateSchema] public partial class Open<T> { public static partial State<T> A { get; } void AState(T t) { } }", TestName = "Args of an open type parameter")]
    [TestCase("[StateSchema] public partial record Rec(int X) { public static partial State A { get; } void AState() { } }", TestName = "Record")]
    [TestCase("[StateSchema] public partial record Rec2 { public static partial State A { get; } } [StateSchema] public sealed partial record Rec3 : Rec2 { public static partial State B { get; } }", TestName = "Derived record")]
    [TestCase("namespace @event.@class { [StateSchema] public partial class @int { public static partial State @event { get; } [State(Require = [nameof(@event)])] public static partial State @class { get; } void eventState() { } bool eventclass() => true; [Handler(HandlerKind.End, \"class\")] void @void(CancellationToken @new) { } } }", TestName = "Keywords")]
    [TestCase("[StateSchema] public partial class Café { public static partial State État { get; } public static partial State 状態 { get; } void ÉtatState() { } bool État状態() => true; }", TestName = "Unicode")]
    [TestCase("[StateSchema] public partial class Patterns { [State(Multi = true)] public static partial State Exception { get; } bool ExceptionEnter(Event e) { try { return e.Exists; } catch (System.Exception x) when (x is System.InvalidOperationException) { throw; } } }", TestName = "Exception declared and caught")]
    [TestCase("[StateSchema] public partial class Implicit { [State(Remove = [nameof(Exception)])] public static partial State A { get; } void ExceptionState(ErrorArgs? args) { } }", TestName = "Implicit Exception in nameof and handler")]
    [TestCase("[StateSchema] public partial class D { public static partial State A { get; } } [StateSchema] public partial class d { public static partial State A { get; } }", TestName = "Classes that differ by case")]
    [TestCase("namespace N { [StateSchema] public partial class D { public static partial State A { get; } } } namespace n { [StateSchema] public partial class d { public static partial State A { get; } } }", TestName = "Namespaces that differ by case")]
    [TestCase("namespace A { [StateSchema] public partial class B { public static partial State S { get; } } [StateSchema] public partial class B<T> { public static partial State S { get; } } }", TestName = "Classes that differ by arity")]
    [TestCase("[StateSchema] public abstract partial class Base<T> { public static partial State A { get; } protected abstract void AState(); } [StateSchema] public partial class Derived : Base<string?> { public static partial State B { get; } protected override void AState() { } }", TestName = "Abstract generic base")]
    [TestCase("[Obsolete(\"old\")] public class Old; [StateSchema] public partial class UsesOld { \n#pragma warning disable CS0618\n public static partial State<Old> A { get; } void AState(Old old) { }\n#pragma warning restore CS0618\n [Obsolete(\"x\")] public static partial State B { get; } [Obsolete(\"y\")] void BState() { } }", TestName = "Obsolete args and handlers")]
    [TestCase("[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")] public class New; [StateSchema] public partial class UsesNew { \n#pragma warning disable EXP01\n public static partial State<New> A { get; } void AState(New args) { }\n#pragma warning restore EXP01\n }", TestName = "Experimental args")]
    [TestCase("[StateSchema] public partial class None;", TestName = "No states")]
    [TestCase("[StateSchema, Include<BasicStates>] public partial class OnlyIncluded;", TestName = "Only included states")]
    [TestCase("[StateSchema] public partial class Names { public static partial State Task { get; } public static partial State System { get; } public static partial State Machine { get; } public static partial State global { get; } public static partial State Instance { get; } public static partial State Keys { get; } public static partial State Unknown { get; } void TaskState() { } bool TaskMachine() => true; void KeysEnd() { } }", TestName = "States named like types and helpers")]
    [TestCase("[StateSchema] public sealed partial class Methods : IDisposable { public static partial State Dispose { get; } public static partial State Any { get; } public static partial State Add { get; } void DisposeState() { } void IDisposable.Dispose() { } }", TestName = "States named like methods")]
    [TestCase("[StateSchema] public partial class Types { public static partial State<(int Left, string? Right)> A { get; } public static partial State<int[]> B { get; } public static partial State<Dictionary<string, List<int?>>?> C { get; } public static partial State<int?> D { get; } public static partial State<dynamic> E { get; } void EState(dynamic x) { } void AState((int Left, string? Right) args) { } void BState(int[] args) { } void CState(Dictionary<string, List<int?>>? args) { } void DEnter(int? args) { } }", TestName = "Args of framework types")]
    [TestCase("#nullable disable\n[StateSchema] public partial class Oblivious { public static partial State<string> A { get; } void AState(string s) { } void AExit(string s) { } }", TestName = "Nullable disabled")]
    [TestCase("public class Parent { public void Start() { } public int Ready; } [StateSchema, Include<BasicStates>] public partial class Child : Parent { public int Heartbeat; }", TestName = "Included names that are taken")]
    [TestCase("[StateSchema] internal partial class Hidden { public static partial State A { get; } private static partial State B { get; } protected static partial State C { get; } internal static partial State<Priv> D { get; } } internal class Priv; [StateSchema, Include<Hidden>] public partial class Shown { [State(Require = [\"B\"])] public static partial State E { get; } }", TestName = "Included states of less access")]
    public void Compiles_without_a_warning(string source) => Run(source);

    [Test]
    public void A_class_in_two_files()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using AsyncMachine;\npartial class Two { void AState() { } bool BEnter() => true; }",
            "using AsyncMachine;\n[StateSchema] partial class Two { public static partial State B { get; } public static partial State A { get; } }");

        Assert.That(run.Files["Two.StateSchema.g.cs"], Does.Contain("\"Exception\\nB\\nA\"").And.Contain("self.AState()").And.Contain("self.BEnter()"));
    }

    [TestCase(1), TestCase(2), TestCase(63), TestCase(64), TestCase(65), TestCase(300), TestCase(1023)]
    public void Any_number_of_states(int count)
    {
        string states = string.Concat(Enumerable.Range(0, count).Select(i =>
            $"[State(Require = [nameof(S{i / 2})], After = [nameof(S{(i * 7 + 3) % count})])] public static partial State S{i} {{ get; }}\n"));

        GeneratorRun run = Run($"[StateSchema] public partial class Many {{ {states} void S{count - 1}State() {{ }} bool S0S{count - 1}() => true; }}");

        Assert.That(run.Load().GetType("Many")!.GetProperty("Schema")!.GetValue(null), Has.Property(nameof(Schema.Count)).EqualTo(count + 1));
    }

    // What the user sees is our diagnostic; the generator only has to survive, and to leave other classes alone.
    [TestCase("[StateSchema] public class NotPartial { public static State A { get; } }", TestName = "Not partial")]
    [TestCase("public class Outer { [StateSchema] public partial class Inner { public static partial State A { get; } } }", TestName = "Container not partial")]
    [TestCase("[StateSchema] static partial class Fixed { public static partial State A { get; } }", TestName = "Static")]
    [TestCase("[StateSchema] file partial class Local { public static partial State A { get; } }", TestName = "File-local")]
    [TestCase("file partial class Outer2 { [StateSchema] public partial class Inner { public static partial State A { get; } } }", TestName = "In a file-local class")]
    [TestCase("[StateSchema] partial struct Value { public static partial State A { get; } }", TestName = "Struct")]
    [TestCase("[StateSchema] partial interface IFace { static partial State A { get; } }", TestName = "Interface")]
    [TestCase("[StateSchema] partial class", TestName = "Half-typed class")]
    [TestCase("[StateSchema] partial class Half { public static partial State A {", TestName = "Half-typed property")]
    [TestCase("[StateSchema] partial class Half2 { [State(Require = [nameof(] public static partial State A { get; } }", TestName = "Half-typed nameof")]
    [TestCase("[StateSchema] partial class Half3 { [State(Require = )] public static partial State<> A { get; } public static partial State<Nope> B { get; } bool BEnter(Nope n) => true; }", TestName = "Half-typed args")]
    [TestCase("[StateSchema, Include<] partial class Half4 { }", TestName = "Half-typed include")]
    [TestCase("[StateSchema, Include<Nope>, Include<string>, Include<int[]>] partial class BadInclude { public static partial State A { get; } }", TestName = "Includes of what is no schema")]
    [TestCase("[StateSchema, Include<Loop2>] partial class Loop1 { public static partial State A { get; } } [StateSchema, Include<Loop1>] partial class Loop2 { public static partial State B { get; } } [StateSchema, Include<Loop3>] partial class Loop3 { }", TestName = "Include cycle")]
    [TestCase("[StateSchema, Include<Child2>] partial class Parent2 { public static partial State A { get; } } [StateSchema] partial class Child2 : Parent2 { public static partial State B { get; } }", TestName = "Base that includes its derived class")]
    [TestCase("[StateSchema] partial class Twice { public static partial State A { get; } public static partial State A { get; } }", TestName = "A state twice")]
    [TestCase("[StateSchema] partial class Again { public static partial State A { get; } } [StateSchema] partial class Again { public static partial State B { get; } }", TestName = "Attribute twice")]
    [TestCase("[StateSchema] partial class Reserved { public static partial State Schema { get; } public static partial State A { get; } }", TestName = "Reserved state name")]
    [TestCase("[StateSchema] partial class Reserved2 { class GeneratedSchema; public static partial State A { get; } }", TestName = "Reserved member name")]
    [TestCase("[StateSchema] partial class Groups { [StateGroup(\"H\", \"A\")] public static partial StateGroup G { get; } [StateGroup(\"G\", null)] public static partial StateGroup H { get; } public static partial State A { get; } [State] public static partial StateGroup I { get; } }", TestName = "Groups in a circle")]
    [TestCase("[StateHandlers<string>] partial class NoSchema { void AState() { } } [StateHandlers<Nope>] partial class NoSchema2; [StateHandlers<] partial class NoSchema3;", TestName = "Handlers of what is no schema")]
    [TestCase("[StateArgs] class NotPartial2; [StateArgs] partial record Half5(int; [StateArgs] partial class Half6 { public Nope N { get; } }", TestName = "Broken args")]
    [TestCase("[StateSchema] partial class Handlers { public static partial State A { get; } int AEnter() => 1; async void AState() { } Task AExit() => null; void AEnd(int x, ref Event e) { } bool AA<T>() => true; void AState(Event e) { } [Handler] void X() { } [Handler((HandlerKind)99, \"A\")] void Y() { } [Handler(\"A\", \"Q\")] void Z() { } }", TestName = "Broken handlers")]
    [TestCase("[StateSchema] partial class Amb { public static partial State A { get; } public static partial State AA { get; } public static partial State Any { get; } bool AAA() => true; bool AnyEnter() => true; }", TestName = "Ambiguous handlers")]
    public void Survives(string source)
    {
        const string Sound = "[StateSchema] partial class Sound { public static partial State Fine { get; } }";
        GeneratorRun run = GeneratorRun.OfBroken(Usings + source, Usings + Sound);

        Assert.That(run.Files, Contains.Key("Sound.StateSchema.g.cs"));
    }

    [Test]
    public void Too_many_states_get_bodies_that_say_so()
    {
        string states = string.Concat(Enumerable.Range(0, 1024).Select(i => $"public static partial State S{i} {{ get; }}\n"));

        GeneratorRun run = Run($"[StateSchema] public partial class TooMany {{ {states} }}");

        Assert.That(run.Files["TooMany.StateSchema.g.cs"], Does.Contain("throw new").And.Not.Contain("SchemaImage"));
    }

    private const string Usings = "#pragma warning disable CS0169, CS0649, CS8019, CS8981, CS8321, CS1998\nusing System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using AsyncMachine;\n";

    private static GeneratorRun Run(string source) => GeneratorRun.Of(Usings + source);
}
