using System.Globalization;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>The printed table.</summary>
internal static class Table
{
    private static readonly string[] Heads = ["row", "ns", "B", "x pair", "x ref", "x Stateless", "goal", "met"];

    /// <summary>Tells how many others wanted the processor in the last minute, where there is such a file.</summary>
    private const string Load = "/proc/loadavg";

    /// <summary>Prints the rows with their goals, and the count of goals as the last line.</summary>
    /// <returns>How many goals are not met.</returns>
    public static int Print(IReadOnlyList<Goal> goals, IReadOnlyList<Measurement> measured, TextWriter to)
    {
        List<string[]> lines = [Heads];
        int notMet = 0;
        var left = measured.ToDictionary(m => m.Id);
        foreach (Goal goal in goals)
        {
            left.Remove(goal.Id, out Measurement? m);
            IReadOnlyList<Clause> missed = goal.NotMetBy(m);
            if (missed.Count > 0) notMet++;
            string verdict = m is null ? "no: not measured" : missed.Count == 0 ? "yes" : "no: " + string.Join(", ", missed.Select(c => c.Text));
            lines.Add([goal.Id, .. Figures(m), goal.ToString(), verdict]);
        }

        foreach (Measurement m in left.Values) lines.Add([m.Id, .. Figures(m), "", ""]);

        int[] widths = [.. Heads.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            to.WriteLine(string.Join("  ", line.Select((cell, i) => i is 0 or >= 6 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        }

        to.WriteLine();
        foreach (Measurement m in measured.Where(m => m.Note is not null)) to.WriteLine($"{m.Id}: {m.Note}");
        foreach (Measurement m in measured.Where(m => m.PerSecond is not null))
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Id}: {m.PerSecond / 1e6:0.00} M/s"));
        }

        foreach (Measurement m in measured.Where(m => m.Peers.Count > 0)) to.WriteLine($"{m.Id}: {string.Join(", ", m.Peers.Select(Show))}");

        double[] units = [.. measured.Select(m => m.UnitNanoseconds).OfType<double>()];
        if (units.Length > 0)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compare-exchange pair: {units.Min():0.0} to {units.Max():0.0} ns"));
        }

        if (File.Exists(Load)) to.WriteLine($"load average: {File.ReadAllText(Load).Split(' ')[0]}");
        to.WriteLine($"{goals.Count} goals, {notMet} not met");
        return notMet;
    }

    private static string[] Figures(Measurement? m) =>
    [
        Show(m?.Nanoseconds),
        Show(m?.Bytes),
        Show(m?.UnitRatio),
        Show(m?.Multiple),
        m?.PeerRatio is null ? "" : $"{Show(m.PeerRatio)} ({Show(m.PeerNanoseconds)} ns, {Show(m.PeerBytes)} B)",
    ];

    private static string Show(PeerFigures peer) => $"{Show(peer.Ratio)} × {peer.Name} ({Show(peer.Nanoseconds)} ns, {Show(peer.Bytes)} B)";

    /// <summary>Three digits that matter.</summary>
    internal static string Show(double? value) => value switch
    {
        null => "",
        0 => "0",
        { } v when Math.Abs(v) < 10 => v.ToString("0.00", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) < 100 => v.ToString("0.0", CultureInfo.InvariantCulture),
        { } v => v.ToString("0", CultureInfo.InvariantCulture),
    };
}
