using System.Diagnostics;

namespace AsyncMachine.Rpc.Proof;

/// <summary>One client that mutates all the time: numbered, in bursts, every second one without waiting for it.</summary>
internal sealed class BusyClient(int id, RemoteMachine<Ledger> remote)
{
    private const int Burst = 16;

    private int _number;

    public RemoteMachine<Ledger> Remote => remote;

    /// <summary>How long mutations with a reply took, in the timer's ticks.</summary>
    public List<long> Latencies { get; } = [];

    public long Executed { get; private set; }

    public async Task RunAsync(int count)
    {
        var calls = new List<Task<Result>>(Burst);
        for (int done = 0; done < count;)
        {
            calls.Clear();
            for (int i = 0; i < Burst && done < count; i++, done++)
            {
                var entry = new Entry(id, ++_number);
                if (i % 2 == 0 && done < count - 1) remote.Post(MutationType.Add, [Ledger.Booked], entry);
                else calls.Add(MeasureAsync(entry));
            }

            foreach (Task<Result> call in calls)
            {
                if (await call == Result.Executed) Executed++;
            }
        }
    }

    private async Task<Result> MeasureAsync(Entry entry)
    {
        long before = Stopwatch.GetTimestamp();
        Result result = await remote.AddAsync(Ledger.Booked, entry);
        lock (Latencies) Latencies.Add(Stopwatch.GetTimestamp() - before);
        return result;
    }
}
