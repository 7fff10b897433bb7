using AsyncMachine.History.Tests.Server;

namespace AsyncMachine.History.Tests;

/// <summary>The server that the tests share, and the schemas in it, of which each test has its own.</summary>
[SetUpFixture]
public sealed class SharedServer
{
    private static PostgreSqlServer? _server;
    private static int _schemas;

    /// <summary>Leads to the server's database.</summary>
    internal static string ConnectionString => _server!.ConnectionString;

    /// <summary>A name that no schema has.</summary>
    internal static string NewSchema() => $"test{Interlocked.Increment(ref _schemas)}";

    [OneTimeSetUp]
    public async Task Start() => _server = await PostgreSqlServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
