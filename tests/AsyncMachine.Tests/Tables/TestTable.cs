using System.Text.RegularExpressions;

namespace AsyncMachine.Tests.Tables;

/// <summary>A document of tables that say which tests hold what.</summary>
internal sealed partial class TestTable
{
    private TestTable(IReadOnlyList<Entry> entries) => Entries = entries;

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Reads a document of the project.</summary>
    public static TestTable Read(string file)
    {
        var entries = new List<Entry>();
        foreach (string line in File.ReadLines(Path.Combine(TestIndex.ProjectDirectory, file)))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal)) continue;
            string[] cells = line.Trim('|', ' ').Split(" | ");
            Assert.That(cells, Has.Length.EqualTo(3), line);
            if (cells[0] is "id" or "---") continue;
            entries.Add(new Entry(cells[0], cells[2], [.. TestName().Matches(cells[2]).Select(m => m.Groups[1].Value)]));
        }

        return new TestTable(entries);
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();

    /// <summary>A row: its id, what stands in its last cell, and the tests that are named there.</summary>
    internal sealed record Entry(string Id, string Text, IReadOnlyList<string> Tests);
}
