using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Runs;

/// <summary>Measures rows in processes of their own.</summary>
/// <param name="program">The program to start.</param>
/// <param name="arguments">What it is told before the row.</param>
internal sealed class Child(string program, params string[] arguments)
{
    /// <summary>This program, again.</summary>
    /// <param name="meter">Name of the meter to use.</param>
    public static Child Self(string meter)
    {
        string program = Environment.ProcessPath!;
        bool hosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return hosted
            ? new Child(program, typeof(Child).Assembly.Location, "--meter", meter)
            : new Child(program, "--meter", meter);
    }

    /// <summary>Measures a row, in as many processes as it asks for.</summary>
    /// <returns>The measurement, or null with a word on the error stream if the process failed.</returns>
    public Measurement? Measure(Row row)
    {
        Console.Error.WriteLine($"{Path.GetFileNameWithoutExtension(program)} {row.Id}");
        List<Measurement> launches = [];
        for (int i = 0; i < row.Launches; i++)
        {
            if (Launch(row.Id) is not { } measured) return null;
            launches.Add(measured);
        }

        return launches.Count == 1 ? launches[0] : launches[0] with
        {
            Nanoseconds = launches.Select(m => m.Nanoseconds!.Value).Median(),
            UnitNanoseconds = launches.Select(m => m.UnitNanoseconds!.Value).Median(),
            UnitRatio = launches.Select(m => m.UnitRatio!.Value).Median(),
        };
    }

    /// <summary>All that a program measures when it is told what this one was made with, and nothing else.</summary>
    public IReadOnlyList<Measurement> MeasureAll() => Launch([], out _);

    private Measurement? Launch(string id)
    {
        IReadOnlyList<Measurement> measured = Launch(["--row", id], out int exitCode);
        if (exitCode == 0 && measured.Count > 0) return measured[^1];
        Console.Error.WriteLine($"{id}: the process ended with {exitCode} and {measured.Count} measurements");
        return null;
    }

    private List<Measurement> Launch(string[] more, out int exitCode)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (string argument in arguments.Concat(more)) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        List<Measurement> measured = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{')) measured.Add(Measurement.FromLine(line));
        }

        process.WaitForExit();
        exitCode = process.ExitCode;
        return measured;
    }
}
