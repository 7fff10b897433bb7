namespace AsyncMachine.Tests.Tracing;

public sealed class TracerTests
{
    private static readonly Schema Plain =
        new SchemaBuilder().State("A").State("B").State("C", require: ["B"]).State("Auto", auto: true, require: ["B"]).Build();

    private static (Machine Machine, HookRecorder Recorder) Traced(HandlerMap? handlers = null, params string[] active)
    {
        var recorder = new HookRecorder();
        var machine = new Machine(Plain, new MachineOptions { Id = "m", Tracers = [recorder] });
        machine.Set(active);
        if (handlers is not null) machine.Bind(handlers);
        recorder.Clear();
        return (machine, recorder);
    }

    [Test]
    public void An_accepted_transition_calls_all_hooks_in_order()
    {
        (Machine machine, HookRecorder recorder) = Traced(
            new HandlerMap().On("AEnter", _ => true).On("AState", _ => { }).On("AnyState", _ => { }));

        machine.Add("A");

        Assert.That(recorder.Lines, Is.EqualTo(new[]
        {
            "init [add] A", "start", "> AEnter", "< AEnter", "finals", "> AState", "< AState", "> AnyState", "< AnyState",
            "queued [add] Auto auto", "end executed", "init [add] Auto auto", "end canceled", "queue end",
        }));
    }

    [Test]
    public void A_transition_that_relations_refuse_begins_and_ends()
    {
        (Machine machine, HookRecorder recorder) = Traced();

        machine.Add("C");

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "init [add] C", "end canceled", "queue end" }));
        Assert.That(recorder.Last.IsAccepted, Is.False);
        Assert.That(recorder.Last.Refusal, Is.EqualTo(
            new Refusal(Plain.State("C"), null, RelationKind.Require, Plain.State("B"), "C requires B")));
    }

    [Test]
    public void A_transition_that_a_handler_refuses_never_comes_to_finals()
    {
        (Machine machine, HookRecorder recorder) = Traced(new HandlerMap().On("AEnter", _ => false));

        machine.Add("A");

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "init [add] A", "start", "> AEnter", "< AEnter", "end canceled", "queue end" }));
        Assert.That(recorder.Last.Refusal!.Handler, Is.EqualTo("AEnter"));
    }

    [Test]
    public void What_follows_is_prepended_before_the_end_is_told()
    {
        (Machine machine, HookRecorder recorder) = Traced();

        machine.Add("B");

        Assert.That(recorder.Lines, Is.EqualTo(new[]
        {
            "init [add] B", "start", "finals", "queued [add] Auto auto", "end executed",
            "init [add] Auto auto", "start", "finals", "end executed", "queue end",
        }));
    }

    [Test]
    public void A_check_has_no_finals()
    {
        (Machine machine, HookRecorder recorder) = Traced(new HandlerMap().On("AEnter", _ => true).On("AState", _ => { }));

        machine.CanAdd("A");

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "init [add] A check", "start", "> AEnter", "< AEnter", "end executed", "queue end" }));
    }

    [Test]
    public void A_handler_that_throws_has_an_end_too()
    {
        (Machine machine, HookRecorder recorder) = Traced(
            new HandlerMap().On("AState", (Action<Event>)(_ => throw new InvalidOperationException("boom"))));

        machine.Add("A");

        Assert.That(recorder.Lines.Take(8), Is.EqualTo(new[]
        {
            "init [add] A", "start", "finals", "> AState", "< AState", "error InvalidOperationException: boom (AState)",
            "queued [add] Exception", "end canceled",
        }));
        Assert.That(recorder.Transitions[0].IsAccepted, Is.True);
        Assert.That(recorder.Transitions[0].Refusal!.Reason, Is.EqualTo("AState threw InvalidOperationException"));
        Assert.That(recorder.Transitions[0].TimeAfter.ToString(), Is.EqualTo("0 2 0 0 0"));
    }

    [Test]
    public void A_negotiation_handler_that_throws_has_an_end_too()
    {
        (Machine machine, HookRecorder recorder) = Traced(
            new HandlerMap().On("AEnter", (Func<Event, bool>)(_ => throw new InvalidOperationException("boom"))));

        machine.Add("A");

        Assert.That(recorder.Lines.Take(5), Is.EqualTo(new[]
        {
            "init [add] A", "start", "> AEnter", "< AEnter", "error InvalidOperationException: boom (AEnter)",
        }));
    }

    [Test]
    public void What_waits_is_told_when_it_is_queued_and_the_end_of_the_queue_once()
    {
        (Machine machine, HookRecorder recorder) = Traced(new HandlerMap().On("AState", e =>
        {
            e.Machine.Remove("A");
            e.Machine.CanAdd("A");
        }));

        machine.Add("A");

        Assert.That(recorder.Lines, Does.Contain("queued [remove] A").And.Contain("queued [add] A check"));
        Assert.That(recorder.Lines.Count(l => l == "queue end"), Is.EqualTo(1));
        Assert.That(recorder.Lines[^1], Is.EqualTo("queue end"));
    }

    [Test]
    public void Waits_are_released_after_the_end_was_told()
    {
        var machine = new Machine(Plain);
        Task when = machine.When("A");
        var seen = new List<bool>();
        machine.AddTracer(new Hooks { End = _ => seen.Add(when.IsCompleted) });

        machine.Add("A");

        Assert.That(seen[0], Is.False);
        Assert.That(when.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void At_finals_clocks_have_changed_and_tokens_are_cancelled()
    {
        var machine = new Machine(Plain);
        CancellationToken token = machine.StateToken("A");
        var seen = new List<(string, bool)>();
        machine.AddTracer(new Hooks
        {
            Start = _ => seen.Add((machine.ToString(), token.IsCancellationRequested)),
            Finals = _ => seen.Add((machine.ToString(), token.IsCancellationRequested)),
        });

        machine.Add("A");

        Assert.That(seen.Take(2), Is.EqualTo(new[] { ("()", false), ("(A:1)", true) }));
    }

    [Test]
    public void A_tracer_is_bound_once_and_can_be_released()
    {
        var machine = new Machine(Plain, new MachineOptions { Id = "m" });
        var recorder = new HookRecorder();

        machine.AddTracer(recorder);
        Assert.That(recorder.Lines[0], Is.EqualTo("init m"), "before any other hook");
        recorder.Clear();
        machine.AddTracer(recorder);
        Assert.That(recorder.Lines, Is.Empty);
        Assert.That(machine.Tracers, Has.Count.EqualTo(1));

        Assert.That(machine.RemoveTracer(recorder), Is.True);
        Assert.That(machine.RemoveTracer(recorder), Is.False);
        recorder.Clear();
        machine.Add("A");
        Assert.That(recorder.Lines, Is.Empty);
        Assert.That(() => machine.AddTracer(null!), Throws.ArgumentNullException);
    }

    [TestCase(LogLevel.None)]
    [TestCase(LogLevel.Changes)]
    public void A_tracer_given_twice_is_bound_once(LogLevel level)
    {
        var recorder = new HookRecorder();
        _ = new Machine(Plain, new MachineOptions { Id = "m", Tracers = [recorder, recorder], LogLevel = level, Log = (_, _) => { } });

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "init m" }));
    }

    [Test]
    public void A_throwing_tracer_stays_bound_and_is_reported_once()
    {
        var told = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told.Add(e.ToString()) });
        int calls = 0;
        machine.AddTracer(new Hooks
        {
            Start = _ =>
            {
                calls++;
                throw new InvalidOperationException("mine");
            },
        });

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
        Assert.That(told, Is.EqualTo(new[] { "InvalidOperationException: mine (Hooks.TransitionStart)" }));
        machine.Remove("A");

        Assert.That(calls, Is.EqualTo(2));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void Every_hook_may_throw()
    {
        var told = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { Id = "m", OnError = (_, e) => told.Add(e.Handler!), Tracers = [new ThrowingTracer()] });
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Add("B"); }));

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 Auto:1)"));
        Assert.That(told.Distinct(), Is.EquivalentTo(new[]
        {
            "ThrowingTracer.MachineInit", "ThrowingTracer.MutationQueued", "ThrowingTracer.TransitionInit", "ThrowingTracer.TransitionStart",
            "ThrowingTracer.HandlerStart", "ThrowingTracer.HandlerEnd", "ThrowingTracer.TransitionFinals", "ThrowingTracer.TransitionEnd",
            "ThrowingTracer.QueueEnd",
        }));
    }

    [Test]
    public void Mutations_of_a_tracer_are_queued_as_from_a_handler()
    {
        var machine = new Machine(Plain);
        Result result = default;
        bool done = false;
        machine.AddTracer(new Hooks
        {
            Init = t =>
            {
                if (done) return;
                done = true;
                result = ((Machine)t.Machine).Add("B");
            },
        });

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));

        Assert.That(result, Is.EqualTo(Result.Queued(3)));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 Auto:1)"));
    }

    [Test]
    public void A_tracer_that_mutates_at_the_end_of_the_queue_is_served()
    {
        var machine = new Machine(Plain);
        bool done = false;
        machine.AddTracer(new Hooks
        {
            Ended = m =>
            {
                if (done) return;
                done = true;
                ((Machine)m).Add("B");
            },
        });

        machine.Add("A");

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1 Auto:1)"));
    }

    [Test]
    public void A_tracer_may_release_itself()
    {
        var machine = new Machine(Plain);
        int calls = 0;
        Hooks? tracer = null;
        tracer = new Hooks
        {
            Start = _ =>
            {
                calls++;
                machine.RemoveTracer(tracer!);
            },
        };
        machine.AddTracer(tracer);

        machine.Add("A");
        machine.Add("B");

        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void The_change_callback_sees_every_transition_that_is_no_check()
    {
        var seen = new List<string>();
        var machine = new Machine(Plain, new MachineOptions
        {
            OnChange = t => seen.Add($"{t.Mutation} {t.Result} {t.TimeBefore} > {t.TimeAfter}"),
        });

        machine.Add("A");
        machine.Add("C");
        machine.CanAdd("B");

        Assert.That(seen, Is.EqualTo(new[]
        {
            "[add] A executed 0 0 0 0 0 > 0 1 0 0 0", "[add] Auto canceled 0 1 0 0 0 > 0 1 0 0 0", "[add] C canceled 0 1 0 0 0 > 0 1 0 0 0",
        }));
    }

    [Test]
    public void A_throwing_change_callback_is_reported()
    {
        var told = new List<string>();
        var machine = new Machine(Plain, new MachineOptions
        {
            OnChange = _ => throw new InvalidOperationException("mine"),
            OnError = (_, e) => told.Add(e.ToString()),
        });

        Assert.That(machine.CanAdd("A"), Is.EqualTo(Result.Executed));
        Assert.That(machine.Add("C"), Is.EqualTo(Result.Canceled));

        Assert.That(told, Is.EqualTo(new[] { "InvalidOperationException: mine (OnChange)" }));
    }
}
