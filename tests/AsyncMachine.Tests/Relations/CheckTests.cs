namespace AsyncMachine.Tests.Relations;

public sealed class CheckTests
{
    private static readonly Schema Plain =
        new SchemaBuilder().State("A").State("B").State("C", require: ["B"]).State("D").State("M", multi: true, require: ["B"]).Build();

    [Test]
    public void A_check_asks_relations_and_changes_nothing()
    {
        var machine = new Machine(Plain);
        ulong tick = machine.QueueTick;

        Assert.That(machine.CanAdd("C"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.CanAdd("C", "B"), Is.EqualTo(Result.Executed));
        Assert.That(machine.CanRemove("B"), Is.EqualTo(Result.Executed));

        Assert.That(machine.Time().Sum, Is.Zero);
        Assert.That(machine.QueueTick, Is.EqualTo(tick));
    }

    [Test]
    public void A_check_of_a_Multi_state_tells_the_truth()
    {
        var machine = new Machine(Plain);

        Assert.That(machine.CanAdd("M"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Add("M"), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public void A_check_asks_negotiation_handlers_and_no_others()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        Journal journal = Journal.OnAll(machine);
        machine.Bind(new HandlerMap().On("AExit", _ => false));

        Assert.That(machine.CanAdd("B"), Is.EqualTo(Result.Executed));
        Assert.That(journal.Text, Is.EqualTo("BEnter AA AB AnyEnter"));
        Assert.That(machine.CanRemove("A"), Is.EqualTo(Result.Canceled));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public void A_check_tells_its_handlers_that_it_is_one()
    {
        var machine = new Machine(Plain);
        var checks = new List<bool>();
        machine.Bind(new HandlerMap().On("AEnter", e => { checks.Add(e.Mutation.IsCheck); }));

        machine.CanAdd("A");
        machine.Add("A");

        Assert.That(checks, Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task A_check_hands_its_args_to_the_handlers()
    {
        await using var machine = Machine.Create(new Handlers.TypedSample());
        machine.Add(Handlers.TypedSample.Foo);

        Assert.That(machine.CanAdd(Handlers.TypedSample.Loaded, new(3)), Is.EqualTo(Result.Executed));
        Assert.That(machine.CanAdd(Handlers.TypedSample.Loaded, new(0)), Is.EqualTo(Result.Canceled));
        Assert.That(await machine.CanAddAsync(Handlers.TypedSample.Loaded, new(3)), Is.EqualTo(Result.Executed));
        Assert.That(machine.Instance.Calls, Is.SupersetOf(new[] { "LoadedEnter 3", "LoadedEnter 0" }));
    }

    [Test]
    public void A_check_predicts_for_handlers_that_ask_for_the_time_after()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AEnter", e => e.Transition.TimeAfter[e.Machine.Schema.State("A")] != 1));

        Assert.That(machine.CanAdd("A"), Is.EqualTo(machine.Add("A")));
    }

    [Test]
    public void At_its_end_a_check_has_changed_nothing()
    {
        var machine = new Machine(Plain);
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.CanAdd("A");

        Assert.That(recorder.Last.TimeAfter, Is.EqualTo(recorder.Last.TimeBefore));
        Assert.That(recorder.Last.Changed, Is.Empty);
        Assert.That(recorder.Last.Result, Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_check_with_a_throwing_handler_is_canceled_and_adds_Exception()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AEnter", (Func<Event, bool>)(_ => throw new InvalidOperationException("no"))));

        Assert.That(machine.CanAdd("A"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1)"));
        Assert.That(machine.Error!.Message, Is.EqualTo("no"));
    }

    [Test]
    public async Task While_the_machine_is_busy_a_check_waits_without_a_tick()
    {
        var machine = new Machine(Plain);
        Result result = default;
        Task<Result>? yes = null, no = null, remove = null;
        int asked = 0;
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                Schema schema = e.Machine.Schema;
                result = e.Machine.CanAdd("D");
                yes = e.Machine.CanAddAsync(schema.State("D")).AsTask();
                no = e.Machine.CanAddAsync(schema.State("C")).AsTask();
                remove = e.Machine.CanRemoveAsync(schema.State("A")).AsTask();
            })
            .On("DEnter", _ => { asked++; }));

        machine.Add("A");

        Assert.That(result.IsQueued, Is.True);
        Assert.That(result.QueueTick, Is.Zero);
        Assert.That(result.ToString(), Is.EqualTo("queued"));
        Assert.That(await yes!.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await no!.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(await remove!.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(asked, Is.EqualTo(2));
        Assert.That(machine.QueueTick, Is.EqualTo(2));
    }

    [Test]
    public async Task An_idle_machine_answers_asynchronous_checks_at_once()
    {
        var machine = new Machine(Plain);

        ValueTask<Result> answer = machine.CanAddAsync(Plain.State("A"));

        Assert.That(answer.IsCompleted, Is.True);
        Assert.That(await answer, Is.EqualTo(Result.Executed));
    }

    [Test]
    public void Each_negotiation_handler_is_called_once_per_attempt()
    {
        var machine = new Machine(Plain);
        int charged = 0;
        machine.Bind(new HandlerMap().On("AEnter", _ => ++charged > 0));

        machine.CanAdd("A");
        Assert.That(charged, Is.EqualTo(1));
        machine.Add("A");
        Assert.That(charged, Is.EqualTo(2));
    }

    [Test]
    public void A_check_releases_no_wait_and_cancels_no_token()
    {
        var machine = new Machine(Plain);
        Task when = machine.When("A");
        CancellationToken token = machine.StateToken("A");

        machine.CanAdd("A");

        Assert.That(when.IsCompleted, Is.False);
        Assert.That(token.IsCancellationRequested, Is.False);
    }
}
