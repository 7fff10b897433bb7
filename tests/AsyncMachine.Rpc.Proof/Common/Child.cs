using System.Diagnostics;

namespace AsyncMachine.Rpc.Proof;

/// <summary>This program once more, as a process of its own that answers line by line.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(params ReadOnlySpan<string> args)
    {
        string self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet") start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AsyncMachine.Rpc.Proof.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return new Child(Process.Start(start) ?? throw new InvalidOperationException($"{self} does not start."));
    }

    /// <summary>Says something and gives the answer's words.</summary>
    public async Task<string[]> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return await ReadAsync(question);
    }

    /// <summary>The next line's words.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public async Task<string[]> ReadAsync(string what)
    {
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Hang);
        return line?.Split(' ') ?? throw new InvalidOperationException($"The process ended (exit code {(_process.HasExited ? _process.ExitCode : null)}) before it said anything about '{what}'.");
    }

    /// <summary>Ends the process as a power failure does: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Hang);
        _process.Dispose();
    }

    /// <summary>Lets the process end: it has nothing more to answer.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Hang);
        _process.Dispose();
    }
}
