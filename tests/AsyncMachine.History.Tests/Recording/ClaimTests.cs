using AsyncMachine.History.Tests.Support;

using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.History.Tests.Recording;

/// <summary>A machine is a recorder's from before it reads what is there until after its last append.</summary>
public sealed class ClaimTests
{
    private readonly Schema _schema = new SchemaBuilder().State("Foo").Build();
    private readonly FakeTimeProvider _time = new();

    private Machine MakeMachine() => new(_schema, new MachineOptions { Id = "m", TimeProvider = _time });

    [Test]
    public async Task A_machine_is_claimed_before_anything_is_read_and_released_after_the_last_append()
    {
        await using var backend = new ClaimedBackend();
        await using Machine machine = MakeMachine();

        await using (await HistoryRecorder.StartAsync(machine, backend)) machine.Add("Foo");

        Assert.That(backend.Calls[0], Is.EqualTo("claim m"));
        Assert.That(backend.Calls[1], Does.StartWith("read"));
        Assert.That(backend.Calls.TakeLast(2), Is.EqualTo(new[] { "append m", "release m" }));
    }

    [Test]
    public async Task A_claim_that_is_refused_is_why_the_recorder_does_not_start_and_another_try_may_succeed()
    {
        var failure = new HistoryStoreException("here", "somebody else records it");
        await using var backend = new ClaimedBackend { Failure = failure };
        await using Machine machine = MakeMachine();

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(() => HistoryRecorder.StartAsync(machine, backend)))!;

        Assert.That(refused, Is.SameAs(failure));
        Assert.That(backend.Calls, Has.None.StartsWith("read"));
        backend.Failure = null;
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
    }

    [Test]
    public async Task An_append_that_was_given_up_and_is_still_on_its_way_keeps_the_claim()
    {
        await using var backend = new ClaimedBackend { Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using Machine machine = MakeMachine();
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { DisposeTimeout = TimeSpan.FromSeconds(5) });
        machine.Add("Foo");
        Task flush = recorder.FlushAsync();

        Task disposed = recorder.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await disposed;
        await Assert.ThrowsAsync<TimeoutException>(() => flush.Soon());
        Assert.That(backend.Released.IsCompleted, Is.False);
        await Assert.ThrowsAsync<InvalidOperationException>(() => HistoryRecorder.StartAsync(machine, backend));

        backend.Gate.SetResult();
        await backend.Released.Soon();
    }

    /// <summary>Memory that says what it was asked for, and whose appends, once begun, cannot be given up.</summary>
    private sealed class ClaimedBackend : WrappedBackend
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<string> _calls = []; // under its own lock

        public TaskCompletionSource? Gate { get; init; }

        public Exception? Failure { get; set; }

        public Task Released => _released.Task;

        public string[] Calls
        {
            get
            {
                lock (_calls) return [.. _calls];
            }
        }

        public override ValueTask ClaimAsync(string machineId, CancellationToken cancellationToken = default)
        {
            Say($"claim {machineId}");
            return Failure is { } failure ? ValueTask.FromException(failure) : default;
        }

        public override ValueTask ReleaseAsync(string machineId)
        {
            Say($"release {machineId}");
            _released.TrySetResult();
            return default;
        }

        public override async ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
        {
            if (Gate is { } gate) await gate.Task;
            await base.AppendAsync(append, CancellationToken.None);
            Say($"append {append.MachineId}");
        }

        public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default)
        {
            Say("read machine");
            return base.ReadMachineAsync(machineId, cancellationToken);
        }

        public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
            string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default)
        {
            Say("read summaries");
            return base.ReadSummariesAsync(machineId, bound, newestFirst, limit, cancellationToken);
        }

        public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default)
        {
            Say("read payload");
            return base.ReadPayloadAsync(machineId, firstId, cancellationToken);
        }

        private void Say(string call)
        {
            lock (_calls) _calls.Add(call);
        }
    }
}
