using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace AsyncMachine.Templates.Tests;

/// <summary>Runs commands of the SDK as a user does.</summary>
internal static class Sdk
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The folder that every project of this repository takes its packages from.</summary>
    public static string PackagesFolder { get; } = Metadata("PackagesFolder");

    /// <summary>Runs <c>dotnet</c>; gives its output. It must exit with 0 and without a warning.</summary>
    public static async Task<string> RunAsync(string folder, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", args)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // What the command that runs these tests has told its own children is not for a command that a user types.
        foreach (string name in start.Environment.Keys.Where(IsOfTheBuild).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node that stays would hold the folder

        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', args)} did not end within {Limit}:\n{output}");
        }

        Assert.That(process.ExitCode, Is.Zero, $"dotnet {string.Join(' ', args)}:\n{output}");
        Assert.That(output.ToString(), Does.Not.Contain("warning "), $"dotnet {string.Join(' ', args)}");
        return output.ToString();

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output) output.AppendLine(line.Data);
        }
    }

    private static bool IsOfTheBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) ||
        name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase);

    private static string Metadata(string key) =>
        typeof(Sdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
