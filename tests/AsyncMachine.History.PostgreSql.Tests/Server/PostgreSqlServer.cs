using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AsyncMachine.History.Tests.Server;

/// <summary>A real PostgreSQL server of one's own: on loopback, with its data in a temporary folder, which goes with it.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const int Tries = 5; // somebody else may take the port that was free

    private readonly Commands _commands;
    private readonly DirectoryInfo _folder;
    private readonly string _data;
    private readonly string _log;
    private int _port;
    private bool _runs;

    private PostgreSqlServer(Commands commands, DirectoryInfo folder)
    {
        _commands = commands;
        _folder = folder;
        _data = Path.Combine(folder.FullName, "server", "data");
        _log = Path.Combine(folder.FullName, "server", "log");
    }

    /// <summary>Leads to the server's database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=am";

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; the message says what to do, or what it said.</exception>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        Commands commands = await Commands.FindAsync();
        var server = new PostgreSqlServer(commands, Directory.CreateTempSubdirectory("asyncmachine-postgresql-"));
        try
        {
            await commands.OpenFolderAsync(server._folder.FullName);
            await commands.MakeFolderAsync(Path.GetDirectoryName(server._data)!);
            await commands.CallAsync("initdb", "-D", server._data, "-U", "am", "-A", "trust", "-E", "UTF8", "--no-sync");
            await server.StartOnFreePortAsync();
            return server;
        }
        catch
        {
            server._folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Stops the server as one should.</summary>
    public async Task StopAsync()
    {
        await _commands.CallAsync("pg_ctl", "-D", _data, "-m", "fast", "-t", "30", "-w", "stop");
        _runs = false;
    }

    /// <summary>Kills the server's first process by SIGKILL, and waits until it has gone, and all that it had started.</summary>
    public async Task KillAsync()
    {
        string mark = Path.Combine(_data, "postmaster.pid");
        int pid = int.Parse(File.ReadLines(mark).First(), CultureInfo.InvariantCulture);
        using (Process first = Process.GetProcessById(pid))
        {
            first.Kill();
            await first.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        // The others see that the first one is gone, and end; until then no server starts in that folder.
        while (Processes() is [var one, ..])
        {
            using (one) await one.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        _runs = false;
    }

    /// <summary>Starts the server again, where it was.</summary>
    public async Task StartAgainAsync()
    {
        string settings = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=50";
        await _commands.CallAsync("pg_ctl", "-D", _data, "-w", "-t", "30", "-l", _log, "-o", settings, "start");
        _runs = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_runs) await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StartOnFreePortAsync()
    {
        for (int left = Tries; ; left--)
        {
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                _port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            try
            {
                await StartAgainAsync();
                return;
            }
            catch (InvalidOperationException exception)
            {
                string log = File.Exists(_log) ? File.ReadAllText(_log) : "";
                if (left == 1 || !log.Contains("Address already in use", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{exception.Message}\n{log}", exception);
                }

                File.Delete(_log);
            }
        }
    }

    // Every process of a server has its data for its folder.
    private List<Process> Processes()
    {
        var found = new List<Process>();
        foreach (Process process in Process.GetProcesses())
        {
            string? folder = null;
            try
            {
                folder = Directory.ResolveLinkTarget($"/proc/{process.Id}/cwd", returnFinalTarget: false)?.FullName;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is somebody else's.
            }

            if (folder == _data) found.Add(process);
            else process.Dispose();
        }

        return found;
    }
}
