using AsyncMachine.Tests.Handlers;

namespace AsyncMachine.Tests.Replicas;

public sealed class ReplicaTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    private static MachineTime Time(params ReadOnlySpan<ulong> ticks) => new(Plain, ticks);

    [Test]
    public void An_update_shows_a_later_time()
    {
        var replica = new Replica("m", Plain, ["tag"], "parent");

        replica.Update(Time(0, 1, 4), queueTick: 9, machineTick: 2);

        Assert.That(replica.ToStringAll(), Is.EqualTo("(A:1) [Exception:0 B:4]"));
        Assert.That((replica.Id, replica.Tags[0], replica.ParentId), Is.EqualTo(("m", "tag", "parent")));
        Assert.That((replica.QueueTick, replica.MachineTick), Is.EqualTo((9UL, 2U)));
        Assert.That(replica.Is("A") && replica.Not("B") && replica.Any("A", "B"), Is.True);
        replica.Update(Time(1, 2, 4));
        Assert.That(replica.IsError, Is.True);
    }

    [Test]
    public void An_update_may_go_back_as_after_a_restart()
    {
        var replica = new Replica("m", Plain);
        replica.Update(Time(0, 5, 4));

        replica.Update(Time(0, 1, 0));

        Assert.That(replica.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public void Waits_and_tokens_hang_on_updates()
    {
        var replica = new Replica("m", Plain);
        Task a = replica.When("A"), b = replica.When("B"), ticks = replica.WhenTime(Plain.State("A"), 3), query = replica.WhenQuery(t => t.Sum > 4);
        Task<object> args = replica.WhenArgs("A");
        CancellationToken ofA = replica.StateToken("A"), ofB = replica.StateToken("B");

        replica.Update(Time(0, 1, 0), args: "x");
        Assert.That(new[] { a, b, ticks, query, args }.Select(t => t.IsCompleted), Is.EqualTo(new[] { true, false, false, false, true }));
        Assert.That((ofA.IsCancellationRequested, ofB.IsCancellationRequested), Is.EqualTo((true, false)));
        Assert.That(args.Result, Is.EqualTo("x"));
        replica.Update(Time(0, 3, 2));

        Assert.That(new[] { b, ticks, query }.Select(t => t.IsCompleted), Is.EqualTo(new[] { true, true, true }), "B was active meanwhile");
    }

    [Test]
    public void Tracers_see_a_set_transition()
    {
        var replica = new Replica("m", Plain);
        var recorder = new HookRecorder();
        replica.AddTracer(recorder);
        replica.AddTracer(recorder);
        replica.Update(Time(0, 1, 0));
        recorder.Clear();

        replica.Update(Time(0, 2, 1), queueTick: 7, args: "x");

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "init [set] B", "start", "finals", "end executed" }));
        Transition last = recorder.Last;
        Assert.That(last.Machine, Is.SameAs(replica));
        Assert.That((last.QueueTick, last.Args, last.IsAccepted, last.IsCompleted), Is.EqualTo((7UL, (object)"x", true, true)));
        Assert.That(last.Entering.Select(s => s.Name), Is.EqualTo(new[] { "B" }));
        Assert.That(last.Leaving.Select(s => s.Name), Is.EqualTo(new[] { "A" }));
        Assert.That(last.Changed.Select(s => s.Name), Is.EqualTo(new[] { "A", "B" }));
        Assert.That((last.TimeBefore.ToString(), last.TimeAfter.ToString()), Is.EqualTo(("0 1 0", "0 2 1")));
        Assert.That(replica.RemoveTracer(recorder), Is.True);
        Assert.That(replica.RemoveTracer(recorder), Is.False);
    }

    [Test]
    public void A_throwing_tracer_harms_neither_the_update_nor_the_others()
    {
        var replica = new Replica("m", Plain);
        var recorder = new HookRecorder();
        replica.AddTracer(new ThrowingTracer());
        replica.AddTracer(recorder);

        replica.Update(Time(0, 1, 0));

        Assert.That(replica.Is("A"), Is.True);
        Assert.That(recorder.Last.IsCompleted, Is.True);
        Assert.That(replica.Tracers, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_update_made_by_a_tracer_follows_the_present_one()
    {
        var replica = new Replica("m", Plain);
        var recorder = new HookRecorder();
        bool done = false;
        replica.AddTracer(new Hooks
        {
            Init = _ =>
            {
                if (done) return;
                done = true;
                replica.Update(Time(0, 1, 1));
            },
        });
        replica.AddTracer(recorder);

        replica.Update(Time(0, 1, 0));

        Assert.That(recorder.Transitions.Select(t => t.Mutation.ToString()), Is.EqualTo(new[] { "[set] A", "[set] A B" }));
    }

    [Test]
    public async Task Its_mutations_are_canceled_and_refuse_unknown_states()
    {
        var replica = new Replica("m", Plain);
        State a = Plain.State("A"), foreign = new SchemaBuilder("Other").State("A").Build().State("A");

        Result[] results =
        [
            await replica.AddAsync(a), await replica.RemoveAsync(a), await replica.SetAsync(a), await replica.ToggleAsync(a),
            await replica.AddErrorAsync(new InvalidOperationException(), a), await replica.CanAddAsync(a), await replica.CanRemoveAsync(a),
        ];

        Assert.That(results, Is.All.EqualTo(Result.Canceled));
        Assert.That(() => replica.Post(MutationType.Add, [foreign]), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => replica.AddAsync(foreign), Throws.TypeOf<UnknownStateException>());
    }

    [Test]
    public void Errors_are_shown()
    {
        var replica = new Replica("m", Plain);
        var recorder = new HookRecorder();
        replica.AddTracer(recorder);
        var error = new InvalidOperationException("there");

        replica.ReportError(new ErrorArgs(error) { Handler = "AState" });

        Assert.That(replica.Error, Is.SameAs(error));
        Assert.That(recorder.Lines[^1], Is.EqualTo("error InvalidOperationException: there (AState)"));
    }

    [Test]
    public void The_schema_may_grow()
    {
        var replica = new Replica("m", Plain);
        replica.Update(Time(0, 1, 0));
        Task wait = replica.When("B");
        var recorder = new HookRecorder();
        replica.AddTracer(recorder);
        Schema later = new SchemaBuilder(Plain).State("C").Build();

        replica.SetSchema(later);
        Assert.That(replica.ToStringAll(), Is.EqualTo("(A:1) [Exception:0 B:0 C:0]"));
        Assert.That(recorder.Lines[^1], Is.EqualTo("schema 3 4"));
        Assert.That(() => replica.Update(Time(0, 1, 1)), Throws.ArgumentException.With.Message.StartsWith("The time has 3 ticks, schema Schema has 4 states."));
        replica.Update(new MachineTime(later, [0, 1, 1, 1]));
        Assert.That(wait.IsCompletedSuccessfully, Is.True);
        Assert.That(() => replica.SetSchema(Plain), Throws.ArgumentException);
        Assert.That(() => replica.SetSchema(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Final_handlers_that_take_a_mirror_event_can_be_bound()
    {
        var replica = new Replica("m", TypedSample.Schema);
        var handlers = new MirrorHandlers();
        IDisposable binding = replica.Bind(handlers);

        replica.Update(new MachineTime(TypedSample.Schema, [0, 1, 0]));
        replica.Update(new MachineTime(TypedSample.Schema, [0, 2, 0]));
        binding.Dispose();
        replica.Update(new MachineTime(TypedSample.Schema, [0, 3, 0]));

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "FooState m True", "any", "FooEnd", "any" }));
    }

    [Test]
    public void What_a_bound_handler_throws_is_reported()
    {
        var replica = new Replica("m", TypedSample.Schema);
        replica.Bind(new MirrorHandlers { Fails = true });

        replica.Update(new MachineTime(TypedSample.Schema, [0, 1, 0]));

        Assert.That(replica.Error!.Message, Is.EqualTo("mirror"));
        Assert.That(replica.Is("Foo"), Is.True);
    }

    [Test]
    public void Handlers_that_negotiate_or_want_a_machine_are_refused_with_all_faults()
    {
        var replica = new Replica("m", TypedSample.Schema);

        var exception = Assert.Throws<SchemaException>(() => replica.Bind(new TypedSample()));

        Assert.That(exception!.Message, Does.Contain("take a MirrorEvent").And.Contain("FooEnter negotiates; a mirror only shows what has happened"));
    }

    [Test]
    public void A_map_is_refused_with_a_reason() =>
        Assert.That(
            () => new Replica("m", Plain).Bind(new HandlerMap().On("AState", _ => { })),
            Throws.TypeOf<SchemaException>());

    [Test]
    public async Task Disposal_ends_it()
    {
        var replica = new Replica("m", Plain);
        var recorder = new HookRecorder();
        replica.AddTracer(recorder);
        replica.Update(Time(0, 1, 0));
        CancellationToken token = replica.StateToken("A");
        Task disposed = replica.WhenDisposed();
        recorder.Clear();

        await replica.DisposeAsync();
        await replica.DisposeAsync();
        replica.Update(Time(0, 1, 1));

        Assert.That(recorder.Lines, Is.EqualTo(new[] { "dispose m" }));
        Assert.That(disposed.IsCompletedSuccessfully && replica.IsDisposed && token.IsCancellationRequested, Is.True);
        Assert.That((replica.ToString(), replica.Is("A"), replica.Tick("A")), Is.EqualTo(("", false, 0UL)));
        Assert.That(replica.When("A").IsCanceled, Is.True);
    }

    [Test]
    public void Bad_arguments_are_refused()
    {
        Assert.That(() => new Replica(" ", Plain), Throws.ArgumentException);
        Assert.That(() => new Replica("m", null!), Throws.ArgumentNullException);
        Assert.That(() => new Replica("m", Plain).Update(null!), Throws.ArgumentNullException);
        Assert.That(() => new Replica("m", Plain).ReportError(null!), Throws.ArgumentNullException);
        Assert.That(() => new Replica("m", Plain).Bind(null!), Throws.ArgumentNullException);
    }
}
