namespace AsyncMachine.Tests.Queueing;

public sealed class QueueTests
{
    private static readonly Schema Plain =
        new SchemaBuilder().State("A").State("B").State("C").State("D").State("E").State("M", multi: true).Build();

    [Test]
    public void A_mutation_of_a_handler_is_queued_with_its_tick_and_runs_after()
    {
        var machine = new Machine(Plain);
        machine.Set("A");
        Journal journal = Journal.OnAll(machine);
        Result fromEnter = default;
        machine.Bind(new HandlerMap().On("BEnter", e => { fromEnter = e.Machine.Add("C"); }));

        machine.Set("B");

        Assert.That(fromEnter, Is.EqualTo(Result.Queued(4)));
        Assert.That(machine.ToString(), Is.EqualTo("(B:1 C:1)"));
        Assert.That(journal.Count("AnyState"), Is.EqualTo(2));
        Assert.That(journal.Count("AnyEnter"), Is.EqualTo(2));
        Assert.That(journal.Calls.Where(c => !c.StartsWith("Any", StringComparison.Ordinal)), Is.Unique);
    }

    [Test]
    public void Equal_mutations_in_a_row_wait_as_one_and_share_the_ticket()
    {
        var machine = new Machine(Plain);
        machine.Add("B");
        var results = new List<string>();
        var lengths = new List<int>();
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            for (int i = 0; i < 3; i++) results.Add(e.Machine.Add("B").ToString());
            lengths.Add(e.Machine.QueueLength);
            results.Add(e.Machine.Remove("B").ToString());
            lengths.Add(e.Machine.QueueLength);
            results.Add(e.Machine.Remove("B").ToString());
            lengths.Add(e.Machine.QueueLength);
        }));

        machine.Add("A");

        Assert.That(results, Is.EqualTo(new[] { "queued:4", "queued:4", "queued:4", "queued:5", "queued:5" }));
        Assert.That(lengths, Is.EqualTo(new[] { 1, 2, 2 }));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public void Add_remove_add_runs_all_three()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            e.Machine.Remove("B");
            e.Machine.Add("B");
        }));

        machine.Add("A");

        Assert.That(machine.Tick("B"), Is.EqualTo(3));
    }

    [Test]
    public void The_same_set_of_states_in_another_order_is_merged()
    {
        var machine = new Machine(Plain);
        Result first = default, second = default;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            first = e.Machine.Add("B", "C");
            second = e.Machine.Add("C", "B", "C");
        }));

        machine.Add("A");

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Neither_Multi_states_nor_args_are_merged()
    {
        var machine = new Machine(Plain);
        var results = new List<Result>();
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            results.Add(e.Machine.Add("M"));
            results.Add(e.Machine.Add("M"));
            results.Add(e.Machine.Mutate(MutationType.Add, "B", "x"));
            results.Add(e.Machine.Mutate(MutationType.Add, "B", "x"));
            results.Add(e.Machine.Add("B"));
            results.Add(e.Machine.Mutate(MutationType.Add, "B", null));
            results.Add(e.Machine.Set("B"));
        }));

        machine.Add("A");

        Assert.That(results, Is.Unique);
        Assert.That(machine.Tick("M"), Is.EqualTo(4), "added, added again, and gone with the set");
    }

    [Test]
    public async Task Merged_asynchronous_mutations_all_complete()
    {
        var machine = new Machine(Plain);
        Task<Result>[] results = [];
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                State b = e.Machine.Schema.State("B");
                results = [e.Machine.AddAsync(b).AsTask(), e.Machine.AddAsync(b).AsTask(), e.Machine.AddAsync(b).AsTask()];
            })
            .On("BEnter", _ => false));

        machine.Add("A");

        Assert.That(await Task.WhenAll(results).Soon(), Is.All.EqualTo(Result.Canceled));
    }

    [Test]
    public void Beyond_the_limit_mutations_are_canceled_and_one_exception_still_waits()
    {
        var errors = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { QueueLimit = 3, OnError = (_, e) => errors.Add(e.Error.Message) });
        var results = new List<string>();
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            foreach (string name in new[] { "B", "C", "D", "E" }) results.Add(e.Machine.Add(name).ToString());
            results.Add(e.Machine.Remove("A").ToString());
            results.Add(e.Machine.Set("A").ToString());
            results.Add(e.Machine.AddError(new InvalidOperationException("first")).ToString());
            results.Add(e.Machine.AddError(new InvalidOperationException("second")).ToString());
            results.Add(e.Machine.Add("Exception").ToString());
            results.Add(e.Machine.CanAdd("B").ToString());
            results.Add(e.Machine.Add("D").ToString());
        }));

        machine.Add("A");

        Assert.That(results, Is.EqualTo(new[]
        {
            "queued:3", "queued:4", "queued:5", "canceled", "canceled", "canceled", "queued:6", "canceled", "canceled", "canceled", "canceled",
        }));
        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 A:1 B:1 C:1 D:1)"));
        Assert.That(errors, Is.EqualTo(new[] { "first", "second" }));
        Assert.That(machine.Error!.Message, Is.EqualTo("second"));
    }

    [Test]
    public void A_twin_of_the_last_one_is_merged_though_the_queue_is_full()
    {
        var machine = new Machine(Plain, new MachineOptions { QueueLimit = 1 });
        Result first = default, twin = default, other = default;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            first = e.Machine.Add("B");
            twin = e.Machine.Add("B");
            other = e.Machine.Add("C");
        }));

        machine.Add("A");

        Assert.That(first, Is.EqualTo(Result.Queued(3)));
        Assert.That(twin, Is.EqualTo(first));
        Assert.That(other, Is.EqualTo(Result.Canceled));
    }

    [Test]
    public void What_the_engine_prepends_passes_a_full_queue()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").State("Auto", auto: true, require: ["A"]).Build();
        var machine = new Machine(schema, new MachineOptions { QueueLimit = 1 });
        machine.Bind(new HandlerMap()
            .On("AState", e => { e.Machine.Add("B"); })
            .On("AutoState", (Action<Event>)(_ => throw new InvalidOperationException())));

        machine.Add("A");

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:3 A:1 B:1) [Auto:4]"), "tried after A and after B, never after its own error");
    }

    [Test]
    public void A_remove_of_what_is_absent_is_executed_at_once_inside_a_transition()
    {
        var machine = new Machine(Plain);
        var results = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AEnter", e =>
            {
                results.Add($"absent {e.Machine.Remove("B")}");
                results.Add($"in the target {e.Machine.Remove("A")}");
                results.Add($"something waits {e.Machine.Remove("B")}");
            }));

        machine.Add("A");

        Assert.That(results, Is.EqualTo(new[] { "absent executed", "in the target queued:3", "something waits queued:4" }));
        Assert.That(machine.QueueTick, Is.EqualTo(4));
        Assert.That(machine.Tick("A"), Is.EqualTo(2));
    }

    [Test]
    public void A_state_about_to_leave_is_not_yet_absent()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        Result result = default;
        machine.Bind(new HandlerMap().On("AExit", e => { result = e.Machine.Remove("A"); }));

        machine.Remove("A");

        Assert.That(result.IsQueued, Is.True);
    }

    [Test]
    public void A_remove_at_the_end_of_a_transition_waits_for_the_auto_mutation_that_follows()
    {
        Schema schema = new SchemaBuilder().State("A").State("Auto", auto: true, require: ["A"]).Build();
        var results = new List<Result>();
        var machine = new Machine(schema, new MachineOptions { Tracers = [new RemovesAtTheEnd("Auto", results)] });

        machine.Add("A");

        Assert.That(results[0].IsQueued, Is.True);
        Assert.That(machine.Tick("Auto"), Is.GreaterThanOrEqualTo(2), "it was activated, and removed after");
    }

    [Test]
    public void What_was_prepended_runs_first_then_checks_and_evals_then_the_appended()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").State("C").State("Auto", auto: true, require: ["A"]).Build();
        var machine = new Machine(schema);
        var order = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                e.Machine.Add("B");
                e.Machine.CanAdd("C");
                _ = e.Machine.EvalAsync(() => order.Add("eval"));
                order.Add("A");
            })
            .On("BState", _ => { order.Add("B"); })
            .On("CEnter", _ => { order.Add("check"); })
            .On("AutoState", _ => { order.Add("auto"); }));

        machine.Add("A");

        Assert.That(order, Is.EqualTo(new[] { "A", "auto", "check", "eval", "B" }));
    }

    [Test]
    public void An_exception_runs_before_what_waits()
    {
        var machine = new Machine(Plain);
        var order = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AState", (Action<Event>)(e =>
            {
                e.Machine.Add("B");
                throw new InvalidOperationException();
            }))
            .On("BState", _ => { order.Add("B"); })
            .On("ExceptionState", _ => { order.Add("Exception"); }));

        machine.Add("A");

        Assert.That(order, Is.EqualTo(new[] { "Exception", "B" }));
    }

    private sealed class RemovesAtTheEnd(string state, List<Result> results) : Tracer
    {
        public override void TransitionEnd(Transition transition)
        {
            if (results.Count == 0) results.Add(((Machine)transition.Machine).Remove(state));
        }
    }
}
