using System.Reflection;

namespace AsyncMachine.Tests.Waiting;

public sealed class WhenTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("M", multi: true).Build();

    private static readonly State A = Plain.State("A"), B = Plain.State("B"), C = Plain.State("C");

    private static readonly CancellationToken Never = new CancellationTokenSource().Token;

    [Test]
    public void When_completes_when_all_its_states_are_active_at_one_instant()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        Task both = machine.When(B, C), again = machine.When([B, C], Never);

        machine.Add("B");
        machine.Set("C");
        Assert.That(both.IsCompleted, Is.False, "B has left again");
        machine.Add("B");

        Assert.That(both.IsCompletedSuccessfully, Is.True);
        Assert.That(again.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void When_of_active_states_is_complete()
    {
        var machine = new Machine(Plain);
        machine.Add("A", "B");

        Assert.That(machine.When(A).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.When("A").IsCompletedSuccessfully, Is.True);
        Assert.That(machine.When(A, B).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.When(["A", "B"]).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.When(A, Never).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.When(ReadOnlySpan<State>.Empty, default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void WhenNot_completes_when_all_its_states_are_inactive_at_one_instant()
    {
        var machine = new Machine(Plain);
        machine.Add("A", "B");
        Task both = machine.WhenNot(A, B);

        machine.Remove("A");
        machine.Set("A");
        Assert.That(both.IsCompleted, Is.False);
        machine.Remove("A");

        Assert.That(both.IsCompletedSuccessfully, Is.True);
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void WhenNot_of_inactive_states_is_complete()
    {
        var machine = new Machine(Plain);

        Assert.That(machine.WhenNot(A).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenNot("A").IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenNot(A, B).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenNot(["A", "B"]).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Overlapping_waits_are_each_released()
    {
        var machine = new Machine(Plain);
        Task[] waits = [machine.When(A), machine.When(A, B), machine.When(B, A, B), machine.When(A, B, C), machine.WhenNot(A, B)];

        machine.Add("A", "B");

        Assert.That(waits.Select(w => w.IsCompleted), Is.EqualTo(new[] { true, true, true, false, true }));
        machine.Add("C");
        Assert.That(waits[3].IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Equal_pending_waits_share_one_task()
    {
        var machine = new Machine(Plain);
        machine.Add("C");
        Func<MachineTime, bool> query = _ => false;
        Func<object, bool> match = _ => false;

        (Task, Task)[] pairs =
        [
            (machine.When(A), machine.When("A")),
            (machine.When(A, B), machine.When(B, A)),
            (machine.When([A, B], Never), machine.When([B, A, B], Never)),
            (machine.WhenNot(C), machine.WhenNot("C")),
            (machine.WhenTime(A, 3), machine.WhenTime(A, 3)),
            (machine.WhenTicks(A, 5), machine.WhenTime(A, 5)),
            (machine.WhenTime([A, B], [3, 4]), machine.WhenTime([A, B], [3, 4])),
            (machine.WhenArgs("A", match), machine.WhenArgs("A", match)),
            (machine.WhenQuery(query, [A]), machine.WhenQuery(query, [A])),
            (machine.WhenError(), machine.When("Exception")),
        ];

        foreach ((Task first, Task second) in pairs) Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public void Waits_that_differ_do_not_share()
    {
        var machine = new Machine(Plain);
        using var source = new CancellationTokenSource();
        var tasks = new List<Task>
        {
            machine.When(A), machine.When(B), machine.When(A, B), machine.When(A, source.Token), machine.When(A, Never),
            machine.WhenTime(A, 3), machine.WhenTime(A, 4), machine.WhenTime(A, 3, Never), machine.WhenTime([A, B], [3, 4]), machine.WhenTime([A, B], [4, 3]),
            machine.WhenQuery(_ => false, [A]), machine.WhenQuery(t => t.Sum > 99, [A]), machine.WhenArgs("A"), machine.WhenArgs("A", _ => true),
        };

        Assert.That(tasks, Is.Unique);
    }

    [Test]
    public void A_cancelled_token_cancels_at_once()
    {
        var machine = new Machine(Plain);
        machine.Add("C");
        using var source = new CancellationTokenSource();
        Task[] waits =
        [
            machine.When(A, source.Token), machine.When([A, B], source.Token), machine.WhenNot(C, source.Token), machine.WhenTime(A, 9, source.Token),
            machine.WhenTicks(A, 9, source.Token), machine.WhenNextActive(A, source.Token), machine.WhenArgs("A", null, source.Token),
            machine.WhenQuery(_ => false, [], source.Token), machine.WhenError(source.Token),
        ];
        Task other = machine.When(A);

        source.Cancel();

        Assert.That(waits.Select(w => w.IsCanceled), Is.All.True);
        Assert.That(other.IsCompleted, Is.False);
        Assert.That(machine.When(C, source.Token).IsCanceled, Is.True, "a token that is cancelled already comes first");
        Assert.That(
            async () => await waits[0], Throws.TypeOf<TaskCanceledException>().With.Property("CancellationToken").EqualTo(source.Token));
        machine.Add("A", "B");
    }

    [Test]
    public void A_wait_for_an_entering_state_made_in_Enter_completes_at_the_end()
    {
        var machine = new Machine(Plain);
        Task? inEnter = null, inState = null;
        bool atCommit = true, afterCommit = false;
        machine.Bind(new HandlerMap()
            .On("AEnter", e => { inEnter = e.Machine.When("A"); })
            .On("AState", e =>
            {
                atCommit = inEnter!.IsCompleted;
                inState = e.Machine.When("A");
                afterCommit = inState.IsCompleted;
            }));

        machine.Add("A");

        Assert.That((atCommit, afterCommit), Is.EqualTo((false, true)));
        Assert.That(inEnter!.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Continuations_do_not_run_on_the_draining_thread()
    {
        var machine = new Machine(Plain);
        int drain = 0;
        TaskCompletionSource<int> on = new();
        Task continuation = machine.When(A).ContinueWith(
            _ => on.SetResult(Environment.CurrentManagedThreadId),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var thread = new Thread(() =>
        {
            drain = Environment.CurrentManagedThreadId;
            machine.Add("A");
        });

        thread.Start();
        thread.Join();
        await continuation.Soon();

        Assert.That(await on.Task, Is.Not.EqualTo(drain));
    }

    [Test]
    public void Waits_that_have_ended_leave_nothing_behind()
    {
        var machine = new Machine(Plain);
        using var source = new CancellationTokenSource();
        for (int i = 0; i < 100; i++)
        {
            _ = machine.When([A, B], source.Token);
            _ = machine.WhenTime(A, (ulong)(100 + i), source.Token);
            _ = machine.WhenQuery(_ => false, [A], source.Token);
        }

        Assert.That(machine.Engine.GetWaiters().Count, Is.EqualTo(102), "equal ones are one");
        source.Cancel();
        Assert.That(machine.Engine.GetWaiters().Count, Is.Zero);
    }

    [Test]
    public void Refused_and_failed_transitions_release_only_what_happened()
    {
        var machine = new Machine(Plain);
        Task when = machine.When(A);
        machine.Bind(new HandlerMap().On("AEnter", _ => false));

        machine.Add("A");

        Assert.That(when.IsCompleted, Is.False);
    }

    [Test]
    public void Both_sides_of_a_state_that_comes_and_goes_are_seen()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Remove("A"); }));
        Task active = machine.When(A);

        machine.Add("A");

        Assert.That(machine.Is("A"), Is.False);
        Assert.That(active.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Unknown_and_foreign_states_are_refused()
    {
        var machine = new Machine(Plain);
        State foreign = new SchemaBuilder("Other").State("A").Build().State("A");

        Assert.That(() => machine.When("X"), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.When(["A", "X"]), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.WhenNot(foreign), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.WhenTime(foreign, 1), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.WhenArgs("X"), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.WhenQuery(_ => true, [foreign]), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.StateToken("X"), Throws.TypeOf<UnknownStateException>());
    }

    [TestCase(1UL << 31)]
    [TestCase(1UL << 32)]
    [TestCase(1UL << 33)]
    public void Waits_outlive_any_number_of_commits(ulong sequence)
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        var machine = new Machine(schema);
        object engine = typeof(Machine).GetField("_engine", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(machine)!;
        typeof(StateVector).GetField("_sequence", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(engine, sequence - 2);

        Task[] waits = [machine.When("A"), machine.WhenArgs("A"), machine.WhenQuery(time => time[1] == 1), machine.WhenTicks(schema.State("A"), 1)];
        machine.Mutate(MutationType.Add, "A", "args");

        Assert.That(waits.Select(w => w.IsCompletedSuccessfully), Is.All.True);
    }
}
