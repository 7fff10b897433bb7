using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.History.Tests.Contract;

// Restarts, retention, and what comes back from records.
public abstract partial class HistoryContract
{
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
            IReadOnlyList<StoredSummary> left = await backend.ReadSummariesAsync(id, 0, newestFirst: false, 1);
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
            ulong[] ids = await door.IdsAsync();
            Assert.That(ids, Has.Length.EqualTo(31));
            List<ulong> forward = [];
            await foreach (HistoryRecord record in door.History.ReadForwardAsync()) forward.Add(record.Id);
            Assert.That(forward, Is.EqualTo(ids.Reverse()));
        }

        Assert.That((await backend.ReadSummariesAsync("door", 0, newestFirst: false, 1))[0].FirstId, Is.GreaterThan(40UL));
        await backend.DisposeAsync();
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
}
