using System.Diagnostics;
using System.Globalization;

namespace AsyncMachine.History.Kills;

/// <summary>One process that records until it is killed, and what it has said by then.</summary>
internal sealed class Session : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task _reading;
    private readonly Lock _lock = new();
    private readonly List<string> _appending = []; // under the lock, as all that is read
    private readonly List<(Func<bool> Holds, TaskCompletionSource Done)> _waiting = [];
    private bool _mayBeRefused;
    private int _refused;

    private Session(Process process)
    {
        _process = process;
        _reading = ReadAsync(process.StandardOutput);
    }

    /// <summary>Id of its first record.</summary>
    public ulong From { get; private set; }

    /// <summary>How many appends were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>All up to this id is stored, it was told.</summary>
    public ulong Flushed { get; private set; }

    /// <summary>What it complained of; null if all went well.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Starts a process.</summary>
    public static Session Start(Store store, string place, int kept, Random random)
    {
        string[] args = ["record", store.Name, place, $"{random.Next()}", $"{kept}"];
        return new(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardOutput = true })!);
    }

    /// <summary>Which append a machine record is of, counted from 1; 0 if of none.</summary>
    public int AppendOf(string mark)
    {
        lock (_lock) return _appending.IndexOf(mark) + 1;
    }

    /// <summary>Completes when it has one more append acknowledged than now, or has ended.</summary>
    public Task HasAcknowledgedAsync()
    {
        int now = Acknowledged;
        return WhenAsync(() => Acknowledged > now);
    }

    /// <summary>From here on its store may be gone. The task completes when it has noticed, or has ended; what was acknowledged has been read then.</summary>
    public Task HasBeenRefusedAsync()
    {
        lock (_lock) _mayBeRefused = true;
        return WhenAsync(() => _refused > 0);
    }

    /// <summary>Holds the process where it is.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Kills the process by SIGKILL. It must have been there still.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited) Wrong = $"it has ended by itself, with exit code {_process.ExitCode}";
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(HangGuard);
        await _reading.WaitAsync(HangGuard);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(HangGuard);
    }

    private Task WhenAsync(Func<bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (holds()) return Task.CompletedTask;
            _waiting.Add((holds, done));
        }

        return Task.WhenAny(done.Task, _reading).WaitAsync(HangGuard);
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                Take(line);
                foreach ((Func<bool> holds, TaskCompletionSource done) in _waiting)
                {
                    if (holds()) done.TrySetResult();
                }
            }
        }
    }

    private void Take(string line)
    {
        string[] parts = line.Split(' ', 2);
        switch (parts[0])
        {
            case Journal.From: From = ulong.Parse(parts[1], CultureInfo.InvariantCulture); break;
            case Journal.Appending when _appending is [.., var last] && last == parts[1]: break; // once more
            case Journal.Appending: _appending.Add(parts[1]); break;
            case Journal.Refused when _mayBeRefused: _refused++; break;
            case Journal.Flushed: Flushed = ulong.Parse(parts[1], CultureInfo.InvariantCulture); break;
            case Journal.Acknowledged: Acknowledged = _appending.IndexOf(parts[1]) + 1; break;
            default: Wrong = line; break;
        }
    }
}
