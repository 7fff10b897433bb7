using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Runs;

/// <summary>A group that is a program of its own: what its rows and their peers depend on does not burden the others.</summary>
/// <param name="Group">The group.</param>
/// <param name="Project">Name of the project and of its program.</param>
/// <param name="Assemblies">What it measures: each assembly is in a package of its name.</param>
internal sealed record GroupProgram(string Group, string Project, IReadOnlyList<string> Assemblies)
{
    public static IReadOnlyList<GroupProgram> All { get; } =
    [
        new(Runs.Group.Rpc, "AsyncMachine.Rpc.Benchmarks", ["AsyncMachine", "AsyncMachine.Rpc"]),
        new(Runs.Group.Telemetry, "AsyncMachine.Telemetry.Benchmarks", ["AsyncMachine", "AsyncMachine.Telemetry"]),
        new(
            Runs.Group.History,
            "AsyncMachine.History.Benchmarks",
            ["AsyncMachine", "AsyncMachine.History", "AsyncMachine.History.Sqlite", "AsyncMachine.History.RocksDb", "AsyncMachine.History.PostgreSql"]),
    ];

    public IReadOnlyList<Measurement> Measure(RunOptions options)
    {
        if (options.Published is { } published && Directory.Exists(Path.Combine(published, Project)))
        {
            return new Child(Path.Combine(published, Project, Project + (OperatingSystem.IsWindows() ? ".exe" : "")), "--all", options.Meter).MeasureAll();
        }

        Console.Error.WriteLine($"{Project} was not published.");
        return [];
    }
}
