namespace AsyncMachine.Tests.Queueing;

public sealed class WhenQueueTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    [Test]
    public async Task The_end_of_the_queue_is_reached_after_what_a_handler_made()
    {
        var machine = new Machine(Plain);
        Task? ends = null;
        bool early = true;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            ends = e.Machine.WhenQueueEnds();
            e.Machine.Add("B");
            early = ends.IsCompleted;
        }));

        machine.Add("A");
        await ends!.Soon();

        Assert.That(early, Is.False);
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
    }

    [Test]
    public void An_idle_machine_has_reached_its_end() =>
        Assert.That(new Machine(Plain).WhenQueueEnds().IsCompletedSuccessfully, Is.True);

    [Test]
    public async Task A_ticket_completes_when_its_mutation_has_run()
    {
        var machine = new Machine(Plain);
        Result last = default;
        Task? task = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            e.Machine.Add("C");
            last = e.Machine.Add("D");
            task = e.Machine.WhenQueue(last);
        }));

        machine.Add("A");
        await task!.Soon();

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 C:1 D:1)"));
        Assert.That(machine.WhenQueue(last).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_ticket_completes_when_its_mutation_was_canceled_though_nothing_changes_after()
    {
        var machine = new Machine(Plain);
        Task? task = null;
        machine.Bind(new HandlerMap()
            .On("AState", e => { task = e.Machine.WhenQueue(e.Machine.Add("B")); })
            .On("BEnter", _ => false));

        machine.Add("A");

        await task!.Soon();
    }

    [Test]
    public void Tickets_that_are_no_longer_open_are_complete()
    {
        var machine = new Machine(Plain);

        Assert.That(machine.WhenQueue(Result.Executed).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenQueue(Result.Canceled).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenQueue(Result.Queued(1)).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_ticket_waits_for_what_its_mutation_led_to()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").State("C").State("Auto", auto: true, require: ["B"]).Build();
        var machine = new Machine(schema);
        Task? task = null;
        var seen = new List<bool>();
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                task = e.Machine.WhenQueue(e.Machine.Add("B"));
                e.Machine.Add("C");
            })
            .On("AutoState", _ => { seen.Add(task!.IsCompleted); })
            .On("CState", _ => { seen.Add(task!.IsCompleted); }));

        machine.Add("A");

        await task!.Soon();
        Assert.That(seen, Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void Equal_waits_on_the_queue_share_a_task_and_a_token_cancels_its_own()
    {
        using var source = new CancellationTokenSource();
        var machine = new Machine(Plain);
        Task[] tasks = [];
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            Result ticket = e.Machine.Add("B");
            tasks =
            [
                e.Machine.WhenQueue(ticket), e.Machine.WhenQueue(ticket), e.Machine.WhenQueueEnds(), e.Machine.WhenQueueEnds(),
                e.Machine.WhenQueue(ticket, source.Token), e.Machine.WhenQueueEnds(source.Token),
            ];
            source.Cancel();
        }));

        machine.Add("A");

        Assert.That(tasks[1], Is.SameAs(tasks[0]));
        Assert.That(tasks[3], Is.SameAs(tasks[2]));
        Assert.That(tasks[4].IsCanceled, Is.True);
        Assert.That(tasks[5].IsCanceled, Is.True);
        Assert.That(tasks[0].IsCompletedSuccessfully, Is.True);
    }
}
