using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;

namespace CliDaemon;

/// <summary>Exit codes: 0 done, 1 the daemon is missing, goes, or the job fails, 2 wrong usage, 3 busy, 130 interrupted.</summary>
internal static class Program
{
    /// <summary>Where the daemon of this folder listens. The short name fits into a socket's address, whatever the folder.</summary>
    public const string SocketPath = "cli-daemon.sock";

    private const string Usage =
        """
        usage: CliDaemon COMMAND

          start            be the daemon of this folder, until stop or Ctrl+C
          status           tell what the daemon does
          run NAME[:STEPS] have it do a job (default: 100 steps), and wait for the end; Ctrl+C cancels it
          stop             stop the daemon
        """;

    public static UnixDomainSocketEndPoint EndPoint => new(SocketPath);

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["start"]: return await Daemon.RunAsync();
            case ["status"]: return await CommandAsync(client => Task.FromResult(client.PrintStatus()));
            case ["run", string job] when TryParse(job, out string? name, out int steps): return await CommandAsync(client => client.RunAsync(name, steps));
            case ["stop"]: return await CommandAsync(client => client.StopAsync());
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> CommandAsync(Func<Client, Task<int>> command)
    {
        Client connected;
        try
        {
            connected = await Client.ConnectAsync();
        }
        catch (IOException)
        {
            await Console.Error.WriteLineAsync("there is no daemon in this folder");
            return 1;
        }

        await using Client client = connected;
        try
        {
            return await command(client);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            await Console.Error.WriteLineAsync("the daemon has gone");
            return 1;
        }
    }

    private static bool TryParse(string job, [NotNullWhen(true)] out string? name, out int steps)
    {
        string[] parts = job.Split(':');
        name = parts[0];
        steps = 100;
        return name.Length > 0 && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out steps)));
    }
}
