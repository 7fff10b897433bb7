namespace AsyncMachine.Tests.Mutations;

public sealed class MutationTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    private static Machine Active(params string[] states)
    {
        var machine = new Machine(Plain);
        machine.Set(states);
        return machine;
    }

    [Test]
    public void Set_activates_one_state() => Assert.That(Active("A").ToString(), Is.EqualTo("(A:1)"));

    [Test]
    public void Several_states_are_active_at_once()
    {
        Machine machine = Active("A");

        Result result = machine.Add("B");

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
    }

    [Test]
    public void A_set_deactivates_what_it_does_not_call()
    {
        Machine machine = Active("A");

        machine.Set("B");

        Assert.That(machine.ToStringAll(), Is.EqualTo("(B:1) [Exception:0 A:2 C:0 D:0]"));
    }

    [Test]
    public void A_remove_leaves_the_rest()
    {
        Machine machine = Active("B", "C");

        Assert.That(machine.Remove("C"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(B:1)"));
    }

    [Test]
    public void A_toggle_activates_and_deactivates()
    {
        Machine machine = Active();

        Assert.That(machine.Toggle("A"), Is.EqualTo(Result.Executed));
        Assert.That(machine.Is("A"), Is.True);
        Assert.That(machine.Toggle("A"), Is.EqualTo(Result.Executed));
        Assert.That(machine.Is("A"), Is.False);
    }

    [Test]
    public void A_toggle_of_several_removes_only_when_all_are_active()
    {
        Machine machine = Active("A");

        machine.Toggle("A", "B");
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
        machine.Toggle("A", "B");
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void An_add_of_an_active_state_is_executed_and_changes_no_clock()
    {
        Machine machine = Active("A");

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(machine.Tick("A"), Is.EqualTo(1));
    }

    [Test]
    public void A_remove_of_an_inactive_state_runs_a_transition_that_changes_nothing()
    {
        var machine = new Machine(Plain);
        Journal journal = Journal.On(machine, "AnyEnter", "AnyState");
        ulong tick = machine.QueueTick;

        Assert.That(machine.Remove("A"), Is.EqualTo(Result.Executed));

        Assert.That(journal.Text, Is.EqualTo("AnyEnter AnyState"));
        Assert.That(machine.QueueTick, Is.EqualTo(tick + 1));
        Assert.That(machine.Time().Sum, Is.Zero);
    }

    [Test]
    public void Empty_lists_run_transitions_that_change_nothing_except_a_set()
    {
        Machine machine = Active("A");
        Journal journal = Journal.On(machine, "AnyEnter", "AnyState");
        ulong tick = machine.QueueTick;

        Assert.That(machine.Add(), Is.EqualTo(Result.Executed));
        Assert.That(machine.Remove(), Is.EqualTo(Result.Executed));
        Assert.That(machine.Toggle(), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(journal.Calls, Has.Count.EqualTo(6));
        Assert.That(machine.QueueTick, Is.EqualTo(tick + 3));

        Assert.That(machine.Set(), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void A_state_called_twice_counts_once()
    {
        Machine machine = Active();
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("B", "A", "B");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
        Assert.That(recorder.Last.Mutation.ToString(), Is.EqualTo("[add] B A"));
    }

    [Test]
    public void The_queue_tick_begins_at_one_and_counts_what_was_taken()
    {
        var machine = new Machine(Plain);
        ulong inside = 0;
        machine.Bind(new HandlerMap().On("AState", e => { inside = e.Machine.QueueTick; }));

        Assert.That(machine.QueueTick, Is.EqualTo(1));
        machine.Add("A");

        Assert.That(inside, Is.EqualTo(2), "a handler sees the running mutation counted");
        Assert.That(machine.QueueTick, Is.EqualTo(2));
    }

    [Test]
    public void Mutations_made_by_an_event_name_their_cause()
    {
        var machine = new Machine(Plain, new MachineOptions { Id = "m1" });
        MutationSource? ofB = null;
        object? argsOfB = null;
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                e.Machine.Mutate(MutationType.Add, "B", "args", e);
                e.Machine.Remove(e, "A");
            })
            .On("BState", e => { (ofB, argsOfB) = (e.Mutation.Source, e.Args); }));

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(B:1)"));
        Assert.That(ofB, Is.EqualTo(new MutationSource("m1", 1, 0, WasValid: true)));
        Assert.That(ofB!.ToString(), Is.EqualTo("m1/1/t0"));
        Assert.That(argsOfB, Is.EqualTo("args"));
    }

    [Test]
    public void Every_form_takes_a_source()
    {
        var machine = new Machine(Plain);
        var sources = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                e.Machine.Add(e, "B");
                e.Machine.Remove(e, "B");
                e.Machine.Toggle(e, "C");
                e.Machine.Set(e, "D");
                e.Machine.AddError(new InvalidOperationException("x"), e);
            })
            .On("AnyState", e => { sources.Add($"{e.Mutation} {e.Mutation.Source?.TransitionId}"); }));

        machine.Add("A");

        Assert.That(sources, Is.EqualTo(new[] { "[add] A ", "[add] B 1", "[remove] B 1", "[add] C 1", "[set] D 1", "[add] Exception 1" }));
    }

    [Test]
    public void A_post_asks_for_no_reply()
    {
        Machine machine = Active();

        machine.Post(MutationType.Add, [machine.Schema.State("A")]);
        machine.Post(MutationType.Set, [machine.Schema.State("B")]);

        Assert.That(machine.ToString(), Is.EqualTo("(B:1)"));
    }

    [Test]
    public void Results_compare_and_print()
    {
        Assert.That(Result.Executed.ToString(), Is.EqualTo("executed"));
        Assert.That(Result.Canceled.ToString(), Is.EqualTo("canceled"));
        Assert.That(Result.Queued(17).ToString(), Is.EqualTo("queued:17"));
        Assert.That(Result.Queued(17), Is.EqualTo(Result.Queued(17)));
        Assert.That(Result.Queued(17) != Result.Queued(18), Is.True);
        Assert.That(Result.Queued(17).QueueTick, Is.EqualTo(17));
        Assert.That(default(Result), Is.EqualTo(Result.Executed));
        Assert.That(Result.Canceled.QueueTick, Is.Zero);
    }

    [Test]
    public void Mutations_print_their_type_and_states()
    {
        Machine machine = Active();
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);

        machine.Add("A", "B");
        machine.Remove("A");
        machine.Set("C");

        Assert.That(recorder.Transitions.Select(t => t.Mutation.ToString()), Is.EqualTo(new[] { "[add] A B", "[remove] A", "[set] C" }));
    }

    [Test]
    public async Task Asynchronous_forms_complete_with_the_mutations_own_result()
    {
        Machine machine = Active();
        machine.Bind(new HandlerMap().On("DEnter", _ => false));
        State a = machine.Schema.State("A"), b = machine.Schema.State("B"), d = machine.Schema.State("D");

        Assert.That(await machine.AddAsync(a), Is.EqualTo(Result.Executed));
        Assert.That(await machine.AddAsync(d), Is.EqualTo(Result.Canceled));
        Assert.That(await machine.SetAsync(b), Is.EqualTo(Result.Executed));
        Assert.That(await machine.ToggleAsync(b), Is.EqualTo(Result.Executed));
        Assert.That(await machine.RemoveAsync(a), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("()"));
        Assert.That(await machine.AddErrorAsync(null), Is.EqualTo(Result.Canceled));
        Assert.That(await machine.AddErrorAsync(new InvalidOperationException()), Is.EqualTo(Result.Executed));
        Assert.That(machine.IsError, Is.True);
    }

    [Test]
    public async Task A_queued_asynchronous_mutation_completes_with_its_own_result()
    {
        var machine = new Machine(Plain);
        Task<Result>? added = null, refused = null;
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                added = e.Machine.AddAsync(e.Machine.Schema.State("B")).AsTask();
                refused = e.Machine.AddAsync(e.Machine.Schema.State("C")).AsTask();
            })
            .On("CEnter", _ => false));

        machine.Add("A");

        Assert.That(await added!.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await refused!.Soon(), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task A_queued_remove_that_is_refused_completes_as_canceled()
    {
        Machine machine = Active("B");
        Task<Result>? removed = null;
        machine.Bind(new HandlerMap()
            .On("AState", e => { removed = e.Machine.RemoveAsync(Plain.State("B")).AsTask(); })
            .On("BExit", _ => false));

        machine.Add("A");

        Assert.That(await removed!.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Is("B"), Is.True);
    }
}
