using System.Diagnostics;
using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Conformance;

/// <summary>The cases that are schema classes in the program that plays case files.</summary>
public sealed class CompiledCasesTests
{
    private static readonly Lazy<List<Case>> Chosen = new(() => CaseChoice.Of(RecordedCases.Names.SelectMany(RecordedCases.Of)));

    private static string Folder => Path.GetFullPath(Path.Combine(RecordedCases.PathOf("."), "..", "AsyncMachine.Conformance"));

    [Test]
    public void The_classes_are_what_is_written_from_the_recorded_cases()
    {
        string classes = File.ReadAllText(Path.Combine(Folder, "Generated", "Classes.cs"));

        Assert.That(classes == SchemaClassWriter.Write(Chosen.Value), Is.True, "write them again: the command stands at the top of the file");
    }

    [Test]
    public void They_are_two_hundred_of_every_sort()
    {
        List<Case> chosen = Chosen.Value;
        HashSet<string> handlers = [.. chosen.SelectMany(c => c.Handlers!)];

        Assert.That(chosen, Has.Count.EqualTo(CaseChoice.Count));
        Assert.That(chosen.Count(c => c.Vetoes.Count > 0), Is.GreaterThan(20));
        Assert.That(chosen.Count(c => c.Throws.Count > 0), Is.GreaterThan(20));
        Assert.That(chosen.Count(c => c.Nested.Count > 0), Is.GreaterThan(20));
        Assert.That(handlers, Is.SupersetOf((string[])["AEnter", "AExit", "AState", "AEnd", "AA", "AB", "AnyEnter", "AnyState"]));
    }

    [Test]
    public void A_recorded_answer_that_is_wrong_differs_in_both_ways_of_playing()
    {
        Case first = Chosen.Value[0];
        string right = CaseWriter.Line(first), file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, right + "\n");
            Assert.That(Play(file), Is.EqualTo((0, 0, "1 of them were also played as compiled schema classes, through generated dispatch\n1 cases, 0 differ\n")));

            string tick = first.Operations[0].Recorded["q"];
            File.WriteAllText(file, right.Replace($"\"q\":{tick}", "\"q\":999", StringComparison.Ordinal) + "\n");
            (int code, int differences, string end) = Play(file);
            Assert.That((code, differences), Is.EqualTo((1, 2)));
            Assert.That(end, Does.EndWith("1 cases, 1 differ\n"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Exit code, number of differences, and the rest of what the program prints.</summary>
    private static (int Code, int Differences, string End) Play(string file)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Folder, "bin", configuration, "net10.0", "AsyncMachine.Conformance.dll"));
        start.ArgumentList.Add(file);
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        process.WaitForExit();
        return (process.ExitCode, lines.Count(l => l.Contains(": case ", StringComparison.Ordinal)),
            string.Join('\n', lines.Where(l => !l.Contains(": case ", StringComparison.Ordinal))));
    }
}
