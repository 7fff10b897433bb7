using System.Reflection;
using AsyncMachine.Benchmarks.Rows;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace AsyncMachine.Benchmarks.Meters;

/// <summary>
/// The meter of the full run: BenchmarkDotNet, inside the row's own process, so that what is measured is the very assembly that
/// is shipped. It goes over the row's loops several times; each pass is a round.
/// </summary>
internal sealed class BenchmarkDotNetMeter : IMeter
{
    private const int Passes = 5;

    public RowSeries Take(Loops loops)
    {
        // Hot code everywhere before the first pass, or it would not be comparable with the others.
        StopwatchMeter.Heat(loops);

        LoopBenchmarks.Current = loops;
        List<string> names = [nameof(LoopBenchmarks.Main), nameof(LoopBenchmarks.Pair)];
        if (loops.Baseline is not null) names.Add(nameof(LoopBenchmarks.Baseline));
        if (loops.Peer is not null) names.Add(nameof(LoopBenchmarks.Peer));
        MethodInfo[] methods = [.. names.Select(name => typeof(LoopBenchmarks).GetMethod(name)!)];
        Summary[] passes = [.. Enumerable.Range(0, Passes).Select(_ => BenchmarkRunner.Run(typeof(LoopBenchmarks), methods, Config()))];
        return new RowSeries(
            ToSeries(passes, nameof(LoopBenchmarks.Main), loops.Main.Operations),
            ToSeries(passes, nameof(LoopBenchmarks.Pair), 1),
            loops.Baseline is { } baseline ? ToSeries(passes, nameof(LoopBenchmarks.Baseline), baseline.Operations) : null,
            loops.Peer is { } peer ? ToSeries(passes, nameof(LoopBenchmarks.Peer), peer.Operations) : null);
    }

    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithEvaluateOverhead(false)
            .WithIterationTime(TimeInterval.FromMilliseconds(60))
            .WithWarmupCount(2)
            .WithIterationCount(6))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "AsyncMachine.Benchmarks"));

    private static Series ToSeries(Summary[] passes, string method, int operations)
    {
        double each = LoopBenchmarks.Times * (double)operations;
        BenchmarkReport[] reports = [.. passes.Select(pass => pass.Reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method))];
        return new Series(
            [.. reports.Select(report => report.ResultStatistics!.Median / each)],
            reports.Select(r => Math.Round((r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase) ?? 0) / each, 2)).Median());
    }
}

/// <summary>The loops of the row that is measured in this process, as BenchmarkDotNet wants them.</summary>
public class LoopBenchmarks
{
    /// <summary>So many, that what BenchmarkDotNet does around them does not count.</summary>
    internal const int Times = 256;

    private readonly Action<int> _main = Current!.Main.Run;
    private readonly Action<int>? _baseline = Current.Baseline?.Run;
    private readonly Action<int>? _peer = Current.Peer?.Run;
    private readonly Action<int> _pair = new Unit().Loop.Run;

    internal static Loops? Current { get; set; }

    /// <summary>What the row is about.</summary>
    [Benchmark]
    public void Main() => _main(Times);

    /// <summary>The same without what the row is about.</summary>
    [Benchmark]
    public void Baseline() => _baseline!(Times);

    /// <summary>The same with Stateless.</summary>
    [Benchmark]
    public void Peer() => _peer!(Times);

    /// <summary>A compare-exchange pair.</summary>
    [Benchmark]
    public void Pair() => _pair(Times);
}
