using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Benchmarks.Shared;

namespace AsyncMachine.History.Benchmarks.Rows;

/// <summary>What it costs a machine to be recorded.</summary>
internal static class MachineRows
{
    /// <summary>
    /// A transition that is recorded, beyond one that is not. The writer works on another core; after each batch it is waited for, untimed, so
    /// that no record finds the buffer full, which would be cheaper.
    /// </summary>
    public static Loops Recorded()
    {
        Machine<Bare> recorded = Machine.Create(new Bare());
        HistoryRecorder recorder = HistoryRecorder.StartAsync(recorded, new MemoryBackend()).GetAwaiter().GetResult();
        return new Loops
        {
            Main = Toggling.Of(recorded, Bare.Foo) with { Settle = () => recorder.FlushAsync().GetAwaiter().GetResult() },
            Baseline = Toggling.Of(Machine.Create(new Bare()), Bare.Foo),
            Against = Against.Beyond,
            Check = _ =>
            {
                if (recorder.Dropped > 0) throw new InvalidOperationException($"{recorder.Dropped} records were dropped.");
                return [];
            },
        };
    }
}
