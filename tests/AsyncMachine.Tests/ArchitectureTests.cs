using System.Text.RegularExpressions;
using AsyncMachine.Tests.Conformance;

namespace AsyncMachine.Tests;

/// <summary>The rooms of the engine call each other in one direction, as docs/architecture.md says.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>A room may name what is declared in itself and in lower ones; two of one rank do not name each other.</summary>
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["Schema"] = 0, ["Clocks"] = 1, ["Mutations"] = 2, ["Handlers"] = 3, ["Waiting"] = 4, ["Tracing"] = 4, ["Transitions"] = 5, ["States"] = 6, [""] = 6,
        ["Piping"] = 7, ["Time"] = 7, ["Composition"] = 8,
    };

    /// <summary>What users get in hand; named anywhere.</summary>
    private static readonly string[] InHand =
        ["Mutation", "Event", "Transition", "Refusal", "Machine", "Replica", "MachineExport", "IMachine", "MachineOptions", "Pipe", "PendingDelay"];

    /// <summary>Words that are also the names of members.</summary>
    private static readonly string[] Homonyms = ["Change", "Delay", "WaitFor"]; // ITimer.Change, Task.Delay, MachineBase.WaitFor

    private static string Sources => Path.GetFullPath(Path.Combine(RecordedCases.PathOf("."), "..", "..", "src", "AsyncMachine"));

    [Test]
    public void No_room_names_what_a_higher_one_declares()
    {
        (string Room, string File, string Code)[] files = [.. Files()];
        Dictionary<string, string> declared = files
            .SelectMany(f => Declaration().Matches(f.Code).Select(m => (Type: m.Groups["name"].Value, f.Room)))
            .DistinctBy(d => d.Type).ToDictionary(d => d.Type, d => d.Room);
        Assert.That(declared, Has.Count.GreaterThan(100), "the sources were not read");

        var wrong = new List<string>();
        foreach ((string room, string file, string code) in files)
        {
            foreach (string name in Name().Matches(code).Select(m => m.Value).Distinct().Except(InHand).Except(Homonyms))
            {
                if (declared.TryGetValue(name, out string? home) && !MayName(room, home)) wrong.Add($"{file} names {name} of {home}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_room_has_a_rank() => Assert.That(Files().Select(f => f.Room).Distinct(), Is.EquivalentTo(Ranks.Keys));

    private static bool MayName(string room, string home) => room == home || Ranks[home] < Ranks[room] || (Ranks[home] == 6 && Ranks[room] == 6);

    private static IEnumerable<(string Room, string File, string Code)> Files()
    {
        foreach (string path in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories))
        {
            string file = Path.GetRelativePath(Sources, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal)) continue;
            string room = file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : "";
            yield return (room, file, CommentOrString().Replace(File.ReadAllText(path), " "));
        }
    }

    [GeneratedRegex("""^(?:\w+ )*(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("""\b[A-Z]\w*\b""")]
    private static partial Regex Name();

    [GeneratedRegex(""""//[^\n]*|/\*.*?\*/|"""[\s\S]*?"""|\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\]|\\.)'"""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();
}
