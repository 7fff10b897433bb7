using AsyncMachine.Examples.Tests;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.Telemetry.Tests.Observed;

/// <summary>The example as a process of its own, on a port of its own, and a client of it.</summary>
internal sealed class ObservedProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private ObservedProcess(RunningExample running, Uri address)
    {
        Running = running;
        Client = new HttpClient { BaseAddress = address };
    }

    public static string Folder { get; } = Path.Combine(Repository.Root, "examples", "Observed");

    public RunningExample Running { get; }

    public HttpClient Client { get; }

    /// <param name="folder">Where it keeps its record.</param>
    /// <param name="piece">How long a piece is baked.</param>
    public static async Task<ObservedProcess> StartAsync(TemporaryFolder folder, string piece = "00:00:00")
    {
        RunningExample running = Example.Start(
            "Observed", Folder, "--urls", "http://127.0.0.1:0", "--Bakery:Piece", piece, "--History:File", folder["bakery.db"]);
        string started = await running.ReadToAsync(Listening).Soon();
        return new ObservedProcess(running, new Uri(started[(started.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
    }

    public async Task<string> OrderAsync()
    {
        using HttpResponseMessage response = await Client.PostAsync("/orders?pieces=3", content: null).Soon();
        return await response.Content.ReadAsStringAsync();
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path).Soon();

    /// <summary>Ends it as a service is ended.</summary>
    public async Task<int> StopAsync()
    {
        await Running.TerminateAsync();
        return (await Running.EndAsync()).ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        Running.Dispose();
    }
}
