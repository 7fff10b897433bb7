using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>
/// Writes the figures of a run between marker comments of a page, which say of which groups they are; the words around them are people's. Figures of
/// groups that the run has not measured stay as they are.
/// </summary>
internal static partial class DocsPage
{
    private const string Form = "<!-- figures of GROUPS: written by eng/bench.sh --docs --> … <!-- end of figures -->";

    public static int Write(string measuredFile, string page)
    {
        if (!File.Exists(measuredFile))
        {
            Console.Error.WriteLine($"Nothing has been measured yet: there is no {measuredFile}.");
            return 2;
        }

        BenchFile run = BenchFile.Read(measuredFile);
        int written = 0;
        string text = PlacePattern().Replace(File.ReadAllText(page), place =>
        {
            string[] groups = place.Groups["groups"].Value.Split(' ');
            if (!groups.All(run.Groups.Contains)) return place.Value;
            written++;
            return $"{place.Groups["begin"].Value}\n\n{Figures(run, groups)}\n{place.Groups["end"].Value}";
        });
        File.WriteAllText(page, text);
        if (written > 0) return 0;
        Console.Error.WriteLine($"{page} has no place for figures of {string.Join(' ', run.Groups)}: {Form}");
        return 2;
    }

    private static string Figures(BenchFile run, string[] groups)
    {
        var text = new StringBuilder();
        GoalRow[] rows = [.. GoalTable.Read().Where(row => row.Goals.Any(goal => groups.Contains(goal.Group)))];
        Dictionary<string, Measurement> measured = run.Measurements.Where(m => groups.Contains(GroupOf(m))).ToDictionary(m => m.Id);
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {run.Date:yyyy-MM-dd}: {run.Machine}. Engine {run.Engine}. Groups: {string.Join(", ", groups)}; meter: {run.Meter}."));

        // What is still far from its goal comes first.
        foreach (Goal goal in rows.SelectMany(row => row.Goals))
        {
            if (goal.NotMetBy(measured.GetValueOrDefault(goal.Id)) is not { Count: > 0 } missed) continue;
            if (!text.ToString().Contains("Not met:", StringComparison.Ordinal)) text.AppendLine().AppendLine("Not met:").AppendLine();
            text.AppendLine($"- `{goal.Id}`: {(measured.TryGetValue(goal.Id, out Measurement? m) ? $"{Words(m)}; the goal is {Join(missed)}" : "not measured")}");
        }

        text.AppendLine().AppendLine("| what | goal | measured | met | others |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (GoalRow row in rows)
        {
            Measurement?[] own = [.. row.Goals.Select(goal => measured.GetValueOrDefault(goal.Id))];
            bool met = row.Goals.Zip(own).All(pair => pair.First.NotMetBy(pair.Second).Count == 0);
            string words = string.Join("; ", own.Select(m => m is null ? "not measured" : Words(m)));
            text.AppendLine($"| {row.What} | {row.Text} | {words} | {(met ? "yes" : "no")} | {row.Against} |");
        }

        HashSet<string> shown = [.. rows.SelectMany(row => row.Goals).Select(goal => goal.Id)];
        Measurement[] more = [.. measured.Values.Where(m => !shown.Contains(m.Id))];
        if (more.Length == 0) return text.ToString();
        text.AppendLine().AppendLine("Without a goal of their own:").AppendLine().AppendLine("| row | measured |").AppendLine("| --- | --- |");
        foreach (Measurement m in more) text.AppendLine($"| {m.Id} | {Words(m)} |");
        return text.ToString();
    }

    private static string GroupOf(Measurement measured) => measured.Id[..measured.Id.IndexOf('/', StringComparison.Ordinal)];

    private static string Join(IReadOnlyList<Clause> clauses) => string.Join(", ", clauses.Select(clause => clause.Text));

    private static string Words(Measurement m)
    {
        List<string> words = [];
        if (m.PerSecond is { } rate) words.Add($"{Table.Show(rate / 1e6)} M/s");
        else if (m.Nanoseconds is { } time) words.Add(Time(time));
        if (m.Bytes is { } bytes) words.Add(Size(bytes));
        if (m.UnitRatio is { } pairs) words.Add($"{Table.Show(pairs)} pairs");
        if (m.Multiple is { } multiple) words.Add($"{Table.Show(multiple)} ×");
        if (m.PeerRatio is { } ratio) words.Add($"{Table.Show(ratio)} × Stateless ({Table.Show(m.PeerNanoseconds)} ns, {Table.Show(m.PeerBytes)} B)");
        words.AddRange(m.Peers.Select(peer => $"{Table.Show(peer.Ratio)} × {peer.Name} ({Time(peer.Nanoseconds)}, {Size(peer.Bytes)})"));
        if (m.Note is { } note) words.Add(note);
        return string.Join(", ", words);
    }

    private static string Size(double bytes) => bytes switch
    {
        >= 1e6 => $"{Table.Show(bytes / 1e6)} MB",
        >= 1e4 => $"{Table.Show(bytes / 1e3)} kB",
        _ => $"{Table.Show(bytes)} B",
    };

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => $"{Table.Show(nanoseconds / 1e6)} ms",
        >= 1e4 => $"{Table.Show(nanoseconds / 1e3)} µs",
        _ => $"{Table.Show(nanoseconds)} ns",
    };

    [GeneratedRegex("(?<begin><!-- figures of (?<groups>[a-z ]+): written by eng/bench.sh --docs -->).*?(?<end><!-- end of figures -->)", RegexOptions.Singleline)]
    private static partial Regex PlacePattern();
}
