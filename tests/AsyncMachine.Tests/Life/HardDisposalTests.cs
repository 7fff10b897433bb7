namespace AsyncMachine.Tests.Life;

/// <summary>The end of machines that do not want to end.</summary>
public sealed class HardDisposalTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("M", multi: true).Build();

    [Test]
    public async Task A_handler_that_hangs_is_left_behind_and_nothing_of_the_queue_is_left()
    {
        using var hang = new Hang();
        var machine = new Machine(Plain, hang.Options with { HandlerTimeout = Timeout.InfiniteTimeSpan, DisposeTimeout = TimeSpan.FromSeconds(5) });
        CancellationToken token = default;
        Result? late = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            token = e.Machine.StateToken("A");
            hang.Here();
            late = e.Machine.Add("B");
        }));
        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        Task<Result> queued = machine.AddAsync(Plain.State("B")).AsTask();
        Task<int> eval = machine.EvalAsync(() => 1);
        Task wait = machine.When("B");

        Task disposal = machine.DisposeAsync().AsTask();
        hang.Pass(TimeSpan.FromSeconds(5));
        await disposal.Soon();

        Assert.That((machine.IsDisposed, machine.QueueLength), Is.EqualTo((true, 0)));
        Assert.That(await queued.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(async () => await eval.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await wait.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(token.IsCancellationRequested, Is.True);
        hang.Release();
        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(late, Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task An_eval_that_hangs_is_canceled()
    {
        using var hang = new Hang();
        var machine = new Machine(Plain, hang.Options with { HandlerTimeout = Timeout.InfiniteTimeSpan, DisposeTimeout = TimeSpan.FromSeconds(5) });
        Task eval = null!;
        Task call = Task.Run(() => { eval = machine.EvalAsync(hang.Here); });
        await hang.Reached;
        Task second = machine.EvalAsync(() => { });

        Task disposal = machine.DisposeAsync().AsTask();
        hang.Pass(TimeSpan.FromSeconds(5));
        await disposal.Soon();

        Assert.That(async () => await second.Soon(), Throws.InstanceOf<OperationCanceledException>());
        hang.Release();
        await call.Soon();
        Assert.That(async () => await eval.Soon(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_drain_that_its_executor_never_runs_is_taken()
    {
        using var hang = new Hang();
        var executor = new DeadExecutor();
        var machine = new Machine(Plain, hang.Options with { DrainOn = executor, DisposeTimeout = TimeSpan.FromSeconds(5) });
        machine.Add("A");
        Task wait = machine.WhenQueueEnds();

        Task disposal = machine.DisposeAsync().AsTask();
        hang.Pass(TimeSpan.FromSeconds(5));
        await disposal.Soon();

        Assert.That((machine.IsDisposed, machine.QueueLength), Is.EqualTo((true, 0)));
        Assert.That(async () => await wait.Soon(), Throws.InstanceOf<OperationCanceledException>());
        executor.Posted!(); // it comes back to life
        Assert.That(machine.ToString(), Is.Empty);
    }

    [Test]
    public async Task A_handler_chain_without_an_end_is_cut()
    {
        using var hang = new Hang();
        var machine = new Machine(Plain, hang.Options with { DisposeTimeout = TimeSpan.FromSeconds(5) });
        var running = new TaskCompletionSource();
        machine.Bind(new HandlerMap().On("MState", e =>
        {
            running.TrySetResult();
            e.Machine.Add("M");
        }));
        Task call = Task.Run(() => machine.Add("M"));
        await running.Task.Soon();

        Task disposal = machine.DisposeAsync().AsTask();
        hang.Pass(TimeSpan.FromSeconds(5));

        await disposal.Soon();
        await call.Soon();
        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public async Task At_no_moment_of_the_end_does_a_wait_throw()
    {
        State a = Plain.State("A"), b = Plain.State("B");
        for (int round = 0; round < 300; round++)
        {
            var machine = new Machine(Plain);
            using var start = new Barrier(2);
            Task waiting = Task.Run(() =>
            {
                start.SignalAndWait();
                var waits = new List<Task>();
                for (int i = 0; i < 3 || !machine.IsDisposed; i++)
                {
                    waits.Clear();
                    waits.AddRange([
                        machine.When(a), machine.When(a, b), machine.WhenTicks(a, 1), machine.WhenArgs("A"), machine.WhenQuery(_ => false),
                        machine.WhenQueueEnds(), machine.EvalAsync(() => 1), machine.WhenNextActive(a),
                    ]);
                    _ = (machine.Disposed, machine.StateToken("A"), machine.Add("A"), machine.Remove("A"));
                }

                return Task.WhenAll(waits);
            });
            start.SignalAndWait();

            await machine.DisposeAsync();

            await Task.WhenAny(waiting).Soon();
            Assert.That(waiting.Exception, Is.Null, "cancelled waits are fine, faults are not");
        }
    }

    private sealed class DeadExecutor : DrainExecutor
    {
        public Action? Posted { get; private set; }

        public override void Post(Action drain) => Posted = drain;
    }
}
