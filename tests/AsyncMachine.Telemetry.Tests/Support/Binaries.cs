namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>Programs of others that tests run: unpacked by .ci/run, or installed.</summary>
internal static class Binaries
{
    /// <summary>Where a program of Prometheus is. A failure if it is nowhere: what cannot be checked is not right.</summary>
    public static string Prometheus(string name)
    {
        string[] places =
        [
            Path.Combine(Repository.Root, "artifacts", "prometheus", "usr", "bin"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        string? found = places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
        Assert.That(found, Is.Not.Null, $"{name} is missing. The function need_prometheus of .ci/run brings it.");
        return found!;
    }
}
