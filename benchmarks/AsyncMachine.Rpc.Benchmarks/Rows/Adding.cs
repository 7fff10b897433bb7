using AsyncMachine.Rpc.Benchmarks.Contests;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>Ways to add one Multi state of a machine elsewhere again and again. Counts, so that none can be missing or made twice unseen.</summary>
/// <param name="remote">The machine's mirror.</param>
/// <param name="state">The state.</param>
internal sealed class Adding(IMachine remote, State state)
{
    public const string Name = "aRPC";

    // Whatever a turn is, each task waits often, and windows are filled and emptied once only.
    private const int Tasks = 64, AddsOfATask = 16, Batch = 4096;

    // Twice the window of a session: it is always full, whatever this thread is doing.
    private const int Depth = 512;

    private readonly ValueTask<Result>[] _open = new ValueTask<Result>[Depth];
    private readonly ulong _before = remote.Tick(state);
    private long _added;

    /// <summary>Each waits for its answer before the next.</summary>
    public Contender Unary => Contender.Timed(Name, OneByOneAsync);

    /// <summary>Many under way at once, answers awaited in order.</summary>
    public Contender Pipelined => Contender.Timed(Name, times => AllAtOnceAsync(times * Batch), Batch);

    /// <summary>Many tasks, each of which waits for its answers.</summary>
    public Contender ByTasks => Contender.Timed(Name, times => Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(() => OneByOneAsync(times * AddsOfATask)))), Tasks * AddsOfATask);

    /// <summary>Without answers, but for one at the end.</summary>
    public Contender Posted => Contender.Timed(Name, times => PostAndSyncAsync(times * Batch), Batch);

    /// <summary>Adds so often without an answer, and once more with one, which tells that all have been executed.</summary>
    public async Task PostAndSyncAsync(int times)
    {
        for (int i = 0; i < times; i++) remote.Post(MutationType.Add, [state]);
        Check(await remote.AddAsync(state).ConfigureAwait(false));
        _added += times + 1;
    }

    /// <summary>Whether each was executed once, no more and no less, as far as its machine's clock tells.</summary>
    public async Task<bool> IsExactAsync(Machine machine)
    {
        await machine.WhenQueueEnds().ConfigureAwait(false);
        ulong first = _before == 0 ? 1UL : 0;
        return machine.Tick(machine.Schema[state.Index]) == _before + (2 * (ulong)_added) - first;
    }

    private async Task OneByOneAsync(int times)
    {
        for (int i = 0; i < times; i++) Check(await remote.AddAsync(state).ConfigureAwait(false));
        Interlocked.Add(ref _added, times);
    }

    private async Task AllAtOnceAsync(int times)
    {
        for (int i = 0; i < times; i++)
        {
            if (i >= Depth) Check(await _open[i % Depth].ConfigureAwait(false));
            _open[i % Depth] = remote.AddAsync(state);
        }

        for (int i = Math.Max(0, times - Depth); i < times; i++) Check(await _open[i % Depth].ConfigureAwait(false));
        _added += times;
    }

    private static void Check(Result result)
    {
        if (!result.IsExecuted) throw new InvalidOperationException($"An add was {result}.");
    }
}
