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
    public async Task Untracked_states_count_in_sums_and_cannot_be_asked_for()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend, new HistoryOptions { TrackedStates = [Door.Knock], Changed = [Door.Closed, Door.Open] });

        door.Machine.Add(Door.Knock, "x");
        door.Machine.Add(Door.Locked);
        door.Machine.Add(Door.Open);

        HistoryRecord last = (await door.FindAsync())[0];
        Assert.That(last.TrackedStates, Is.EqualTo(new[] { "Open", "Closed", "Knock" }));
        Assert.That((last.Sum, last.TrackedSum), Is.EqualTo((door.Machine.Time().Sum, door.Machine.Tick(Door.Open) + door.Machine.Tick(Door.Closed) + door.Machine.Tick(Door.Knock))));
        ArgumentException error = (await Assert.ThrowsAsync<ArgumentException>(() => door.FindAsync(new HistoryQuery { Active = [Door.Locked] })))!;
        Assert.That(error.Message, Does.Contain("Locked").And.Contain("Open Closed Knock"));
        await Assert.ThrowsAsync<ArgumentException>(() => door.FindAsync(new HistoryQuery { Ticks = [new StateTicks(Door.Exception, new HistoryRange(0, 9))] }));
        await Assert.ThrowsAsync<ArgumentException>(() => door.History.ActivatedBetweenAsync(Door.Locked, Noon, Noon));
        Assert.Throws<ArgumentException>(() => last.Tick(Door.Locked));
    }

    [Test]
    public async Task Details_name_what_was_called_with_what_and_by_whom()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend, new HistoryOptions { StoreTransitions = true, ArgsLength = 8 });
        Schema bellSchema = new SchemaBuilder().State("Ring").Build();
        Event ring = default;
        await using var bell = new Machine(bellSchema, new MachineOptions { Id = "bell" });
        bell.Bind(new HandlerMap().On("RingState", e =>
        {
            ring = e;
            door.Machine.Add(Door.Knock, "a long text", source: e);
        }));

        door.Machine.Add(Door.Knock, Door.Open);
        bell.Add(bellSchema.State("Ring"));

        IReadOnlyList<HistoryRecord> records = await door.FindAsync();
        TransitionDetails first = records[^1].Transition!, caused = records[0].Transition!;
        Assert.That((first.Called, first.Source, first.Args, first.QueueTick), Is.EqualTo((new[] { "Knock", "Open" }, (MutationSource?)null, (string?)null, 2UL)));
        Assert.That((caused.Args, caused.Source), Is.EqualTo(("a long …", new MutationSource("bell", ring.Transition.Id, 0, true))));
        Assert.That(await door.IdsAsync(new HistoryQuery { SourceMachine = "bell" }), Is.EqualTo(new[] { records[0].Id }));
        Assert.That(await door.IdsAsync(new HistoryQuery { SourceTransition = ring.Transition.Id }), Is.EqualTo(new[] { records[0].Id }));
        Assert.That(await door.IdsAsync(new HistoryQuery { SourceMachine = "bell", SourceTransition = 99 }), Is.Empty);
        Assert.That(await door.IdsAsync(new HistoryQuery { SourceMachine = "door" }), Is.Empty);
    }

    [Test]
    public async Task Questions_of_a_period_are_answered()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend);
        door.Time.Advance(TimeSpan.FromSeconds(10));
        door.Machine.Add(Door.Open);    // 12:00:10
        door.Time.Advance(TimeSpan.FromSeconds(10));
        door.Machine.Remove(Door.Open); // 12:00:20
        await door.Recorder.FlushAsync().Soon();
        MachineHistory history = door.History;
        DateTimeOffset At(int second) => Noon.AddSeconds(second);

        Assert.That(await history.ActivatedBetweenAsync(Door.Open, At(10), At(10)), Is.True);
        Assert.That(await history.ActivatedBetweenAsync(Door.Open, At(11), At(30)), Is.False);
        Assert.That(await history.DeactivatedBetweenAsync(Door.Open, At(11), At(20)), Is.True);
        Assert.That(await history.DeactivatedBetweenAsync(Door.Open, At(0), At(19)), Is.False);
        Assert.That(await history.ActiveBetweenAsync(Door.Open, At(0), At(9)), Is.False);
        Assert.That(await history.ActiveBetweenAsync(Door.Open, At(12), At(14)), Is.True, "it was so since before");
        Assert.That(await history.ActiveBetweenAsync(Door.Open, At(21), At(30)), Is.False);
        Assert.That(await history.InactiveBetweenAsync(Door.Open, At(12), At(14)), Is.False);
        Assert.That(await history.InactiveBetweenAsync(Door.Open, At(12), At(20)), Is.True);
        Assert.That(await history.InactiveBetweenAsync(Door.Open, At(40), At(50)), Is.True);
    }

    [Test]
    public async Task The_distance_since_a_states_last_change_is_known()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend);
        door.Machine.Add(Door.Knock, "x");
        door.Time.Advance(TimeSpan.FromSeconds(3));
        door.Machine.Add(Door.Knock, "y"); // a Multi state: active before and after
        door.Time.Advance(TimeSpan.FromSeconds(4));
        door.Machine.Add(Door.Open);
        door.Machine.Remove(Door.Open);
        await door.Recorder.FlushAsync().Soon();

        HistoryDistance knock = (await door.History.ReadDistanceAsync(Door.Knock))!;
        IReadOnlyList<HistoryRecord> all = await door.FindAsync();
        HistoryRecord last = all.First(r => r.TicksSinceRecord[Door.Knock.Index] > 0);

        Assert.That((knock.Record.Id, knock.Records, knock.Ticks, knock.Elapsed), Is.EqualTo((last.Id, all[0].Id - last.Id, all[0].Sum - last.Sum, TimeSpan.FromSeconds(4))));
        Assert.That(knock.Records, Is.GreaterThan(1));
        Assert.That((await door.History.ReadDistanceAsync(Door.Closed))!.Records, Is.Zero);
        Assert.That(await door.History.ReadDistanceAsync(Door.Locked), Is.Null);
    }

    [Test]
    public async Task Pages_go_on_where_the_last_one_ended_whatever_is_recorded_meanwhile()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend);
        for (int i = 0; i < 30; i++)
        {
            door.Machine.Toggle(Door.Open);
            await door.Recorder.FlushAsync().Soon(); // small blocks, merged again and again
        }

        ulong[] expected = await door.IdsAsync(new HistoryQuery { Activated = [Door.Open] });
        List<ulong> got = [];
        ulong? continuation = null;
        do
        {
            HistoryPage page = await door.History.ReadPageAsync(new HistoryQuery { Activated = [Door.Open] }, 4, continuation);
            got.AddRange(page.Records.Select(r => r.Id));
            continuation = page.Continuation;
            for (int i = 0; i < 20; i++)
            {
                door.Machine.Toggle(Door.Open);
                await door.Recorder.FlushAsync().Soon();
            }
        }
        while (continuation is not null);

        Assert.That(expected, Has.Length.EqualTo(15));
        Assert.That(got, Is.EqualTo(expected));
        Assert.That(await door.IdsAsync(null, 3), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task A_restart_continues_the_ids_and_compares_with_the_time_at_its_begin()
    {
        HistoryBackend backend = await OpenAsync();
        await using (Recorded door = await RecordAsync(backend))
        {
            door.Machine.Add(Door.Open);
            door.Machine.Remove(Door.Open);
        }

        backend = await ReopenAsync(backend);
        await using (Recorded door = await Recorded.StartAsync(backend, null, "door", machine => machine.Add(Door.Open)))
        {
            door.Machine.Add(Door.Knock, "x");

            IReadOnlyList<HistoryRecord> records = await door.FindAsync();
            Assert.That(records.Select(r => r.ToString()), Is.EqualTo(new[] { "#4 [add] +Knock t2", "#3 [add:auto] +Closed t3", "#2 [remove] -Open t2", "#1 [add] +Open t1" }));
            Assert.That(records[0].ActiveStates, Is.EqualTo(new[] { "Open", "Knock" }));
            Assert.That(records[0].RecordDiffSum, Is.EqualTo(1));
            Assert.That(await door.IdsAsync(new HistoryQuery { Active = [Door.Open] }), Is.EqualTo(new ulong[] { 4, 1 }));
            Assert.That(await door.IdsAsync(new HistoryQuery { Activated = [Door.Open] }), Is.EqualTo(new ulong[] { 1 }));
        }

        await backend.DisposeAsync();
    }

    [Test]
    public async Task Only_as_many_records_are_kept_as_asked_for()
    {
        await using HistoryBackend backend = await OpenAsync();
        foreach (int flushed in new[] { 1, 7, 1000 })
        {
            string id = $"door{flushed}";
            await using Recorded door = await RecordAsync(backend, new HistoryOptions { MaxRecords = 50, BatchSize = 100 }, id);
            for (int i = 0; i < 1500; i++)
            {
                door.Machine.Add(Door.Knock, "x");
                if (i % flushed == 0) await door.Recorder.FlushAsync().Soon();
            }

            ulong[] ids = await door.IdsAsync();
            Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 50).Select(i => door.Recorder.Recorded - (ulong)i)));
            Assert.That((await door.History.ReadMachineAsync())!.FirstId, Is.EqualTo(ids[^1]));
            IReadOnlyList<StoredSummary> left = await backend.ReadSummariesAsync(id, ulong.MaxValue, newestFirst: false, 1);
            left = await backend.ReadSummariesAsync(id, 0, newestFirst: false, 1);
            Assert.That(left[0].FirstId, Is.GreaterThan(800UL), "what is not kept is removed, by blocks");
        }
    }

    [Test]
    public async Task Records_go_with_their_age()
    {
        HistoryBackend backend = await OpenAsync();
        var options = new HistoryOptions { MaxAge = TimeSpan.FromMinutes(1), BatchSize = 10 };
        var time = new FakeTimeProvider(Noon);
        for (int session = 0; session < 3; session++)
        {
            await using Recorded door = await Recorded.StartAsync(backend, options, "door", null, time);
            for (int i = 0; i < 40; i++)
            {
                door.Time.Advance(TimeSpan.FromSeconds(2));
                door.Machine.Add(Door.Knock, "x");
                await door.Recorder.FlushAsync().Soon();
            }

            Assert.That((await door.FindAsync()).Select(r => r.HumanTime).Min(), Is.EqualTo(door.Time.GetUtcNow().AddMinutes(-1)));
            Assert.That(await door.IdsAsync(), Has.Length.EqualTo(31));
        }

        Assert.That((await backend.ReadSummariesAsync("door", 0, newestFirst: false, 1))[0].FirstId, Is.GreaterThan(40UL));
        await backend.DisposeAsync();
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

    [Test]
    public async Task A_machine_is_restored_with_its_clocks_and_told_so()
    {
        HistoryBackend backend = await OpenAsync();
        MachineTime before;
        await using (Recorded door = await RecordAsync(backend, new HistoryOptions { Called = [Door.Open] }))
        {
            door.Machine.Add(Door.Open);
            door.Machine.Add(Door.Knock, "x"); // not recorded, and yet in the machine record
            before = door.Machine.Time();
        }

        backend = await ReopenAsync(backend);
        await using Machine<Door> machine = Machine.Create(new Door(), new MachineOptions { Id = "door" });
        Assert.That(await machine.RestoreAsync(backend).Soon(), Is.True);

        Assert.That((machine.MachineTick, machine.Instance.Restored), Is.EqualTo((1U, 1)));
        Assert.That(machine.Time().Ticks.ToArray(), Is.EqualTo(before.Ticks.ToArray().Select((tick, i) => i == Door.MachineRestored.Index ? 1 : tick)));
        await using Machine<Door> other = Machine.Create(new Door(), new MachineOptions { Id = "other" });
        Assert.That(await other.RestoreAsync(backend).Soon(), Is.False);
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        machine.Remove(Door.Open);
        await recorder.FlushAsync().Soon();
        HistoryPage page = await recorder.History.ReadPageAsync(new HistoryQuery { MachineTick = new HistoryRange(1, 1) }, 10);
        Assert.That(page.Records[^1].ToString(), Does.StartWith("#2 [remove] -Open"));
        await recorder.DisposeAsync();
        await backend.DisposeAsync();
    }

    [Test]
    public async Task A_later_schema_reads_what_an_earlier_one_wrote()
    {
        HistoryBackend backend = await OpenAsync();
        Schema first = new SchemaBuilder("First").State("Foo").State("Bar").Build(), second = new SchemaBuilder("Second").State("New").State("Bar").State("Foo").Build();
        await using (var machine = new Machine(first, new MachineOptions { Id = "m" }))
        await using (HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend))
        {
            machine.Add(first.State("Bar"));
            Schema grown = new SchemaBuilder(first).State("Later").Build();
            await machine.SetSchemaAsync(grown);
            machine.Add(grown.State("Later"));
        }

        backend = await ReopenAsync(backend);
        await using (var machine = new Machine(new SchemaBuilder(second).State("Later").Build(), new MachineOptions { Id = "m" }))
        {
            Assert.That(await machine.RestoreAsync(backend).Soon(), Is.True);
            Assert.That(machine.Is("Bar", "Later") && machine.Not("Foo", "New"), Is.True);
            await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
            machine.Add("New");
            await recorder.FlushAsync().Soon();
            async Task<ulong[]> Ids(string active) => [.. (await recorder.History.ReadPageAsync(new HistoryQuery { Active = [machine.Schema.State(active)] }, 10)).Records.Select(r => r.Id)];

            Assert.That(await Ids("Bar"), Is.EqualTo(new ulong[] { 3, 2, 1 }));
            Assert.That(await Ids("Later"), Is.EqualTo(new ulong[] { 3, 2 }));
            Assert.That(await Ids("New"), Is.EqualTo(new ulong[] { 3 }));
        }

        await using var lacking = new Machine(first, new MachineOptions { Id = "m" });
        ArgumentException error = (await Assert.ThrowsAsync<ArgumentException>(() => lacking.RestoreAsync(backend)))!;
        Assert.That(error.Message, Does.Contain("New").And.Contain("Later"));
        await backend.DisposeAsync();
    }

    [Test]
    public async Task The_schema_is_kept_if_asked_for()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend, new HistoryOptions { StoreSchema = true }), plain = await RecordAsync(backend, null, "plain");
        await door.Recorder.FlushAsync().Soon();
        await plain.Recorder.FlushAsync().Soon();

        Schema schema = (await door.History.ReadMachineAsync())!.Schema!;

        Assert.That(schema.StateNames.ToArray(), Is.EqualTo(Door.Schema.StateNames.ToArray()));
        StateInfo closed = schema.Describe(schema.State("Closed").Index), locked = schema.Describe(schema.State("Locked").Index);
        Assert.That((closed.IsAuto, closed.IsMulti, closed.Remove.Single().Name, locked.Require.Single().Name), Is.EqualTo((true, false, "Open", "Closed")));
        Assert.That((await plain.History.ReadMachineAsync())!.Schema, Is.Null);
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
