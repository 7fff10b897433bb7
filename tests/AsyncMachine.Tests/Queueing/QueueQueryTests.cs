namespace AsyncMachine.Tests.Queueing;

public sealed class QueueQueryTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("D").Build();

    /// <summary>Asks from AState, after B, C and D were added and B and C removed together.</summary>
    private static void Ask(Action<Machine> ask)
    {
        var machine = new Machine(Plain);
        bool asked = false;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            e.Machine.Mutate(MutationType.Add, "C", "args");
            e.Machine.Set("D");
            e.Machine.Remove("B", "C");
            ask(e.Machine);
            asked = true;
        }));
        machine.Add("A");
        Assert.That(machine.Error, Is.Null);
        Assert.That(asked, Is.True);
    }

    [Test]
    public void The_queue_lists_what_waits_in_order() => Ask(machine =>
    {
        Assert.That(machine.QueueLength, Is.EqualTo(4));
        Assert.That(machine.Queue.Select(m => $"{m} {m.QueueTick}"), Is.EqualTo(new[] { "[add] B 3", "[add] C 4", "[set] D 5", "[remove] B C 6" }));
    });

    [Test]
    public void A_query_finds_by_type_and_states() => Ask(machine =>
    {
        State a = Plain.State("A"), b = Plain.State("B"), c = Plain.State("C");

        Assert.That(machine.IsQueued(new QueueQuery { Type = MutationType.Add, States = [c] })!.QueueTick, Is.EqualTo(4));
        Assert.That(machine.IsQueued(new QueueQuery { States = [b] })!.QueueTick, Is.EqualTo(3));
        Assert.That(machine.IsQueued(new QueueQuery { States = [a] }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { Type = MutationType.Remove, States = [b] })!.QueueTick, Is.EqualTo(6));
        Assert.That(machine.IsQueued(new QueueQuery { Type = MutationType.Remove, States = [b], Exactly = true }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { Type = MutationType.Remove, States = [c, b], Exactly = true }), Is.Not.Null);
    });

    [Test]
    public void A_query_finds_by_args_tick_and_number() => Ask(machine =>
    {
        State c = Plain.State("C");

        Assert.That(machine.IsQueued(new QueueQuery { Type = MutationType.Add, States = [c], WithoutArgs = true }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { MinimumQueueTick = 5 })!.QueueTick, Is.EqualTo(5));
        Assert.That(machine.IsQueued(new QueueQuery { MinimumQueueTick = 7 }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { States = [c], AtLeast = 2 }), Is.Not.Null);
        Assert.That(machine.IsQueued(new QueueQuery { States = [c], AtLeast = 3 }), Is.Null);
    });

    [Test]
    public void A_query_looks_at_a_place() => Ask(machine =>
    {
        State b = Plain.State("B"), d = Plain.State("D");

        Assert.That(machine.IsQueued(new QueueQuery { States = [b], Position = QueuePosition.First })!.QueueTick, Is.EqualTo(3));
        Assert.That(machine.IsQueued(new QueueQuery { States = [b], Position = QueuePosition.Last })!.QueueTick, Is.EqualTo(6));
        Assert.That(machine.IsQueued(new QueueQuery { States = [d], Position = QueuePosition.First }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { States = [d], Position = QueuePosition.Last }), Is.Null);
    });

    [Test]
    public void What_will_be_and_what_will_be_removed() => Ask(machine =>
    {
        State a = Plain.State("A"), b = Plain.State("B"), c = Plain.State("C"), d = Plain.State("D");

        Assert.That(machine.WillBe(c), Is.True);
        Assert.That(machine.WillBe(d), Is.True, "a set calls too");
        Assert.That(machine.WillBe(a), Is.False);
        Assert.That(machine.WillBe(b, c), Is.False, "no single mutation calls both");
        Assert.That(machine.WillBeRemoved(b, c), Is.True);
        Assert.That(machine.WillBeRemoved(d), Is.False);
    });

    [Test]
    public void An_empty_queue_has_nothing_anywhere()
    {
        var machine = new Machine(Plain);
        State a = Plain.State("A");

        Assert.That(machine.IsQueued(new QueueQuery { States = [a], Position = QueuePosition.First }), Is.Null);
        Assert.That(machine.IsQueued(new QueueQuery { States = [a], Position = QueuePosition.Last }), Is.Null);
        Assert.That(machine.IsQueued(default), Is.Null);
        Assert.That(machine.WillBe(a), Is.False);
        Assert.That(machine.Queue, Is.Empty);
        Assert.That(machine.QueueLength, Is.Zero);
    }

    [Test]
    public void An_unknown_state_in_a_query_is_a_mistake() => Ask(machine =>
        Assert.That(() => machine.WillBe(new SchemaBuilder("Other").State("X").Build().State("X")), Throws.TypeOf<UnknownStateException>()));

    [Test]
    public void Checks_and_evals_count_as_waiting_and_are_no_mutations()
    {
        var machine = new Machine(Plain);
        int length = 0, listed = -1;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.CanAdd("B");
            _ = e.Machine.EvalAsync(() => { });
            (length, listed) = (e.Machine.QueueLength, e.Machine.Queue.Count);
        }));

        machine.Add("A");

        Assert.That(length, Is.EqualTo(2));
        Assert.That(listed, Is.Zero);
    }
}
