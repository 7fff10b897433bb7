using System.Diagnostics;

namespace AsyncMachine.Rpc.Proof;

/// <summary>Mutated sessions against every decoder, a whole server and a whole client: nothing crashes, hangs, or takes more memory than its input accounts for.</summary>
internal sealed class FuzzRun(ProofOptions options)
{
    private const int MaxFrame = 64 * 1024;

    private const int MostFailures = 10;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private readonly List<string> _failures = []; // guarded by itself
    private long _inputs, _read, _sessions, _breaches;
    private long _largest; // bytes that an input made one thread allocate

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        Corpus corpus = await Corpus.RecordAsync().Within(Hang, "The recording of sessions");
        await WarmUpAsync(corpus);
        FuzzWorker[] workers = [.. Enumerable.Range(0, Math.Max(2, Environment.ProcessorCount)).Select(_ => new FuzzWorker(corpus, options.Seed, MaxFrame))];
        long next = -1;
        Task running = Task.WhenAll(workers.Select(worker => Task.Run(async () =>
        {
            for (long number; (number = Interlocked.Increment(ref next)) < options.Size && _failures.Count < MostFailures;) await RunOneAsync(worker, number);
            await worker.EndAsync();
        })));
        while (await Task.WhenAny(running, Task.Delay(1_000)) != running)
        {
            if (watch.Elapsed > options.Limit) Fail("The run", $"was not done within {options.Limit}");
            foreach (FuzzWorker worker in workers.Where(worker => worker.Since is { } since && Stopwatch.GetElapsedTime(since) > Hang)) Fail(worker.Describe(), "has not ended");
            if (_failures.Count >= MostFailures || watch.Elapsed > options.Limit || workers.Any(worker => worker.Since is { } since && Stopwatch.GetElapsedTime(since) > Hang)) break;
        }

        if (running.IsCompleted) await running;
        Console.WriteLine($"took {watch.Elapsed.TotalSeconds:F1} s; at most {_largest} bytes were allocated for an input");
        int code = Judge();
        if (!running.IsCompleted) Environment.Exit(1);
        return code;
    }

    /// <summary>What happens once only, such as tables that are made at first use, is not an input's fault.</summary>
    private async Task WarmUpAsync(Corpus corpus)
    {
        var worker = new FuzzWorker(corpus, ~options.Seed, MaxFrame);
        for (int number = 0; number < 2_000; number++) await worker.RunAsync(number);
        await worker.EndAsync();
    }

    private async Task RunOneAsync(FuzzWorker worker, long number)
    {
        try
        {
            await worker.RunAsync(number);
            if (worker.Read) Interlocked.Increment(ref _read);
            if (worker.IsSession) Interlocked.Increment(ref _sessions);
            if (worker.Allocated > MaxFrame + (worker.Input.Length * FuzzWorker.BytesPerByte)) Fail(worker.Describe(), $"made {worker.Allocated} bytes be allocated");
            InterlockedMax(ref _largest, worker.Allocated);
        }
        catch (Exception error)
        {
            Fail(worker.Describe(), $"ended in {error}");
        }

        Interlocked.Increment(ref _inputs);
        Interlocked.Add(ref _breaches, worker.TakeBreaches());
    }

    private void Fail(string input, string what)
    {
        lock (_failures)
        {
            _failures.Add(what);
            Console.WriteLine($"{input} {what}");
        }
    }

    private int Judge() => new Verdict()
        .AtLeast("faults made", _inputs, options.Size)
        .Number("seed", options.Seed)
        .AtLeast("inputs that were read", _read, options.Size / 100)
        .AtLeast("inputs that were refused", _inputs - _read, options.Size / 100)
        .AtLeast("whole sessions", _sessions, options.Size / 20)
        .AtLeast("sessions ended by the server", _breaches, options.Size / 100)
        .None("failures", _failures.Count)
        .Print();

    private static void InterlockedMax(ref long largest, long value)
    {
        for (long seen; value > (seen = Interlocked.Read(ref largest)) && Interlocked.CompareExchange(ref largest, value, seen) != seen;)
        {
        }
    }
}
