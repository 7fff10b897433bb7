namespace AsyncMachine.Tests.Handlers;

public sealed class EventTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").Build();

    [Test]
    public void An_event_is_valid_until_its_handler_returns_and_readable_for_ever()
    {
        var machine = new Machine(Plain);
        Event kept = default;
        bool inside = false, inNext = true;
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                kept = e;
                inside = e.IsValid;
            })
            .On("AnyState", _ => { inNext = kept.IsValid; }));

        machine.Mutate(MutationType.Add, "A", "args");
        machine.Set("B");

        Assert.That((inside, inNext, kept.IsValid), Is.EqualTo((true, false, false)));
        Assert.That(kept.Machine, Is.SameAs(machine));
        Assert.That(kept.Args, Is.EqualTo("args"));
        Assert.That(kept.Handler, Is.EqualTo("AState"));
        Assert.That(kept.ToString(), Is.EqualTo("[add] A"));
        Assert.That(kept.Transition.TimeBefore.ToString(), Is.EqualTo("0 0 0 0"));
        Assert.That(kept.Transition.TimeAfter.ToString(), Is.EqualTo("0 1 0 0"));
        Assert.That(kept.Transition.IsCompleted, Is.True);
        Assert.That(kept.Transition.Result, Is.EqualTo(Result.Executed));
        Assert.That(kept.Transition.QueueTick, Is.EqualTo(2));
    }

    [Test]
    public void An_old_event_is_still_a_source_and_says_that_it_was_not_valid_any_more()
    {
        var machine = new Machine(Plain, new MachineOptions { Id = "m" });
        Event kept = default;
        MutationSource? source = null;
        machine.Bind(new HandlerMap().On("AState", e => { kept = e; }).On("BState", e => { source = e.Mutation.Source; }));
        machine.Add("A");

        Assert.That(machine.Add(kept, "B"), Is.EqualTo(Result.Executed));

        Assert.That(source, Is.EqualTo(new MutationSource("m", kept.Transition.Id, 0, WasValid: false)));
    }

    [Test]
    public async Task Whoever_is_no_machine_can_be_a_source_too()
    {
        var machine = new Machine(Plain);
        List<MutationSource?> sources = [];
        machine.Bind(new HandlerMap().On("AState", e => { sources.Add(e.Mutation.Source); }).On("BState", e => { sources.Add(e.Mutation.Source); }));
        Event client = Event.Outside("client 7");

        machine.Add(client, "A");
        await machine.MutateAsync(MutationType.Add, [machine.Schema.State("B")], null, client);

        var named = new MutationSource("client 7", 0, 0, WasValid: true);
        Assert.That(sources, Is.EqualTo(new[] { named, named }));
        Assert.That((client.Exists, client.Args, client.ToString()), Is.EqualTo((true, (object?)null, "[set] ")));
        Assert.That(() => Event.Outside(" "), Throws.ArgumentException);
    }

    [Test]
    public void An_event_of_one_machine_is_a_source_for_another()
    {
        var first = new Machine(Plain, new MachineOptions { Id = "first" });
        var second = new Machine(Plain, new MachineOptions { Id = "second" });
        MutationSource? source = null;
        first.Bind(new HandlerMap().On("AState", e => { second.Add(e, "B"); }));
        second.Bind(new HandlerMap().On("BState", e => { source = e.Mutation.Source; }));

        first.Add("A");

        Assert.That(second.Is("B"), Is.True);
        Assert.That((source!.MachineId, source.WasValid), Is.EqualTo(("first", true)));
    }

    [Test]
    public void Events_of_different_calls_differ()
    {
        var machine = new Machine(Plain);
        var events = new List<Event>();
        machine.Bind(new HandlerMap()
            .On("AEnter", e => { events.Add(e); })
            .On("AState", e =>
            {
                events.Add(e);
                events.Add(e);
            }));

        machine.Add("A");

        Assert.That(events[0] == events[1], Is.False);
        Assert.That(events[1] == events[2], Is.True);
        Assert.That(events[1].GetHashCode(), Is.EqualTo(events[2].GetHashCode()));
        Assert.That(events[0].Transition, Is.SameAs(events[1].Transition));
    }

    [Test]
    public void The_default_event_is_no_event()
    {
        Event none = default;

        Assert.That(none.Exists, Is.False);
        Assert.That(none.IsValid, Is.False);
        Assert.That(none.ToString(), Is.Empty);
        Assert.That(() => none.Machine, Throws.InvalidOperationException);
        Assert.That(new Machine(Plain).Add(none, "A"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void Inside_a_handler_the_latest_transition_is_the_events()
    {
        var machine = new Machine(Plain);
        bool same = false;
        machine.Bind(new HandlerMap().On("AState", e => { same = ReferenceEquals(e.Machine.Transition, e.Transition); }));

        Assert.That(machine.Transition, Is.Null);
        machine.Add("A");

        Assert.That(same, Is.True);
        Assert.That(machine.Transition, Is.Null);
    }

    [Test]
    public void A_record_tells_what_was_added_and_removed()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        Transition? record = null;
        machine.Bind(new HandlerMap().On("CState", e => { record = e.Transition; }));

        machine.Set("C");

        Assert.That(record!.Entering.Select(s => s.Name), Is.EqualTo(new[] { "C" }));
        Assert.That(record.Leaving.Select(s => s.Name), Is.EqualTo(new[] { "A" }));
        Assert.That(record.Changed.Select(s => s.Name), Is.EqualTo(new[] { "A", "C" }));
        Assert.That(record.StatesBefore.Select(s => s.Name), Is.EqualTo(new[] { "A" }));
        Assert.That(record.Mutation.Called.Select(s => s.Name), Is.EqualTo(new[] { "C" }));
        Assert.That(record.TimeBefore.ToString(), Is.EqualTo("0 1 0 0"), "asked for only after the commit");
        Assert.That(record.ToString(), Is.EqualTo($"#{record.Id} [set] C"));
    }
}
