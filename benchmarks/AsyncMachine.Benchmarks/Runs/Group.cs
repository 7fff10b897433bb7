using AsyncMachine.Benchmarks.CompileTime;
using AsyncMachine.Benchmarks.Exploring;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Runs;

/// <summary>What a run is told.</summary>
/// <param name="Meter">Name of the meter that takes the figures of the loops.</param>
/// <param name="Published">Folder with other programs, a sub-folder for each project; null if there are none.</param>
internal sealed record RunOptions(string Meter, string? Published);

/// <summary>Rows that are measured together.</summary>
internal static class Group
{
    public const string Core = "core", Generator = "generator", Testing = "testing", Aot = "aot", Rpc = "rpc", Telemetry = "telemetry", History = "history";

    public static IReadOnlyList<string> Known { get; } = [Core, Generator, Testing, Aot, Rpc, Telemetry, History];

    private static readonly Row[] GeneratorRows =
    [
        new GeneratorRow("generator/edit-1", 1, edit: true),
        new GeneratorRow("generator/edit-20", 20, edit: true),
        new GeneratorRow("generator/edit-200", 200, edit: true),
        new GeneratorRow("generator/full-1", 1, edit: false),
        new GeneratorRow("generator/full-20", 20, edit: false),
        new GeneratorRow("generator/full-200", 200, edit: false),
    ];

    private static readonly Row[] TestingRows =
    [
        new ExplorerRow("testing/explorer", ExplorerSchemas.Twenty),
        new ExplorerRow("testing/explorer-supervisor", ExplorerSchemas.Supervisor),
    ];

    /// <summary>All rows that are measured in a process of this program.</summary>
    public static IEnumerable<Row> Rows { get; } = [.. RowList.Core, .. GeneratorRows, .. TestingRows];

    /// <summary>Measures a group.</summary>
    public static IReadOnlyList<Measurement> Measure(string group, RunOptions options) => group switch
    {
        Core => [.. RowList.Core.Select(Child.Self(options.Meter).Measure).OfType<Measurement>()],
        Generator => WithReport([.. GeneratorRows.Select(Child.Self(options.Meter).Measure).OfType<Measurement>()]),
        Testing => [.. TestingRows.Select(Child.Self(options.Meter).Measure).OfType<Measurement>()],
        Aot => AotGroup.Measure(options),
        _ => (GroupProgram.All.FirstOrDefault(program => program.Group == group)
            ?? throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group.")).Measure(options),
    };

    /// <summary>The goal for one size also asks that the others are reported.</summary>
    private static IReadOnlyList<Measurement> WithReport(IReadOnlyList<Measurement> measured)
    {
        bool all = measured.Any(m => m.Id == "generator/edit-1") && measured.Any(m => m.Id == "generator/edit-200");
        return [.. measured.Select(m => m.Id == "generator/edit-20" ? m with { Claims = new() { ["1 and 200 schemas reported"] = all } } : m)];
    }
}
