using System.ComponentModel;
using System.Diagnostics;

namespace AsyncMachine.History.Tests.Server;

/// <summary>PostgreSQL's programs, run as a user that is not root: as such they refuse to work.</summary>
internal sealed class Commands
{
    private const string Install =
        "The tests of PostgreSQL need its programs, initdb and pg_ctl: in /usr/lib/postgresql/VERSION/bin, or on the PATH. Install them as .ci/run does, "
        + "without a server that runs as a service:\n"
        + "  mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf\n"
        + "  apt-get update && UCF_FORCE_CONFFOLD=1 apt-get install -y --no-install-recommends postgresql";

    private readonly string _folder = Find() ?? throw new InvalidOperationException(Install);
    private readonly string? _user; // null: it runs as who runs this

    private Commands(string? user) => _user = user;

    /// <exception cref="InvalidOperationException">The programs are not there; the message says how to install them.</exception>
    public static async Task<Commands> FindAsync()
    {
        if (!Environment.IsPrivilegedProcess) return new Commands(null);
        string[] users = [.. File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0])];
        string user = users.Contains("postgres") ? "postgres" : "nobody";
        string group = (await RunAsync("id", "-g", user)).Trim();
        return new Commands(user) { Group = group };
    }

    private string Group { get; init; } = "";

    /// <summary>Lets the server's user find what is in a folder.</summary>
    public Task OpenFolderAsync(string path) => RunAsync("chmod", "711", path);

    /// <summary>Makes a folder that belongs to the server's user. Every folder above it must be searchable by that user.</summary>
    public Task MakeFolderAsync(string path) =>
        _user is null ? RunAsync("install", "-d", "-m", "700", path) : RunAsync("install", "-d", "-m", "700", "-o", _user, "-g", Group, path);

    /// <summary>Runs one of the programs, to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public Task<string> CallAsync(string program, params string[] arguments)
    {
        string[] clean = ["env", "-i", "HOME=/tmp", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", Path.Combine(_folder, program), .. arguments];
        return _user is null ? RunAsync(clean[0], clean[1..]) : RunAsync("setpriv", [$"--reuid={_user}", $"--regid={Group}", "--clear-groups", .. clean]);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        // The working directory may be one that the server's user cannot enter.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using Process process = Process.Start(start) ?? throw new Win32Exception($"{program} does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        if (process.ExitCode == 0) return await output;
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{await output}{await errors}");
    }

    private static string? Find()
    {
        string[] folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
            .. VersionsIn("/usr/lib/postgresql"),
        ];
        return folders.FirstOrDefault(folder => Exists(Path.Combine(folder, "initdb")) && Exists(Path.Combine(folder, "pg_ctl")));

        // A link to what was removed exists, too.
        static bool Exists(string path) => File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);
    }

    private static IEnumerable<string> VersionsIn(string folder) =>
        !Directory.Exists(folder)
            ? []
            : Directory.GetDirectories(folder).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out int version) ? version : 0)
                .Select(path => Path.Combine(path, "bin"));
}
