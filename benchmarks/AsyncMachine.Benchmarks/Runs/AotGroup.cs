using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Runs;

/// <summary>The engine's rows compiled ahead of time, beside the same rows with a JIT.</summary>
internal static class AotGroup
{
    // Turn about, so that a change of the machine's mood meets both.
    private const int Turns = 3;

    public static IReadOnlyList<Measurement> Measure(RunOptions options)
    {
        if (options.Published is not { } published)
        {
            Console.Error.WriteLine("Nothing was published ahead of time.");
            return [];
        }

        var aot = new Child(Program(published, "AsyncMachine.Benchmarks.Aot"));
        Child jit = Child.Self("stopwatch");
        List<Measurement> rows = [.. RowList.Core.Where(row => row is LoopRow or ContendedRow).Select(row => Compare(row, aot, jit)).OfType<Measurement>()];
        List<Measurement> others = [];
        if (aot.Measure(RowList.Core.First(row => row.Id == "core/first-touch")) is { } touch) others.Add(touch with { Id = "aot/first-touch" });
        if (Worst(rows) is { } worst) others.Add(worst);
        others.Add(HelloSize(published));
        return [.. others, .. rows];
    }

    /// <summary>One row both ways. Compared are multiples of the compare-exchange pair, where the row has them.</summary>
    private static Measurement? Compare(Row row, Child aot, Child jit)
    {
        List<Measurement> turns = [];
        List<double> ratios = [];
        for (int i = 0; i < Turns; i++)
        {
            if (jit.Measure(row) is not { } compiledLate || aot.Measure(row) is not { } compiledEarly) return null;
            turns.Add(compiledEarly);
            ratios.Add((compiledEarly.UnitRatio ?? compiledEarly.Nanoseconds)!.Value / (compiledLate.UnitRatio ?? compiledLate.Nanoseconds)!.Value);
        }

        return turns.OrderBy(turn => turn.Nanoseconds).ElementAt(Turns / 2) with
        {
            Id = "aot/" + row.Id[(row.Id.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Multiple = ratios.Median(),
        };
    }

    /// <summary>The row that loses most stands for all: none may be beyond the goal.</summary>
    private static Measurement? Worst(IReadOnlyList<Measurement> rows)
    {
        if (rows.Count < RowList.Core.Count(row => row is LoopRow or ContendedRow)) return null;
        Measurement[] slowest = [.. rows.OrderByDescending(row => row.Multiple).Take(3)];
        string names = string.Join(", ", slowest.Select(row => FormattableString.Invariant($"{row.Id} {row.Multiple:0.00}")));
        return new Measurement { Id = "aot/rows", Multiple = slowest[0].Multiple, Note = $"the slowest of {rows.Count} rows: {names}" };
    }

    private static Measurement HelloSize(string published)
    {
        long world = new FileInfo(Program(published, "HelloWorld")).Length, machine = new FileInfo(Program(published, "HelloMachine")).Length;
        return new Measurement
        {
            Id = "aot/hello-size",
            Bytes = machine - world,
            Note = FormattableString.Invariant($"hello-world {world / 1e6:0.00} MB, hello-machine {machine / 1e6:0.00} MB"),
        };
    }

    private static string Program(string published, string project) =>
        Path.Combine(published, project, project + (OperatingSystem.IsWindows() ? ".exe" : ""));
}
