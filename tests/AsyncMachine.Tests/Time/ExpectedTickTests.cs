namespace AsyncMachine.Tests.Time;

/// <summary>Mutations that belong to an instance of a state.</summary>
public sealed class ExpectedTickTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").Build();

    private static State A => Plain.State("A");

    private static State B => Plain.State("B");

    [Test]
    public void It_is_made_while_the_instance_lasts()
    {
        var machine = new Machine(Plain);
        machine.Add(A);
        StateInstance instance = machine.InstanceOf(A);

        Assert.That(machine.Add(instance, B), Is.EqualTo(Result.Executed));
        Assert.That(machine.Remove(instance, B), Is.EqualTo(Result.Executed));
        Assert.That(machine.Set(instance, A, B), Is.EqualTo(Result.Executed));
        Assert.That((machine.ToString(), machine.StaleMutations), Is.EqualTo(("(A:1 B:3)", 0L)));
    }

    [Test]
    public void It_is_canceled_and_counted_once_the_instance_has_ended()
    {
        var machine = new Machine(Plain);
        machine.Add(A);
        StateInstance instance = machine.InstanceOf(A);
        machine.Toggle(A);
        machine.Toggle(A);
        Journal journal = Journal.OnAll(machine);

        Assert.That(machine.Add(instance, B), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Remove(instance, A), Is.EqualTo(Result.Canceled));
        Assert.That(machine.Set(instance, B), Is.EqualTo(Result.Canceled));

        Assert.That((machine.ToString(), machine.StaleMutations, journal.Text), Is.EqualTo(("(A:3)", 3L, "")));
    }

    [Test]
    public void What_counts_is_the_instant_when_its_transition_starts()
    {
        var machine = new Machine(Plain);
        machine.Add(A);
        var results = new List<Result>();
        machine.Bind(new HandlerMap().On("CState", e =>
        {
            StateInstance instance = e.Machine.InstanceOf(A);
            results.Add(e.Machine.Add(instance, B));
            results.Add(e.Machine.Remove(A));
            results.Add(e.Machine.Remove(instance, B));
        }));

        machine.Add("C");

        Assert.That(results.Select(result => result.IsQueued), Is.All.True);
        Assert.That((machine.Is(B), machine.StaleMutations), Is.EqualTo((true, 1L)));
    }

    [Test]
    public void It_is_never_merged()
    {
        var machine = new Machine(Plain);
        var tickets = new List<ulong>();
        machine.Bind(new HandlerMap().On("CState", e =>
        {
            StateInstance instance = e.Machine.InstanceOf(A);
            tickets.Add(e.Machine.Add(B).QueueTick);
            tickets.Add(e.Machine.Add(instance, B).QueueTick);
            tickets.Add(e.Machine.Add(instance, B).QueueTick);
            tickets.Add(e.Machine.Add(B).QueueTick);
            tickets.Add(e.Machine.Add(B).QueueTick);
        }));
        machine.Add("C");
        Assert.That(tickets, Is.EqualTo(new ulong[] { 3, 4, 5, 6, 6 }));
    }

    [Test]
    public void A_remove_of_what_is_not_there_is_still_canceled_if_the_instance_has_ended()
    {
        var machine = new Machine(Plain);
        StateInstance first = machine.InstanceOf(A);
        Result result = default;
        machine.Bind(new HandlerMap().On("AState", (Action<Event>)(e => result = e.Machine.Remove(first, B))));
        machine.Add(A);
        Assert.That((result.IsQueued, machine.StaleMutations), Is.EqualTo((true, 1L)));
    }

    [Test]
    public void Tracers_are_told_why()
    {
        var recorder = new HookRecorder();
        var machine = new Machine(Plain, new MachineOptions { Tracers = [recorder] });
        StateInstance instance = machine.InstanceOf(A);
        machine.Add(A);
        machine.Add(instance, B);
        Assert.That(recorder.Last.Refusal!.Reason, Is.EqualTo("A was expected at tick 0 and is at 1"));
        Assert.That((recorder.Last.Result, recorder.Last.IsAccepted), Is.EqualTo((Result.Canceled, false)));
    }

    [Test]
    public void None_expects_nothing_and_foreign_states_are_refused()
    {
        var machine = new Machine(Plain);
        Assert.That(machine.Add(StateInstance.None, A), Is.EqualTo(Result.Executed));
        State foreign = new SchemaBuilder().State("X").Build().State("X");
        Assert.That(() => machine.Add(new StateInstance(foreign, 0), A), Throws.TypeOf<UnknownStateException>());
    }
}
