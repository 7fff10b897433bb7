using System.Diagnostics;
using System.Text;

namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>A program of others that runs beside a test and ends with it.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private OtherProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything that it has said.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static OtherProcess Start(string program, params string[] arguments) => new(Process.Start(Info(program, arguments))!);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string input, params string[] arguments)
    {
        await using OtherProcess process = Start(program, arguments);
        await process._process.StandardInput.WriteAsync(input);
        process._process.StandardInput.Close();
        await process._process.WaitForExitAsync().Soon();
        return (process._process.ExitCode, process.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync().Soon();
        _process.Dispose();
    }

    private static ProcessStartInfo Info(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        lock (_output) _output.AppendLine(e.Data);
    }
}
