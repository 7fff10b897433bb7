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

    private Measurement? Launch(string id)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--row");
        start.ArgumentList.Add(id);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        string? last = null;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{')) last = line;
        }

        process.WaitForExit();
        if (process.ExitCode == 0 && last is not null) return Measurement.FromLine(last);
        Console.Error.WriteLine($"{id}: the process ended with {process.ExitCode} and no measurement");
        return null;
    }
}
