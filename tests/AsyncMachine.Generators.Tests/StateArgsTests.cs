using AsyncMachine.Generators.Tests.Support;

namespace AsyncMachine.Generators.Tests;

public sealed class StateArgsTests
{
    [Test]
    public void A_record_with_collections() => Snapshot.Match(GeneratorRun.Of("""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using AsyncMachine;

        namespace Example;

        /// <summary>A job.</summary>
        [StateArgs]
        public partial record Job(string Name, int[] Sizes, List<List<string>> Rows, Dictionary<string, byte[]> Files, HashSet<int> Marks, ReadOnlyMemory<byte> Body)
        {
            /// <summary>Whether it is urgent.</summary>
            public bool IsUrgent { get; init; }
            /// <summary>Its tags.</summary>
            public ImmutableArray<string> Tags { get; init; }
            internal string? Hidden { get; init; }
        }

        /// <summary>A job that repeats.</summary>
        [StateArgs]
        public sealed partial record Repeated([property: Log] TimeSpan Every, [Secret] string Key, string Name) : Job(Name, [], [], [], [], default)
        {
            /// <summary>Printed, though computed.</summary>
            [Log] public string Rate => $"{60 / Every.TotalMinutes:0}/h";
        }
        """));

    [Test]
    public void A_class_and_a_struct() => Snapshot.Match(GeneratorRun.Of("""
        using System.Collections.Generic;
        using AsyncMachine;

        namespace Example;

        /// <summary>Who logs in.</summary>
        [StateArgs]
        public partial class Login(string user, [Secret] string password)
        {
            /// <summary>The name.</summary>
            public string User { get; } = user;
            /// <summary>The password.</summary>
            public string Password { get; } = password;
            /// <summary>A count.</summary>
            [Secret] public int Attempts;
        }

        /// <summary>Who logs in as somebody else.</summary>
        [StateArgs]
        public sealed partial class Impersonation(string user, string password, string who) : Login(user, password)
        {
            /// <summary>The other one.</summary>
            public string Who { get; } = who;
        }

        /// <summary>A place.</summary>
        [StateArgs]
        public readonly partial struct Place(int x, IReadOnlyList<int> other)
        {
            /// <summary>Across.</summary>
            public int X { get; } = x;
            /// <summary>A name that generated code uses itself.</summary>
            public readonly IReadOnlyList<int> other = other;
        }
        """));

    [Test]
    public void Equality_goes_by_content() => AssertAll(
        """
        [StateArgs] public partial record Job(string Name, int[]? Sizes, List<List<string>> Rows, Dictionary<string, byte[]> Files, HashSet<int> Marks, ReadOnlyMemory<byte> Body, ImmutableArray<int> Ids);
        [StateArgs] public partial record Special(int Level, int[]? Sizes) : Job("n", Sizes, [], [], [], default, default);
        [StateArgs] public partial class Plain { public int[] Numbers { get; init; } = []; public required Memory<int> Part { get; init; } }
        [StateArgs] public partial class Deriving : Plain { public int Extra { get; init; } }
        [StateArgs] public sealed partial record Kinds(
            FrozenDictionary<string, int> A, ImmutableDictionary<int, List<int>> B, IReadOnlyDictionary<int, int>? C, SortedDictionary<int, int> D, FrozenSet<int> E,
            IReadOnlySet<int> F, ImmutableHashSet<string> G, IEnumerable<int> H, IReadOnlyCollection<int[]> I, Queue<int> J, ICollection<ImmutableArray<int>> K, dynamic L);
        [StateArgs] public readonly partial record struct Point(int X, double[] Rest);
        """,
        """
        Job Make(int last = 3, string key = "k", byte content = 1, int mark = 5, string row = "b", byte body = 9) => new(
            "n", [1, 2, last], [["a"], [row]], new() { ["x"] = [7], [key] = [content] }, [4, mark], new byte[] { body }, [1, 2]);
        yield return Make().Equals(Make()) && Make() == Make() && Make().GetHashCode() == Make().GetHashCode();
        yield return Make() != Make(last: 4);
        yield return Make() != Make(key: "other");
        yield return Make() != Make(content: 2);
        yield return Make() != Make(mark: 6);
        yield return Make() != Make(row: "c");
        yield return Make() != Make(body: 8);
        yield return Make() with { Sizes = null } != Make() && Make() with { Ids = default } != Make();
        yield return Make() with { Ids = default } == Make() with { Ids = default };
        yield return (Make() with { Ids = default }).GetHashCode() != 0 && Make() with { Marks = [5, 4] } == Make();
        yield return new Special(1, [1]) == new Special(1, [1]) && new Special(1, [1]) != new Special(2, [1]) && new Special(1, [1]) != new Special(1, [2]);
        yield return !new Job("n", [1], [], [], [], default, default).Equals(new Special(1, [1]));
        yield return !new Special(1, [1]).Equals((object)new Job("n", [1], [], [], [], default, default));
        Kinds Of(int x) => new(
            new Dictionary<string, int> { ["a"] = x }.ToFrozenDictionary(), ImmutableDictionary<int, List<int>>.Empty.Add(1, [x]), new Dictionary<int, int> { [1] = x },
            new() { [1] = x }, new[] { x, 1 }.ToFrozenSet(), new HashSet<int> { x }, ["s" + x], [x], [[x]], new Queue<int>([x]), [[x]], x);
        yield return Of(1) == Of(1) && Of(1).GetHashCode() == Of(1).GetHashCode() && Of(1) != Of(2);
        foreach (var other in new[] { Of(1) with { A = Of(2).A }, Of(1) with { B = Of(2).B }, Of(1) with { C = null }, Of(1) with { D = Of(2).D }, Of(1) with { E = Of(2).E },
            Of(1) with { F = Of(2).F }, Of(1) with { G = Of(2).G }, Of(1) with { H = [] }, Of(1) with { I = Of(2).I }, Of(1) with { J = Of(2).J }, Of(1) with { K = Of(2).K }, Of(1) with { L = "x" } })
        {
            yield return other != Of(1);
        }

        Plain plain = new() { Numbers = [1], Part = new[] { 2 } };
        yield return plain.Equals(new Plain { Numbers = [1], Part = new[] { 2 } }) && plain.GetHashCode() == new Plain { Numbers = [1], Part = new[] { 2 } }.GetHashCode();
        yield return !plain.Equals(new Plain { Numbers = [1], Part = new[] { 3 } }) && !plain.Equals((object)"x");
        yield return !plain.Equals(new Deriving { Numbers = [1], Part = new[] { 2 } }) && !new Deriving { Numbers = [1], Part = new[] { 2 } }.Equals((object)plain);
        yield return new Deriving { Part = default, Extra = 1 }.Equals(new Deriving { Part = default, Extra = 1 }) && !new Deriving { Part = default, Extra = 1 }.Equals(new Deriving { Part = default });
        yield return new Point(1, [2.5, double.NaN]) == new Point(1, [2.5, double.NaN]) && new Point(1, [2.5]) != new Point(1, []);
        """);

    [Test]
    public void What_is_printed() => AssertAll(
        """
        [StateArgs] public partial record All(int A, string? B, int[] C, Dictionary<string, int> D, byte[] E, double F, DateTime G) { public int Computed => 1; internal int Inside { get; init; } }
        [StateArgs] public partial record Some([Log] int A, [property: Log] string B, int C) { [Log] internal int Inside { get; init; } = 4; }
        [StateArgs] public partial record Hush([Secret] string Password, [property: Secret, Log] string Token, int A) { [Secret] public string Field = "s3cret"; }
        [StateArgs] public sealed partial record Only([Secret] string Password);
        [StateArgs] public partial class Login(string user, [Secret] string password) { public string User { get; } = user; public string Password { get; } = password; }
        [StateArgs] public partial class More(string user, int more) : Login(user, "s3cret") { public int Extra { get; } = more; }
        [StateArgs] public partial struct Pair { public int X; public ImmutableArray<int> Y; private int Z => X; public override readonly string ToString() => $"<{X}>"; }
        [StateArgs] public partial record Long(IEnumerable<int> Lazy, HashSet<int> Many);
        """,
        """
        yield return Is(new All(1, null, [2, 3], new() { ["k"] = 4 }, [5, 6], 1.5, new DateTime(2030, 1, 2)) { Inside = 9 },
            "All { A = 1, B = , C = [2, 3], D = [k: 4], E = 2 bytes, F = 1.5, G = 01/02/2030 00:00:00 }");
        yield return Is(new Some(1, "b", 3), "Some { A = 1, B = b, Inside = 4 }");
        yield return Is(new Hush("s3cret", "s3cret", 7), "Hush { A = 7 }");
        yield return Is(new Only("s3cret"), "Only { }");
        yield return Is(new Login("me", "s3cret"), "Login { User = me }");
        yield return Is(new More("me", 3), "More { User = me, Extra = 3 }");
        yield return Is(new Pair { X = 3 }, "<3>");
        yield return Is(new Long(new[] { 1, 2 }.Select(x => x * 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), "Long { Lazy = [2, 4], Many = [1, 2, 3, 4, 5, 6, 7, 8, …] }");
        bool Is(object args, string text) => args.ToString() == text ? true : throw new InvalidOperationException(args.ToString());
        """);

    [Test]
    public void What_the_user_wrote_stays() => AssertAll(
        """
        [StateArgs] public sealed partial record Mine(int A, int B)
        {
            public bool Equals(Mine? other) => other?.A == A;
            public override int GetHashCode() => A;
            private bool PrintMembers(System.Text.StringBuilder builder) { builder.Append("mine"); return true; }
        }
        """,
        """
        yield return new Mine(1, 2) == new Mine(1, 3);
        yield return new Mine(1, 2).ToString() == "Mine { mine }";
        """);

    private static void AssertAll(string types, string checks)
    {
        object? results = GeneratorRun.Of($$"""
            using System;
            using System.Collections.Frozen;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Linq;
            using AsyncMachine;

            {{types}}

            public static class Test
            {
                public static object Run() => Checks().ToArray();

                private static IEnumerable<bool> Checks()
                {
                    {{checks}}
                }
            }
            """).Execute();

        Assert.That(results, Is.Not.Empty.And.All.True);
    }
}
