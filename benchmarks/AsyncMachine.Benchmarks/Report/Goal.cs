using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>What one measurement has to reach.</summary>
/// <param name="Id">Group and row.</param>
/// <param name="Clauses">All of them have to be met.</param>
internal sealed record Goal(string Id, IReadOnlyList<Clause> Clauses)
{
    public string Group => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    public override string ToString() => string.Join(", ", Clauses.Select(clause => clause.Text));

    /// <summary>The clauses that are not met; all of them if there is no measurement.</summary>
    public IReadOnlyList<Clause> NotMetBy(Measurement? measured)
    {
        // Where a multiple stands, it alone decides about time.
        bool multiple = Clauses.Any(clause => clause.Kind is ClauseKind.Pairs or ClauseKind.Multiple or ClauseKind.Peer);
        return [.. Clauses.Where(clause => !(multiple && clause.Kind == ClauseKind.Time) && (measured is null || !clause.IsMet(measured)))];
    }
}

/// <summary>One row of the table of goals.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Text">The goal's words.</param>
/// <param name="Against">What others reach.</param>
/// <param name="Goals">One for each measurement.</param>
internal sealed record GoalRow(string What, string Text, string Against, IReadOnlyList<Goal> Goals);

/// <summary>The table of goals, as it is checked in.</summary>
internal static class GoalTable
{
    public static string File => Path.Combine(AppContext.BaseDirectory, "goals.md");

    public static IReadOnlyList<GoalRow> Read() => [.. System.IO.File.ReadLines(File).Where(IsRow).Select(Parse)];

    /// <summary>The goals that are asked for, in the order of the table.</summary>
    public static IReadOnlyList<Goal> ReadFor(Func<Goal, bool> asked) => [.. Read().SelectMany(row => row.Goals).Where(asked)];

    private static bool IsRow(string line) =>
        line.StartsWith("| ", StringComparison.Ordinal) && line[2..].Split(' ', '|')[0].Contains('/', StringComparison.Ordinal);

    private static GoalRow Parse(string line)
    {
        string[] cells = [.. line.Split('|')[1..^1].Select(cell => cell.Trim())];
        if (cells.Length != 4) throw new InvalidDataException($"A row of the goals has {cells.Length} cells, not 4: {line}");
        string[] ids = cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Clause[] clauses = [.. cells[2].Split([", ", "; "], StringSplitOptions.TrimEntries).Select(Clause.Parse)];

        // One measurement has to meet all clauses. Several share those that only one could have, and else have one limit each.
        Clause[] own = ids.Length == 1 ? [] : OneEach(ids.Length, clauses);
        return new GoalRow(cells[1], cells[2], cells[3], [.. ids.Select((id, i) =>
            new Goal(id, own.Length == 0 ? clauses : [own[i], .. clauses.Except(own)]))]);
    }

    /// <summary>The limits that belong to one measurement each; none if all measurements share them.</summary>
    private static Clause[] OneEach(int count, Clause[] clauses)
    {
        Clause[] limits = [.. clauses.Where(clause => clause.IsLimit && clause.Text != "0 B")];
        if (limits.Length == count) return limits;
        if (limits.Length == 1) return [];
        throw new InvalidDataException($"{count} measurements, {limits.Length} limits: {string.Join(", ", clauses.Select(c => c.Text))}");
    }
}
