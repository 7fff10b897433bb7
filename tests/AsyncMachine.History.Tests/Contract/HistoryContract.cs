using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.History.Tests.Contract;

/// <summary>What recording, queries and retention do on every backend: the same results, whatever keeps the records.</summary>
public abstract partial class HistoryContract : BackendContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_record_says_what_the_transition_has_done()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend);

        door.Machine.Add(Door.Open);
        door.Time.Advance(TimeSpan.FromSeconds(1));
        door.Machine.Remove(Door.Open);
        door.Machine.Add(Door.Knock, "hello");

        IReadOnlyList<HistoryRecord> records = await door.FindAsync();
        Assert.That(records.Select(r => r.ToString()), Is.EqualTo(new[] { "#4 [add] +Knock t4", "#3 [add:auto] +Closed t3", "#2 [remove] -Open t2", "#1 [add] +Open t1" }));
        HistoryRecord closed = records[1];
        Assert.That((closed.Sum, closed.DiffSum, closed.RecordDiffSum, closed.TrackedSum, closed.TrackedDiffSum), Is.EqualTo((3UL, 1UL, 1UL, 3UL, 1UL)));
        Assert.That((closed.HumanTime, closed.MachineTick, closed.IsExecuted, closed.Transition), Is.EqualTo((Noon.AddSeconds(1), 0U, true, (TransitionDetails?)null)));
        Assert.That((closed.Tick(Door.Open), closed.Is(Door.Closed), closed.Is(Door.Knock)), Is.EqualTo((2UL, true, false)));
        Assert.That(closed.TrackedStates, Is.EqualTo(Door.Schema.StateNames.ToArray()));
        Assert.That(closed.ActiveStates, Is.EqualTo(new[] { "Closed" }));
        Assert.That(closed.TicksSinceRecord, Is.EqualTo(new ulong[] { 0, 0, 1, 0, 0, 0 }));
    }

    [Test]
    public async Task A_flush_completes_after_the_commit_and_a_reader_of_its_own_sees_it()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend);
        door.Machine.Add(Door.Open);

        await door.Recorder.FlushAsync().Soon();

        var reader = new MachineHistory(backend, "door");
        Assert.That((await reader.ReadPageAsync(null, 10)).Records.Select(r => r.ToString()), Is.EqualTo(new[] { "#1 [add] +Open t1" }));
        HistoryMachine machine = (await reader.ReadMachineAsync())!;
        Assert.That((machine.NextId, machine.Sum, machine.QueueTick), Is.EqualTo((2UL, 1UL, door.Machine.QueueTick)));
        Assert.That((door.Recorder.Recorded, door.Recorder.Written, door.Recorder.Dropped), Is.EqualTo((1UL, 1UL, 0UL)));
        Assert.That(await backend.ReadMachineIdsAsync(), Is.EqualTo(new[] { "door" }));
    }

    [Test]
    public async Task Allow_lists_and_block_lists_choose_what_is_recorded()
    {
        await using HistoryBackend backend = await OpenAsync();
        async Task<string> Chosen(string id, HistoryOptions options)
        {
            await using Recorded door = await RecordAsync(backend, options, id);
            door.Machine.Add(Door.Open);
            door.Machine.Remove(Door.Open); // Closed follows
            door.Machine.Add(Door.Knock, "x");
            door.Machine.CanAdd(Door.Open);
            door.Machine.Add(Door.Locked); // refused by the knock
            return string.Join(", ", (await door.FindAsync()).Reverse().Select(r => r.ToString()));
        }

        Assert.That(await Chosen("a", new HistoryOptions { Called = [Door.Knock] }), Is.EqualTo("#1 [add] +Closed +Knock t4"));
        Assert.That(await Chosen("b", new HistoryOptions { Changed = [Door.Closed] }), Is.EqualTo("#1 [add:auto] +Closed t3"));
        Assert.That(await Chosen("c", new HistoryOptions { Called = [Door.Knock], Changed = [Door.Closed] }), Is.EqualTo("#1 [add:auto] +Closed t3, #2 [add] +Knock t4"));
        Assert.That(await Chosen("d", new HistoryOptions { CalledExclude = [Door.Open] }), Is.EqualTo("#1 [add:auto] +Closed t3, #2 [add] +Knock t4"));
        Assert.That(await Chosen("e", new HistoryOptions { Called = [Door.Open], ChangedExclude = [Door.Open] }), Is.Empty);
        Assert.That(await Chosen("f", new HistoryOptions { Called = [Door.Locked], TrackRejected = true }), Is.EqualTo("#1 [add] +Closed +Knock refused t4"));
    }

    [Test]
    public async Task Machines_of_one_backend_are_recorded_at_once_and_one_machine_only_once()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded one = await RecordAsync(backend, null, "one"), two = await RecordAsync(backend, null, "two");

        one.Machine.Add(Door.Open);
        two.Machine.Add(Door.Knock, "x");

        Assert.That((await one.FindAsync()).Single().ToString(), Is.EqualTo("#1 [add] +Open t1"));
        Assert.That((await two.FindAsync())[^1].Activated, Does.Contain("Knock"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => HistoryRecorder.StartAsync(one.Machine, backend));
        await one.Recorder.DisposeAsync();
        await using HistoryRecorder again = await HistoryRecorder.StartAsync(one.Machine, backend);
    }

    /// <summary>Random histories that the contract compares; a backend's own choice if a transaction costs it more.</summary>
    protected virtual int RandomHistories => 40;

    [Test]
    public async Task Random_histories_answer_random_queries_as_a_plain_list_does()
    {
        await using HistoryBackend backend = await OpenAsync();
        (int Asked, int Found, int Records) all = default;

        for (int seed = 1; seed <= RandomHistories; seed++)
        {
            var history = new RandomHistory(seed);
            await history.RunAsync(backend, queries: 15).Soon();
            all = (all.Asked + history.Counted.Asked, all.Found + history.Counted.Found, all.Records + history.Counted.Records);
        }

        Assert.That(all.Asked, Is.EqualTo(15 * RandomHistories));
        Assert.That(all.Found, Is.GreaterThan(all.Asked / 10), "queries that find nothing compare nothing");
        Assert.That(all.Records, Is.GreaterThan(30 * RandomHistories));
    }

    private Task<Recorded> RecordAsync(HistoryBackend backend, HistoryOptions? options = null, string id = "door") => Recorded.StartAsync(backend, options, id);

    /// <summary>A door that is recorded, with a clock that the test moves.</summary>
    private sealed class Recorded : IAsyncDisposable
    {
        public required Machine<Door> Machine { get; init; }

        public required FakeTimeProvider Time { get; init; }

        public required HistoryRecorder Recorder { get; init; }

        public MachineHistory History => Recorder.History;

        public static async Task<Recorded> StartAsync(HistoryBackend backend, HistoryOptions? options, string id, Action<Machine<Door>>? before = null, FakeTimeProvider? time = null)
        {
            time ??= new FakeTimeProvider(Noon);
            Machine<Door> machine = AsyncMachine.Machine.Create(new Door(), new MachineOptions { Id = id, TimeProvider = time });
            before?.Invoke(machine);
            HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, options).Soon();
            return new Recorded { Machine = machine, Time = time, Recorder = recorder };
        }

        public async Task<IReadOnlyList<HistoryRecord>> FindAsync(HistoryQuery? query = null, int limit = 0)
        {
            await Recorder.FlushAsync().Soon();
            var records = new List<HistoryRecord>();
            await foreach (HistoryRecord record in History.FindAsync(query, limit)) records.Add(record);
            return records;
        }

        public async Task<ulong[]> IdsAsync(HistoryQuery? query = null, int limit = 0) => [.. (await FindAsync(query, limit)).Select(r => r.Id)];

        public async ValueTask DisposeAsync()
        {
            await Recorder.DisposeAsync().AsTask().Soon();
            await Machine.DisposeAsync().AsTask().Soon();
        }
    }
}
