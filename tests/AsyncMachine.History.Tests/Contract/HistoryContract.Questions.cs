namespace AsyncMachine.History.Tests.Contract;

// Questions about records.
public abstract partial class HistoryContract
{
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
    public async Task By_whom_is_known_without_being_told_also_after_an_await()
    {
        await using HistoryBackend backend = await OpenAsync();
        await using Recorded door = await RecordAsync(backend, new HistoryOptions { StoreTransitions = true });
        Schema bellSchema = new SchemaBuilder().State("Ring").Build();
        await using var bell = new Machine(bellSchema, new MachineOptions { Id = "bell" });
        await using HistoryRecorder bells = await HistoryRecorder.StartAsync(bell, backend, new HistoryOptions { StoreTransitions = true });
        var gate = new TaskCompletionSource();
        bell.Bind(new HandlerMap().On("RingState", async (_, _) =>
        {
            door.Machine.Add(Door.Knock, "at once");
            await gate.Task;
            door.Machine.Add(Door.Open);
        }));

        bell.Add("Ring");
        gate.SetResult();
        await door.Machine.When(Door.Open).Soon();
        await bells.FlushAsync().Soon();

        IReadOnlyList<HistoryRecord> records = await door.FindAsync(new HistoryQuery { SourceMachine = "bell" });
        HistoryRecord ring = (await bells.History.ReadPageAsync(null, 1)).Records.Single();
        Assert.That(records.Select(r => (r.Transition!.Called.Single(), r.Transition.Source!.WasValid)), Is.EqualTo(new[] { ("Open", false), ("Knock", true) }));
        Assert.That(records.Select(r => r.Transition!.Source!.TransitionId), Is.All.EqualTo(ring.Transition!.TransitionId).And.All.GreaterThan(0));
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
}
