using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.History.Tests.Contract;

/// <summary>A random machine with random options, driven at random, recorded into a backend in batches of random sizes, in several sessions.</summary>
internal sealed class RandomHistory
{
    private readonly Random _random;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly string _id;

    public RandomHistory(int seed)
    {
        _random = new Random(seed);
        _id = $"random{seed}";
        Schema = MakeSchema(_random, _random.Next(8) == 0 ? _random.Next(60, 140) : _random.Next(2, 9));
        Options = MakeOptions();
        Naive = new NaiveHistory(Options, _time);
    }

    public Schema Schema { get; }

    public HistoryOptions Options { get; }

    public NaiveHistory Naive { get; }

    /// <summary>Queries that were compared; those that found something; records.</summary>
    public (int Asked, int Found, int Records) Counted { get; private set; }

    public async Task RunAsync(HistoryBackend backend, int queries)
    {
        int sessions = _random.Next(1, 4), records = 0;
        for (int i = 0; i < sessions; i++)
        {
            await using var machine = new Machine(Schema, new MachineOptions { Id = _id, TimeProvider = _time });
            for (int unseen = _random.Next(4); unseen > 0; unseen--) Mutate(_random, machine);
            HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, Options);
            Naive.Begin(machine);
            machine.AddTracer(Naive);
            await DriveAsync(machine, recorder);
            if (i == sessions - 1) await CompareAsync(recorder.History, queries);
            records += (int)recorder.Recorded;
            Assert.That(recorder.Dropped, Is.Zero);
            await recorder.DisposeAsync();
            machine.RemoveTracer(Naive);
        }

        Counted = Counted with { Records = records };
    }

    private async Task DriveAsync(Machine machine, HistoryRecorder recorder)
    {
        int steps = _random.Next(1, 120), batch = _random.Next(1, 40);
        MachineExport? earlier = null;
        for (int i = 0; i < steps; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(_random.Next(3) * _random.Next(50)));
            Mutate(_random, machine);
            if (_random.Next(60) == 0) earlier = machine.Export();
            if (earlier is not null && _random.Next(40) == 0)
            {
                await machine.ImportAsync(earlier);
                Naive.Begin(machine); // its time begins anew
            }

            if (i % batch == 0) await recorder.FlushAsync();
        }

        await recorder.FlushAsync();
    }

    public static void Mutate(Random random, Machine machine)
    {
        State[] states = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => machine.Schema[random.Next(machine.Schema.Count)])];
        _ = random.Next(8) switch
        {
            0 or 1 => machine.Remove(states),
            2 => machine.Set(states),
            3 => machine.Toggle(states),
            4 => machine.CanAdd(states),
            _ => machine.Add(states),
        };
    }

    private async Task CompareAsync(MachineHistory history, int queries)
    {
        int found = 0;
        for (int i = 0; i < queries; i++)
        {
            HistoryQuery query = i == 0 ? new HistoryQuery() : MakeQuery();
            string[] expected = Naive.Find(query, Schema);
            int limit = _random.Next(3) == 0 ? _random.Next(1, 6) : 0;
            List<string> actual = [];
            await foreach (HistoryRecord record in history.FindAsync(query, limit)) actual.Add(Text(record));
            Assert.That(actual, Is.EqualTo(limit == 0 ? expected : expected.Take(limit)), $"{_id}, query {i}: {Describe(query)}");
            found += actual.Count > 0 ? 1 : 0;
        }

        Counted = Counted with { Asked = queries, Found = found };
    }

    private string Text(HistoryRecord record) =>
        Options.StoreTransitions ? NaiveHistory.ToText(record) : NaiveHistory.ToText(record) + string.Join(' ', Naive.CalledOf(record.Id));

    private HistoryQuery MakeQuery()
    {
        State[] tracked = Naive.Tracked(Schema);
        State One() => tracked[_random.Next(tracked.Length)];
        State[] Some(int odds) => _random.Next(odds) == 0 ? [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => One())] : [];
        HistoryRange? Range(int odds, int top)
        {
            if (_random.Next(odds) != 0) return null;
            var from = (ulong)_random.Next(top);
            return _random.Next(4) switch { 0 => HistoryRange.AtLeast(from), 1 => HistoryRange.AtMost(from), _ => new HistoryRange(from, from + (ulong)_random.Next(top)) };
        }

        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset Ago() => now.AddMilliseconds(-_random.Next(5000));
        return new HistoryQuery
        {
            Active = Some(3),
            Inactive = Some(4),
            Activated = Some(4),
            Deactivated = Some(6),
            Changed = Some(8),
            Ticks = _random.Next(6) == 0 ? [new StateTicks(One(), Range(1, 20)!.Value)] : [],
            Sum = Range(6, 200),
            TrackedSum = Range(8, 100),
            DiffSum = Range(8, 4),
            TrackedDiffSum = Range(8, 4),
            RecordDiffSum = Range(8, 6),
            MachineTick = Range(20, 2),
            HumanTime = _random.Next(6) == 0 ? new HistoryPeriod(Ago(), Ago().AddSeconds(1)) : null,
        };
    }

    private HistoryOptions MakeOptions()
    {
        State[] Some(int odds) => _random.Next(odds) == 0 ? [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any()).Distinct()] : [];
        return new HistoryOptions
        {
            Called = Some(8),
            CalledExclude = Some(8),
            Changed = Some(8),
            ChangedExclude = Some(8),
            TrackedStates = Some(3),
            TrackRejected = _random.Next(3) == 0,
            StoreTransitions = _random.Next(2) == 0,
            MaxRecords = _random.Next(4) == 0 ? _random.Next(1, 100) : null,
            BatchSize = _random.Next(3) == 0 ? _random.Next(1, 8) : 1000,
            BufferBytes = 256 << 10,
        };
    }

    private State Any() => Schema[_random.Next(Schema.Count)];

    public static Schema MakeSchema(Random random, int states)
    {
        var builder = new SchemaBuilder();
        for (int i = 0; i < states; i++)
        {
            // Even states are free; odd ones may require an even one and remove an odd one.
            bool even = i % 2 == 0;
            string[] require = !even && random.Next(2) == 0 ? [$"S{random.Next(i / 2 + 1) * 2}"] : [];
            string[] remove = !even && i > 2 && random.Next(2) == 0 ? [$"S{random.Next(i / 2) * 2 + 1}"] : [];
            builder.State($"S{i}", auto: random.Next(6) == 0, multi: even && random.Next(3) == 0, require: require, remove: remove);
        }

        return builder.Build();
    }

    private static string Describe(HistoryQuery q) =>
        $"active {string.Join(' ', q.Active)}, inactive {string.Join(' ', q.Inactive)}, activated {string.Join(' ', q.Activated)}, deactivated {string.Join(' ', q.Deactivated)}, " +
        $"changed {string.Join(' ', q.Changed)}, ticks {string.Join(' ', q.Ticks)}, {q.Sum} {q.TrackedSum} {q.DiffSum} {q.TrackedDiffSum} {q.RecordDiffSum} {q.HumanTime} {q.MachineTick}";
}
