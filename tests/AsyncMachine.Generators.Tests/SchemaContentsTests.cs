using System.Reflection;
using AsyncMachine.Generators.Tests.Support;

namespace AsyncMachine.Generators.Tests;

/// <summary>Loads what was compiled and compares the schema with one that <see cref="SchemaBuilder"/> made from the same list.</summary>
public sealed class SchemaContentsTests
{
    [Test]
    public void A_generated_schema_equals_a_built_one()
    {
        Schema generated = Load("""
            using AsyncMachine;
            [StateSchema] public partial class Sample
            {
                [State(Auto = true, Require = [nameof(B), "Both"], Tags = ["x", "k:v"])] public static partial State A { get; }
                [State(Multi = true, Add = [nameof(D), nameof(C), nameof(D)], Remove = [nameof(D), nameof(B), nameof(A)])] public static partial State B { get; }
                [State(After = [nameof(D), nameof(C)])] public static partial State C { get; }
                public static partial State<string> D { get; }
                [StateGroup(nameof(C), nameof(Inner))] public static partial StateGroup Both { get; }
                [StateGroup(nameof(D), nameof(C), nameof(System.Exception))] public static partial StateGroup Inner { get; }
                public static partial StateGroup Empty { get; }
            }
            """);

        Schema built = new SchemaBuilder("Sample")
            .Group("Inner", "D", "C", "Exception")
            .Group("Both", "C", "Inner")
            .State("A", auto: true, require: ["B", "Both"], tags: ["x", "k:v"])
            .State("B", multi: true, add: ["D", "C", "D"], remove: ["D", "B", "A"])
            .State("C", after: ["D", "C"])
            .State("D")
            .Allow("AM0103")
            .Build();

        AssertEqual(generated, built);
        Assert.That(generated.Groups.Select(group => $"{group}: {string.Join(" ", group.States.ToArray())}"),
            Is.EqualTo(new[] { "Both: C D Exception", "Inner: D C Exception", "Empty: " }));
        Assert.That(generated.Describe(generated.State("D").Index).RequiresArgs, Is.True);
        Assert.That(generated.Describe(generated.State("D").Index).ArgsType, Is.EqualTo(typeof(string)));
        Assert.That(generated.ArgsHash, Is.Not.Zero);
    }

    [Test]
    public void Time_outs_are_those_of_a_built_one()
    {
        Schema generated = Load("""
            using AsyncMachine;
            [StateSchema] public partial class Sample
            {
                const string Brief = "00:00:00.25";
                [State(Timeout = "1.02:03:04", OnTimeout = nameof(B))] public static partial State A { get; }
                [State(Timeout = Brief, OnTimeout = "A", OnImport = DelayImport.Drop)] public static partial State B { get; }
                public static partial State C { get; }
            }
            """);
        Schema built = new SchemaBuilder("Sample")
            .State("A", timeout: new TimeSpan(1, 2, 3, 4), onTimeout: "B")
            .State("B", timeout: TimeSpan.FromMilliseconds(250), onTimeout: "A", onImport: DelayImport.Drop)
            .State("C")
            .Build();

        AssertEqual(generated, built);
        Assert.That(Timeouts(generated), Is.EqualTo(Timeouts(built)));
        Assert.That(Timeouts(generated), Is.EqualTo(new[] { "A 1.02:03:04 B Resume", "B 00:00:00.2500000 A Drop" }));
    }

    private static string[] Timeouts(Schema schema) =>
        [.. Enumerable.Range(0, schema.Count).Select(schema.Describe).Where(info => info.Timeout is not null)
            .Select(info => $"{info.State.Name} {info.Timeout} {info.OnTimeout!.Value.Name} {info.OnImport}")];

    [Test]
    public void A_random_schema_equals_a_built_one([Values(3, 20, 64, 65, 200)] int count, [Values(1, 2)] int seed)
    {
        var random = new Random(seed * 1000 + count);
        string[] names = [.. Enumerable.Range(0, count - 1).Select(i => "S" + i)];
        var builder = new SchemaBuilder("Sample");
        var source = new System.Text.StringBuilder("using AsyncMachine;\n[StateSchema] public partial class Sample\n{\n");
        foreach (string name in names)
        {
            bool auto = random.Next(5) == 0, multi = random.Next(5) == 0;
            string[] require = Pick(0.5), add = Pick(0.7), remove = Pick(1.5), after = Pick(0.7);
            builder.State(name, auto, multi, require, add, remove, after);
            source.Append($"[State(Auto = {(auto ? "true" : "false")}, Multi = {(multi ? "true" : "false")}, Require = [{Quote(require)}], Add = [{Quote(add)}], Remove = [{Quote(remove)}], After = [{Quote(after)}])]\n")
                .Append($"public static partial State {name} {{ get; }}\n");
        }

        foreach (string id in (string[])["AM0102", "AM0103"]) builder.Allow(id);
        AssertEqual(Load(source.Append('}').ToString()), builder.Build());

        string[] Pick(double mean) => [.. Enumerable.Range(0, (int)Math.Round(random.NextDouble() * 2 * mean)).Select(_ => names[random.Next(names.Length)])];
        static string Quote(string[] items) => string.Join(", ", items.Select(item => $"\"{item}\""));
    }

    [Test]
    public void Order_is_base_then_includes_depth_first_then_own()
    {
        Schema schema = Load("""
            using AsyncMachine;
            [StateSchema] public partial class Deep { public static partial State D1 { get; } [State(Require = [nameof(D1)])] public static partial State Shared { get; } }
            [StateSchema, Include<Deep>] public partial class Left { public static partial State L1 { get; } }
            [StateSchema, Include<Deep>] public partial class Right { public static partial State R1 { get; } [State(Multi = true)] public static partial State Exception { get; } }
            [StateSchema] public partial class Root { public static partial State B1 { get; } }
            [StateSchema, Include<Left>, Include<Right>] public partial class Sample : Root
            {
                public static partial State Own { get; }
                [State(Auto = true, Require = [nameof(R1)])] public static partial State D1 { get; }
            }
            """);

        Assert.That(schema.StateNames.ToArray(), Is.EqualTo(new[] { "Exception", "B1", "D1", "Shared", "L1", "R1", "Own" }));
        Assert.That(schema.Describe(schema.State("D1").Index).IsAuto, Is.True, "An own declaration replaces the included one.");
        Assert.That(schema.Describe(schema.State("D1").Index).Require.Select(state => state.Name), Is.EqualTo(new[] { "R1" }));
        Assert.That(schema.Describe(schema.State("Shared").Index).Require.Select(state => state.Name), Is.EqualTo(new[] { "D1" }));
    }

    [Test]
    public void A_declared_Exception_stands_where_it_is_declared()
    {
        Schema schema = Load("""
            using AsyncMachine;
            [StateSchema] public partial class Sample { public static partial State A { get; } [State(Auto = true)] public static partial State Exception { get; } }
            """);

        Assert.That(schema.StateNames.ToArray(), Is.EqualTo(new[] { "A", "Exception" }));
        Assert.That(schema.Describe(1).IsMulti, Is.False);
    }

    [Test]
    public void Relations_and_groups_of_an_included_state_stay_as_its_schema_resolved_them()
    {
        Schema schema = Load("""
            using AsyncMachine;
            [StateSchema] public partial class Lib
            {
                [State(Remove = [nameof(All)])] public static partial State X { get; }
                public static partial State Y { get; }
                [StateGroup(nameof(X), nameof(Y))] public static partial StateGroup All { get; }
            }
            [StateSchema, Include<Lib>] public partial class Sample
            {
                public static partial State Z { get; }
                [State(Remove = [nameof(All)])] public static partial State W { get; }
                [StateGroup(nameof(Z))] public static partial StateGroup All { get; }
            }
            """);

        Assert.That(schema.Describe(schema.State("X").Index).Remove.Select(state => state.Name), Is.EqualTo(new[] { "Y" }));
        Assert.That(schema.Describe(schema.State("W").Index).Remove.Select(state => state.Name), Is.EqualTo(new[] { "Z" }));
        Assert.That(schema.Groups.Select(group => string.Join(" ", group.States.ToArray())), Is.EqualTo(new[] { "Z" }));
    }

    [Test]
    public void Static_fields_in_other_files_find_the_schema_ready()
    {
        object? result = GeneratorRun.Of(
            "using AsyncMachine;\npublic partial class Sample { public static readonly State Copy = First; public static readonly Schema Early = Schema; }",
            "using AsyncMachine;\n[StateSchema] public partial class Sample { public static partial State First { get; } }\npublic static class Test { public static object Run() => (Sample.Copy == Sample.First) && Sample.Early == Sample.Schema; }").Execute();

        Assert.That(result, Is.True);
    }

    [Test]
    public void The_args_hash_follows_the_shape_of_the_args()
    {
        ulong[] hashes =
        [
            Hash("State<int>", ""),
            Hash("State<string>", ""),
            Hash("State<string?>", ""),
            Hash("State<Note>", "[StateArgs] public partial record Note(int A);"),
            Hash("State<Note>", "[StateArgs] public partial record Note(int A, int B);"),
            Hash("State<Note>", "[StateArgs] public partial record Note(Inner A); [StateArgs] public partial record Inner(int B);"),
            Hash("State<Note>", "[StateArgs] public partial record Note(Inner A); [StateArgs] public partial record Inner(long B);"),
            Hash("State<Note>", "[StateArgs] public partial record Note(int Z, Note? A);"),
        ];

        Assert.That(hashes, Is.Unique.And.None.Zero);
        Assert.That(Hash("State<int>", ""), Is.EqualTo(hashes[0]));
        Assert.That(Hash("State", ""), Is.Zero);

        static ulong Hash(string type, string more) => Load($$"""
            using AsyncMachine;
            [StateSchema] public partial class Sample { public static partial {{type}} A { get; } }
            {{more}}
            """).ArgsHash;
    }

    private static Schema Load(string source) =>
        (Schema)GeneratorRun.Of(source).Load().GetType("Sample")!.GetProperty("Schema", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!.GetValue(null)!;

    private static void AssertEqual(Schema actual, Schema expected)
    {
        Assert.That(actual.StateNames.ToArray(), Is.EqualTo(expected.StateNames.ToArray()));
        Assert.That(actual.Hash, Is.EqualTo(expected.Hash));
        Assert.That(Enumerable.Range(0, actual.Count).Select(i => Describe(actual, i)), Is.EqualTo(Enumerable.Range(0, actual.Count).Select(i => Describe(expected, i))));
    }

    private static string Describe(Schema schema, int index)
    {
        StateInfo info = schema.Describe(index);
        return $"{info.State} auto={info.IsAuto} multi={info.IsMulti} require={List(info.Require)} add={List(info.Add)} remove={List(info.Remove)} after={List(info.After)} tags={string.Join(",", info.Tags)}";

        static string List(IEnumerable<State> states) => string.Join(",", states.Select(state => state.Name));
    }
}
