using System.Diagnostics;
using System.Globalization;

namespace AsyncMachine.History.Kills;

/// <summary>One process that recorded until it was killed, and what it had said by then.</summary>
internal sealed class Session
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly List<string> _appending = [];

    /// <summary>Id of its first record.</summary>
    public ulong From { get; private set; }

    /// <summary>How many appends were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>All up to this id is stored, it was told.</summary>
    public ulong Flushed { get; private set; }

    /// <summary>What it complained of; null if all went well.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Which append a machine record is of, counted from 1; 0 if of none.</summary>
    public int AppendOf(string mark) => _appending.IndexOf(mark) + 1;

    /// <summary>Starts a process, waits until a batch is acknowledged, and kills it a random time later.</summary>
    public static async Task<Session> RunAsync(Store store, string place, int kept, Random random)
    {
        var session = new Session();
        string[] args = ["record", store.Name, place, $"{random.Next()}", $"{kept}"];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardOutput = true })!;
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task reading = session.ReadAsync(process.StandardOutput, first);
        try
        {
            await Task.WhenAny(first.Task, reading).WaitAsync(HangGuard);
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 40)); // nothing is waited for: this is when the fault comes
            if (process.HasExited) session.Wrong = $"it has ended by itself, with exit code {process.ExitCode}";
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(HangGuard);
        }

        await reading.WaitAsync(HangGuard);
        return session;
    }

    private async Task ReadAsync(StreamReader output, TaskCompletionSource first)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            string[] parts = line.Split(' ', 2);
            switch (parts[0])
            {
                case Journal.From: From = ulong.Parse(parts[1], CultureInfo.InvariantCulture); break;
                case Journal.Appending: _appending.Add(parts[1]); break;
                case Journal.Flushed: Flushed = ulong.Parse(parts[1], CultureInfo.InvariantCulture); break;
                case Journal.Acknowledged:
                    Acknowledged = AppendOf(parts[1]);
                    first.TrySetResult();
                    break;
                default: Wrong = line; break;
            }
        }
    }
}
