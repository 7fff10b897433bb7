namespace AsyncMachine.Tests.Handlers;

public sealed class EvalTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    [Test]
    public async Task On_an_idle_machine_it_runs_at_once()
    {
        var machine = new Machine(Plain);

        Task<int> eval = machine.EvalAsync(() => 42);

        Assert.That(eval.IsCompletedSuccessfully, Is.True);
        Assert.That(await eval, Is.EqualTo(42));
        Assert.That(machine.QueueTick, Is.EqualTo(1), "it takes no tick");
    }

    [Test]
    public async Task From_a_handler_it_runs_after_the_transition()
    {
        var machine = new Machine(Plain);
        Task<string>? eval = null;
        bool early = true;
        machine.Bind(new HandlerMap().On("AEnter", e =>
        {
            eval = e.Machine.EvalAsync(() => machine.ToString());
            early = eval.IsCompleted;
        }));

        machine.Add("A");

        Assert.That(early, Is.False);
        Assert.That(await eval!.Soon(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public async Task Nested_it_runs_after_the_outer_one()
    {
        var machine = new Machine(Plain);
        var order = new List<string>();

        Task inner = await machine.EvalAsync(() =>
        {
            Task nested = machine.EvalAsync(() => order.Add("inner"));
            order.Add("outer");
            return nested;
        }).Soon();
        await inner.Soon();

        Assert.That(order, Is.EqualTo(new[] { "outer", "inner" }));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public async Task Awaited_by_an_asynchronous_handler_it_completes()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource<int> got = new();
        machine.Bind(new HandlerMap().On("AState", async (e, _) => got.SetResult(await e.Machine.EvalAsync(() => 7))));

        machine.Add("A");

        Assert.That(await got.Task.Soon(), Is.EqualTo(7));
    }

    [Test]
    public void What_it_throws_comes_out_of_its_task_and_is_no_error_of_the_machine()
    {
        var machine = new Machine(Plain);

        Task eval = machine.EvalAsync(() => throw new InvalidOperationException("mine"));

        Assert.That(async () => await eval, Throws.InvalidOperationException.With.Message.EqualTo("mine"));
        Assert.That(machine.IsError, Is.False);
        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public void A_cancelled_token_cancels_at_once()
    {
        var machine = new Machine(Plain);
        bool ran = false;

        Task eval = machine.EvalAsync(() => { ran = true; }, new CancellationToken(true));

        Assert.That(eval.IsCanceled, Is.True);
        Assert.That(ran, Is.False);
    }

    [Test]
    public void Cancelled_while_it_waits_it_does_not_run()
    {
        var machine = new Machine(Plain);
        using var source = new CancellationTokenSource();
        bool ran = false, canceledInside = false;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            Task eval = e.Machine.EvalAsync(() => { ran = true; }, source.Token);
            source.Cancel();
            canceledInside = eval.IsCanceled;
        }));

        machine.Add("A");

        Assert.That((canceledInside, ran), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_full_queue_cancels_it()
    {
        var machine = new Machine(Plain, new MachineOptions { QueueLimit = 1 });
        Task? eval = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            eval = e.Machine.EvalAsync(() => { });
        }));

        machine.Add("A");

        Assert.That(eval!.IsCanceled, Is.True);
    }

    [Test]
    public async Task Its_mutations_are_queued_as_from_a_handler()
    {
        var machine = new Machine(Plain);
        Result result = default;
        string inside = "";

        await machine.EvalAsync(() =>
        {
            result = machine.Add("A");
            inside = machine.ToString();
        }).Soon();

        Assert.That(result, Is.EqualTo(Result.Queued(2)));
        Assert.That(inside, Is.EqualTo("()"));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public void Null_is_refused()
    {
        var machine = new Machine(Plain);

        Assert.That(() => machine.EvalAsync((Action)null!), Throws.ArgumentNullException);
        Assert.That(() => machine.EvalAsync((Func<int>)null!), Throws.ArgumentNullException);
    }
}
