using AsyncMachine.History.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.History.Tests.Recording;

/// <summary>The machine never waits for the recorder, and the recorder says how it is doing.</summary>
public sealed class RecorderTests
{
    private readonly Schema _schema = new SchemaBuilder().State("Foo").State("Bar").State("Multi", multi: true).Build();
    private readonly FakeTimeProvider _time = new();

    private Machine MakeMachine() => new(_schema, new MachineOptions { Id = "m", TimeProvider = _time });

    [Test]
    public async Task A_backend_that_stands_still_makes_drops_that_are_counted_and_a_state_that_says_so()
    {
        var backend = new GatedBackend(open: false);
        await using Machine machine = MakeMachine();
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { BufferBytes = 64 << 10, BatchSize = 100 });
        Task lagging = recorder.Machine.When([HistoryStates.Lagging], default).Soon();

        for (int i = 0; i < 10_000; i++) machine.Toggle("Foo");
        await lagging;

        Assert.That(recorder.Dropped, Is.GreaterThan(8_000UL));
        Assert.That(recorder.Recorded + recorder.Dropped, Is.EqualTo(10_000));
        Assert.That(recorder.Written, Is.Zero);

        Task better = recorder.Machine.WhenNot([HistoryStates.Lagging], default).Soon();
        backend.Open();
        await recorder.FlushAsync().Soon();
        await better;
        machine.Toggle("Foo");
        await recorder.FlushAsync().Soon();
        HistoryPage page = await recorder.History.ReadPageAsync(null, 10_000);
        Assert.That(page.Records[0].Id, Is.EqualTo(recorder.Recorded), "what is dropped takes no id");
        Assert.That((page.Records[0].Sum, page.Records[0].DiffSum), Is.EqualTo((10_001UL, 1UL)));
        Assert.That(page.Records.Max(r => r.RecordDiffSum), Is.GreaterThan(1UL), "and what it has changed is in the next record");
        Assert.That(page.Records.Aggregate(0UL, (sum, r) => sum + r.RecordDiffSum), Is.EqualTo(10_001));
        Assert.That(recorder.Machine.Is(HistoryStates.Start, HistoryStates.Recording), Is.True);
    }

    [Test]
    public async Task An_append_that_fails_is_repeated_until_it_succeeds()
    {
        var backend = new GatedBackend(open: true) { Failure = new IOException("disk full") };
        await using Machine machine = MakeMachine();
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        machine.Add("Foo");

        IOException error = (await Assert.ThrowsAsync<IOException>(() => recorder.FlushAsync().Soon()))!;
        Assert.That(error.Message, Is.EqualTo("disk full"));
        Assert.That(recorder.Machine.Is(HistoryStates.ErrHistory, HistoryStates.Exception), Is.True);
        Assert.That(recorder.Machine.Error, Is.SameAs(error));

        machine.Add("Bar");
        Task recovered = recorder.Machine.WhenNot([HistoryStates.ErrHistory], default).Soon();
        backend.Failure = null;
        Task flushed = recorder.FlushAsync();
        while (!flushed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await flushed;
        await recovered;
        Assert.That((await recorder.History.ReadPageAsync(null, 10)).Records.Select(r => r.ToString()), Is.EqualTo(new[] { "#2 [add] +Bar t2", "#1 [add] +Foo t1" }));
        Assert.That(backend.Appends[1], Is.SameAs(backend.Appends[0]), "as it was");
    }

    [Test]
    public async Task Disposal_gives_up_a_backend_that_stands_still()
    {
        var backend = new GatedBackend(open: false);
        await using Machine machine = MakeMachine();
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { DisposeTimeout = TimeSpan.FromSeconds(5) });
        machine.Add("Foo");
        Task flush = recorder.FlushAsync();
        await backend.HasAsync(1);

        Task disposed = recorder.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await disposed;
        await Assert.ThrowsAsync<TimeoutException>(() => flush.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => recorder.FlushAsync().Soon());
    }

    [Test]
    public async Task Disposal_stores_what_is_left_and_the_machine_goes_on()
    {
        var backend = new MemoryBackend();
        await using Machine machine = MakeMachine();
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        for (int i = 0; i < 2_500; i++) machine.Toggle("Foo");

        await Task.WhenAll(recorder.DisposeAsync().AsTask(), recorder.DisposeAsync().AsTask()).Soon();
        machine.Toggle("Foo");

        Assert.That((await recorder.History.ReadMachineAsync())!.NextId, Is.EqualTo(2_501));
        Assert.That(recorder.Machine.IsDisposed, Is.True);
        Assert.That(machine.Tick("Foo"), Is.EqualTo(2_501));
    }

    [Test]
    public async Task Records_wait_for_others_no_longer_than_they_may()
    {
        var backend = new GatedBackend(open: true);
        await using Machine machine = MakeMachine();
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { BatchDelay = TimeSpan.FromMinutes(1), BatchSize = 100 });
        await recorder.FlushAsync().Soon();

        Task next = backend.HasAsync(backend.Appends.Count + 1);
        machine.Add("Foo");
        machine.Add("Bar");
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(next.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;
        Assert.That(backend.Appends[^1].Added, Has.Count.EqualTo(1));

        await recorder.FlushAsync().Soon();
        next = backend.HasAsync(backend.Appends.Count + 1);
        for (int i = 0; i < 100; i++) machine.Add("Multi"); // as many as go at once: no time needs to pass
        await next;
    }

    [Test]
    public async Task The_machine_side_allocates_nothing()
    {
        var backend = new GatedBackend(open: true);
        await using var machine = new Machine(_schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { BatchSize = 50 });
        State foo = _schema.State("Foo"), bar = _schema.State("Bar");
        void Cycle()
        {
            machine.Add(foo);
            machine.Add(bar);
            machine.Remove(foo);
            machine.Remove(bar);
        }

        for (int i = 0; i < 5_000; i++) Cycle();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Cycle();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        await recorder.FlushAsync().Soon();
        Assert.That(allocated, Is.LessThan(4_000 * 4).And.GreaterThanOrEqualTo(0), "an object a transition would be six times as much; the queue of a busy pool grows by segments");
        Assert.That(recorder.Recorded, Is.GreaterThan(4_000UL));
    }

    [Test]
    public async Task A_flush_in_a_handler_may_be_awaited()
    {
        var backend = new MemoryBackend();
        await using Machine machine = MakeMachine();
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        machine.Bind(new HandlerMap().On("FooState", async (_, _) =>
        {
            await recorder.FlushAsync();
            flushed.SetResult();
        }));

        machine.Add("Foo");

        await flushed.Task.Soon();
    }

    [Test]
    public async Task A_disposed_machine_is_recorded_as_one_that_does_nothing()
    {
        var backend = new MemoryBackend();
        Machine machine = MakeMachine();
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        machine.Add("Foo");
        await machine.DisposeAsync();
        machine.Add("Bar");
        await recorder.FlushAsync().Soon();
        await recorder.DisposeAsync();

        await using HistoryRecorder late = await HistoryRecorder.StartAsync(machine, backend).Soon();
        await late.FlushAsync().Soon();

        HistoryMachine stored = (await late.History.ReadMachineAsync())!;
        Assert.That((stored.NextId, stored.Ticks), Is.EqualTo((2UL, new ulong[] { 0, 1, 0, 0 })), "as it was while it lived");
    }

    [Test]
    public async Task A_mirror_is_recorded_as_its_updates_come()
    {
        var backend = new MemoryBackend();
        await using var mirror = new Replica("m", _schema);
        mirror.Update(new MachineTime(_schema, [0, 1, 0, 0]), queueTick: 1);
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(mirror, backend, new HistoryOptions { StoreTransitions = true });
        mirror.Update(new MachineTime(_schema, [0, 1, 3, 0]), queueTick: 4);
        mirror.Update(new MachineTime(_schema, [0, 2, 3, 0]), queueTick: 5);
        mirror.Update(new MachineTime(_schema, [0, 1, 0, 0]), queueTick: 1, machineTick: 1); // begun anew
        mirror.Update(new MachineTime(_schema, [0, 2, 0, 0]), queueTick: 2, machineTick: 1);

        await recorder.FlushAsync().Soon();

        IReadOnlyList<HistoryRecord> records = (await recorder.History.ReadPageAsync(null, 10)).Records;
        Assert.That(records.Reverse().Select(r => $"{r} {r.RecordDiffSum} {r.MachineTick}"), Is.EqualTo(new[] { "#1 [set] +Bar t4 3 0", "#2 [set] -Foo t5 1 0", "#3 [set] t1 0 1", "#4 [set] -Foo t2 1 1" }));
        Assert.That(records[0].Transition!.ExecutedAt, Is.EqualTo(2));
        HistoryMachine stored = (await recorder.History.ReadMachineAsync())!;
        Assert.That((stored.MachineTick, stored.QueueTick, stored.Ticks), Is.EqualTo((1U, 2UL, new ulong[] { 0, 2, 0, 0 })));
    }

    [Test]
    public async Task Options_that_make_no_sense_are_refused_all_at_once()
    {
        await using Machine machine = MakeMachine();
        var wrong = new HistoryOptions { BatchSize = 0, MaxRecords = 0, BufferBytes = 1, BatchDelay = TimeSpan.FromSeconds(-1), MaxAge = TimeSpan.Zero, ArgsLength = -1 };
        var other = new HistoryOptions { Called = [new SchemaBuilder().State("Foo").Build().State("Foo")] };

        ArgumentException error = (await Assert.ThrowsAsync<ArgumentException>(() => HistoryRecorder.StartAsync(machine, new MemoryBackend(), wrong)))!;
        Assert.That(error.Message, Does.Contain("BatchSize").And.Contain("MaxRecords").And.Contain("BufferBytes").And.Contain("BatchDelay").And.Contain("MaxAge").And.Contain("ArgsLength"));
        await Assert.ThrowsAsync<UnknownStateException>(() => HistoryRecorder.StartAsync(machine, new MemoryBackend(), other));
    }
}
