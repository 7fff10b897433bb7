using System.Diagnostics;
using System.Reflection;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Benchmarks.CompileTime;

/// <summary>What the generator costs while somebody types in a file without schemas, or, for comparison, when it runs first.</summary>
/// <param name="id">Group and row.</param>
/// <param name="schemas">How many schemas of 25 states the project has.</param>
/// <param name="edit">An edit elsewhere, after a run; otherwise a run of a driver that has seen nothing.</param>
internal sealed class GeneratorRow(string id, int schemas, bool edit) : Row(id)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);
    private const int FewestRuns = 9;

    /// <summary>The assembly that the package carries.</summary>
    public static string File => Path.Combine(AppContext.BaseDirectory, "compile-time", "AsyncMachine.Generators.dll");

    public override Measurement Measure(IMeter meter)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(
            Assembly.LoadFrom(File).GetType("AsyncMachine.Generators.AsyncMachineGenerator", throwOnError: true)!)!;
        var project = new SchemaProject(schemas);
        GeneratorDriver driver = SchemaProject.Driver(generator).RunGenerators(project.Compilation);
        Verify(driver);

        double unitBefore = Unit.Nanoseconds();
        var clock = Stopwatch.StartNew();
        List<double> times = [];
        while (clock.Elapsed < WarmUp + Budget || times.Count < FewestRuns)
        {
            project.EditElsewhere();
            if (!edit) driver = SchemaProject.Driver(generator);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(project.Compilation);
            if (clock.Elapsed > WarmUp) times.Add(Clock.NanosecondsSince(start));
        }

        Verify(driver);
        double unit = (unitBefore + Unit.Nanoseconds()) / 2;
        return new Measurement
        {
            Id = Id,
            Nanoseconds = times.Median(),
            UnitNanoseconds = unit,
            UnitRatio = times.Median() / unit,
            Note = FormattableString.Invariant($"{times.Count} runs"),
        };
    }

    /// <summary>A generator that gave up would be fast.</summary>
    private void Verify(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is null && result.GeneratedSources.Length == schemas) return;
        throw new InvalidOperationException($"{result.GeneratedSources.Length} of {schemas} schemas were generated. {result.Exception}");
    }
}
