using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace AsyncMachine.Examples.Tests;

/// <summary>Runs an example as a process of its own.</summary>
internal static class Example
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>Starts an example in a folder, with its output and errors collected.</summary>
    public static RunningExample Start(string name, string folder, params string[] args)
    {
        string program = Path.Combine(RepositoryRoot, "examples", name, "bin", Metadata("Configuration"), "net10.0", name + ".dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. args])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new RunningExample(Process.Start(start)!);
    }

    public static async Task<ExampleResult> RunAsync(string name, string folder, params string[] args)
    {
        using RunningExample running = Start(name, folder, args);
        return await running.EndAsync();
    }

    private static string Metadata(string key) =>
        typeof(Example).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}

/// <summary>What an example has printed, and its exit code.</summary>
internal sealed record ExampleResult(int ExitCode, string Output, string Errors);

internal sealed class RunningExample(Process process) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly StringBuilder _read = new();

    /// <summary>The first line of the output that holds a text. It is read now: it and what is before are gone from the result.</summary>
    public async Task<string> ReadToAsync(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        string errors = await process.StandardError.ReadToEndAsync(limit.Token);
        throw new InvalidOperationException($"The example ended before it printed '{text}': {errors}");
    }

    /// <summary>Waits until the example has printed these lines, in any order, after those that were waited for before.</summary>
    public async Task PrintsAsync(params string[] lines)
    {
        using var limit = new CancellationTokenSource(Limit);
        var missing = new List<string>(lines);
        while (missing.Count > 0)
        {
            string? printed;
            try
            {
                printed = await process.StandardOutput.ReadLineAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The example did not print '{missing[0]}' within {Limit}, but:\n{_read}");
            }

            if (printed is null) Assert.Fail($"The example ended without '{missing[0]}'. It printed:\n{_read}");
            _read.Append(printed).Append('\n');
            missing.Remove(printed!);
        }
    }

    /// <summary>Waits for its end; gives all that it has printed.</summary>
    public async Task<ExampleResult> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ExampleResult(process.ExitCode, _read + await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The example did not end within {Limit}.");
        }
    }

    /// <summary>What Ctrl+C does.</summary>
    public Task InterruptAsync() => SignalAsync("-INT");

    /// <summary>What ends a service. Unlike Ctrl+C, it also reaches a program whose caller was started in the background.</summary>
    public Task TerminateAsync() => SignalAsync("-TERM");

    /// <summary>Ends it without a chance to do anything more, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.That(kill.ExitCode, Is.Zero, "the signal was sent");
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
