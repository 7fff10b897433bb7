namespace AsyncMachine.Tests.Handlers;

public sealed class ErrorTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    private static readonly Action<Event> Boom = _ => throw new InvalidOperationException("boom");

    private static Machine Active(Schema schema, params string[] states)
    {
        var machine = new Machine(schema);
        machine.Set(states);
        return machine;
    }

    [Test]
    public void An_exception_in_negotiation_cancels_and_changes_nothing_but_Exception()
    {
        Machine machine = Active(Plain, "A");
        machine.Bind(new HandlerMap().On("BEnter", Boom));

        Assert.That(machine.Add("B"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 A:1) [B:0 C:0 D:0]"));
    }

    [Test]
    public void An_exception_in_a_final_handler_keeps_only_the_states_before_it()
    {
        var machine = new Machine(Plain);
        Journal journal = Journal.On(machine, "AState", "BState", "CState", "AnyState");
        machine.Bind(new HandlerMap().On("BState", Boom));

        Assert.That(machine.Add("A", "B", "C"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 A:1) [B:2 C:2 D:0]"));
        Assert.That(journal.Text, Is.EqualTo("AState BState AnyState"), "AnyState is that of the Exception");
    }

    [Test]
    public void States_before_the_failing_one_stay_though_they_have_no_handler()
    {
        Machine machine = Active(Plain);
        machine.Bind(new HandlerMap().On("CState", Boom));

        machine.Add("D", "C", "B", "A");

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 A:1 B:1) [C:2 D:2]"));
    }

    [Test]
    public void If_an_End_fails_no_entering_state_stays_and_leaving_ones_are_gone()
    {
        Machine machine = Active(Plain, "A");
        machine.Bind(new HandlerMap().On("AEnd", Boom));

        Assert.That(machine.Set("B", "C"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1) [A:2 B:2 C:2 D:0]"));
    }

    [Test]
    public void If_AnyState_fails_all_states_stay()
    {
        Machine machine = Active(Plain, "A");
        machine.Bind(new HandlerMap().On("AnyState", (Action<Event>)(e =>
        {
            if (!e.Machine.IsError && e.Mutation.Called[0].Name == "B") throw new InvalidOperationException();
        })));

        Assert.That(machine.Set("B"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 B:1) [A:2 C:0 D:0]"));
    }

    [Test]
    public void What_required_a_rolled_back_state_goes_with_it()
    {
        Schema schema = new SchemaBuilder().State("M", multi: true).State("Needs", require: ["M"]).State("Other").Build();
        Machine machine = Active(schema, "M", "Needs", "Other");
        machine.Bind(new HandlerMap().On("MState", Boom));

        Assert.That(machine.Add("M"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1 Other:1) [M:4 Needs:2]"), "entered again (3) and rolled back (4)");
    }

    [Test]
    public void No_auto_mutation_follows_a_failed_transition()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").State("Auto", auto: true, require: ["A"]).Build();
        var machine = new Machine(schema);
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        machine.Bind(new HandlerMap().On("BState", Boom));

        machine.Add("A", "B");

        Assert.That(recorder.Transitions.Select(t => t.Mutation.ToString()),
            Is.EqualTo(new[] { "[add] A B", "[add] Exception", "[add] Auto" }), "the auto mutation is that of Exception's own tick");
    }

    [Test]
    public void The_error_says_what_failed_and_where()
    {
        ErrorArgs? seen = null, told = null;
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told = e });
        machine.Bind(new HandlerMap().On("BState", Boom).On("ExceptionState", e => { seen = (ErrorArgs?)e.Args; }));

        machine.Add("A", "B");

        Assert.That(seen, Is.SameAs(told));
        Assert.That(seen!.Error.Message, Is.EqualTo("boom"));
        Assert.That(seen.Handler, Is.EqualTo("BState"));
        Assert.That(seen.Phase, Is.EqualTo(TransitionPhase.Finals));
        Assert.That(seen.Transition!.Mutation.ToString(), Is.EqualTo("[add] A B"));
        Assert.That(seen.Transition.TimeAfter.ToString(), Is.EqualTo("0 1 2 0 0"), "corrected by the roll-back");
        Assert.That(seen.ToString(), Is.EqualTo("InvalidOperationException: boom (BState)"));
        Assert.That(machine.Error, Is.SameAs(seen.Error));
    }

    [Test]
    public void An_error_in_negotiation_names_its_phase()
    {
        ErrorArgs? told = null;
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told = e });
        machine.Bind(new HandlerMap().On("AEnter", Boom));

        machine.Add("A");

        Assert.That((told!.Handler, told.Phase), Is.EqualTo(("AEnter", TransitionPhase.Negotiation)));
    }

    [Test]
    public void An_error_inside_an_Exception_transition_adds_none_and_the_machine_goes_on()
    {
        var errors = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => errors.Add(e.Error.Message) });
        machine.Bind(new HandlerMap().On("ExceptionState", (Action<Event>)(_ => throw new InvalidOperationException("second"))));

        machine.AddError(new InvalidOperationException("first"));

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1)"), "never rolled back");
        Assert.That(errors, Is.EqualTo(new[] { "first", "second" }));
        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_transition_that_merely_implies_Exception_gets_one_of_its_own()
    {
        Schema schema = new SchemaBuilder().State("ErrFoo", multi: true, require: ["Exception"], add: ["Exception"]).Build();
        var machine = new Machine(schema);
        machine.Bind(new HandlerMap().On("ErrFooState", Boom));

        Assert.That(machine.Add("ErrFoo"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:3) [ErrFoo:2]"));
    }

    [Test]
    public void AddError_activates_Exception_and_the_error_states()
    {
        Schema schema = new SchemaBuilder().State("ErrFoo").Build();
        var machine = new Machine(schema);
        var error = new InvalidOperationException("x");

        Assert.That(machine.AddError(error, schema.State("ErrFoo")), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 ErrFoo:1)"));
        Assert.That(machine.IsError, Is.True);
        Assert.That(machine.Error, Is.SameAs(error));
        machine.Remove("Exception");
        Assert.That(machine.IsError, Is.False);
        Assert.That(machine.Error, Is.SameAs(error), "the last error is remembered");
    }

    [Test]
    public void AddError_ignores_null_and_what_a_state_token_caused()
    {
        int told = 0;
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, _) => told++ });
        machine.Add("A");
        CancellationToken token = machine.StateToken("A");
        machine.Remove("A");

        Assert.That(machine.AddError(null), Is.EqualTo(Result.Canceled));
        Assert.That(machine.AddError(new OperationCanceledException(token)), Is.EqualTo(Result.Canceled));
        Assert.That(told, Is.Zero);
        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public void AddError_takes_a_cancellation_that_has_nothing_to_do_with_states()
    {
        var machine = new Machine(Plain);

        Assert.That(machine.AddError(new OperationCanceledException(new CancellationToken(true))), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_vetoed_error_still_sets_Error_and_is_told()
    {
        var told = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told.Add(e.Error.Message) });
        machine.Bind(new HandlerMap().On("ExceptionEnter", _ => false).On("AState", Boom));

        Assert.That(machine.AddError(new InvalidOperationException("added")), Is.EqualTo(Result.Canceled));
        machine.Add("A");

        Assert.That(machine.IsError, Is.False);
        Assert.That(machine.Error!.Message, Is.EqualTo("boom"));
        Assert.That(told, Is.EqualTo(new[] { "added", "boom" }));
    }

    [Test]
    public void An_error_blocked_by_a_relation_still_sets_Error_and_is_told()
    {
        var told = new List<string>();
        Schema schema = new SchemaBuilder().State("Calm", remove: ["Exception"]).Build();
        var machine = new Machine(schema, new MachineOptions { OnError = (_, e) => told.Add(e.Error.Message) });
        machine.Add("Calm");

        Assert.That(machine.AddError(new InvalidOperationException("x")), Is.EqualTo(Result.Canceled));

        Assert.That(machine.Error!.Message, Is.EqualTo("x"));
        Assert.That(told, Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public void An_error_callback_that_throws_harms_nothing()
    {
        var recorder = new HookRecorder();
        var machine = new Machine(Plain, new MachineOptions
        {
            OnError = (_, _) => throw new InvalidOperationException("callback"),
            Tracers = [recorder],
        });

        Assert.That(machine.AddError(new InvalidOperationException("x")), Is.EqualTo(Result.Executed));

        Assert.That(recorder.Lines.Where(l => l.StartsWith("error", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "error InvalidOperationException: callback (OnError)", "error InvalidOperationException: x",
        }));
    }

    [Test]
    public async Task WhenError_completes_with_Exception()
    {
        var machine = new Machine(Plain);
        Task error = machine.WhenError();

        Assert.That(error.IsCompleted, Is.False);
        machine.AddError(new InvalidOperationException());

        await error.Soon();
        Assert.That(machine.WhenError().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Rolled_back_states_never_completed_a_wait_and_survivors_did()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("BState", Boom));
        Task a = machine.When("A"), b = machine.When("B"), c = machine.When("C"), notB = machine.WhenTime(Plain.State("B"), 2);

        machine.Add("A", "B", "C");

        Assert.That(a.IsCompletedSuccessfully, Is.True);
        Assert.That(b.IsCompleted, Is.False);
        Assert.That(c.IsCompleted, Is.False);
        Assert.That(notB.IsCompletedSuccessfully, Is.True, "the clock did tick twice");
    }

    [Test]
    public void A_failing_handler_makes_the_asynchronous_result_Canceled()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", Boom));

        Assert.That(machine.AddAsync(Plain.State("A")).Result, Is.EqualTo(Result.Canceled));
    }

    /// <summary>States that concern nothing else have a way of their own through the engine; it must undo as the general one does.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_state_that_is_undone_leaves_only_its_own_marks(bool traced)
    {
        await using var machine = new Machine(new SchemaBuilder().State("A").State("B").Build());
        Task? b = null, notA = null;
        CancellationToken token = default;
        machine.Bind(new HandlerMap().On("AState", (Action<Event>)(e =>
        {
            b = e.Machine.When(e.Machine.Schema.State("B"));
            notA = e.Machine.WhenNot(e.Machine.Schema.State("A"));
            token = e.Machine.StateToken(e.Machine.Schema.State("A"));
            throw new InvalidOperationException("no");
        })));
        if (traced) machine.AddTracer(new Silent());
        machine.Add("B");
        machine.Remove("B");

        Result result = machine.Add("A");

        Assert.That(result, Is.EqualTo(Result.Canceled));
        Assert.That((machine.Is("A"), machine.Tick("A"), machine.Is("Exception")), Is.EqualTo((false, 2UL, true)));
        Assert.That((notA!.IsCompletedSuccessfully, b!.IsCompleted, token.IsCancellationRequested), Is.EqualTo((true, false, true)));
        Assert.That(machine.Add("B"), Is.EqualTo(Result.Executed));
        Assert.That(b.IsCompletedSuccessfully, Is.True);
    }

    private sealed class Silent : Tracer;
}
