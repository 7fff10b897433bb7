using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Runs;

/// <summary>The rows of aRPC. They are a program of their own, which brings the peers and the web server that one of them needs.</summary>
internal static class RpcGroup
{
    public const string Project = "AsyncMachine.Rpc.Benchmarks";

    public static IReadOnlyList<Measurement> Measure(RunOptions options)
    {
        if (options.Published is { } published && Directory.Exists(Path.Combine(published, Project)))
        {
            return new Child(Path.Combine(published, Project, Project + (OperatingSystem.IsWindows() ? ".exe" : "")), "--all", options.Meter).MeasureAll();
        }

        Console.Error.WriteLine($"{Project} was not published.");
        return [];
    }
}
