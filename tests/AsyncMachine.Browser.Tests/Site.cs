using System.Diagnostics;
using System.Reflection;

namespace AsyncMachine.Browser.Tests;

/// <summary>The example's page, published, and its server, a process of its own.</summary>
internal static class Site
{
    private const string Listening = "Now listening on: ";

    private static readonly string Folder = Path.Combine(Example.RepositoryRoot, "examples", "Browser");
    private static readonly string Published = Path.Combine(Example.RepositoryRoot, "artifacts", "browser");
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Publishes the page for browsers. Nothing has to be there for it but the SDK: no workload.</summary>
    public static async Task PublishAsync()
    {
        if (Directory.Exists(Published)) Directory.Delete(Published, recursive: true); // names of files change with their content
        var start = new ProcessStartInfo(
            Dotnet, ["publish", Path.Combine(Folder, "Client"), "--configuration", "Release", "--output", Published, "-m:1", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string output = await publish.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(10));
        await publish.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(publish.ExitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("warning "), "the page is trimmed without a warning");
    }

    /// <summary>Starts the server, and gives its address.</summary>
    public static async Task<(RunningExample Server, Uri Address)> StartAsync(string step, string url = "http://127.0.0.1:0")
    {
        string configuration = typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;
        string program = Path.Combine(Folder, "Server", "bin", configuration, "net10.0", "Browser.Server.dll");
        var start = new ProcessStartInfo(
            Dotnet, [program, "--urls", url, "--webroot", Path.Combine(Published, "wwwroot"), "--Washer:Step", step])
        {
            WorkingDirectory = Path.Combine(Folder, "Server"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = new RunningExample(Process.Start(start)!);
        string started = await server.ReadToAsync(Listening);
        return (server, new Uri(started[(started.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
    }
}
