using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Time;

/// <summary>Delayed mutations come when they are due, unless the instance that they belong to has ended.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class DelayTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("N", multi: true).State("C").Build();

    private readonly FakeTimeProvider _time = new();

    private Machine Make() => new(Plain, new MachineOptions { Id = "m", TimeProvider = _time });

    private static State A => Plain.State("A");

    private static State B => Plain.State("B");

    private static State N => Plain.State("N");

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Test]
    public void An_add_comes_when_it_is_due()
    {
        Machine machine = Make();
        machine.Add(A);
        Delay delay = machine.AddAfter(machine.InstanceOf(A), Seconds(5), B);

        _time.Advance(Seconds(4.999));
        Assert.That((machine.Is(B), delay.IsPending), Is.EqualTo((false, true)));
        _time.Advance(Seconds(0.001));

        Assert.That((machine.Is(B), delay.IsPending, delay.Cancel()), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void A_remove_comes_when_it_is_due()
    {
        Machine machine = Make();
        machine.Add(A, B);
        machine.RemoveAfter(machine.InstanceOf(A), Seconds(5), A, B);
        _time.Advance(Seconds(5));
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void A_delay_dies_at_once_with_the_instance_it_belongs_to()
    {
        Machine machine = Make();
        machine.Add(A);
        Delay delay = machine.AddAfter(machine.InstanceOf(A), Seconds(5), B);

        machine.Remove(A);
        Assert.That((delay.IsPending, machine.Delays.Count), Is.EqualTo((false, 0)), "at once, not when it is due");
        machine.Add(A);
        _time.Advance(Seconds(10));

        Assert.That((machine.Is(B), machine.StaleMutations), Is.EqualTo((false, 0L)));
    }

    [Test]
    public void A_state_called_again_is_a_new_instance_if_it_is_Multi_and_the_same_if_not()
    {
        Machine machine = Make();
        machine.Add(A, N);
        Delay plain = machine.AddAfter(machine.InstanceOf(A), Seconds(5), B), multi = machine.AddAfter(machine.InstanceOf(N), Seconds(5), B);

        machine.Add(A);
        machine.Add(N);

        Assert.That((plain.IsPending, multi.IsPending), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_time_of_being_inactive_is_an_instance_too()
    {
        Machine machine = Make();
        Delay first = machine.AddAfter(machine.InstanceOf(A), Seconds(1), B);
        Delay second = machine.AddAfter(machine.InstanceOf(A), Seconds(2), N);
        _time.Advance(Seconds(1));
        Assert.That(machine.Is(B));
        machine.Add(A);
        Assert.That((first.IsPending, second.IsPending), Is.EqualTo((false, false)));
    }

    [Test]
    public void Transitions_of_other_states_leave_it_alone()
    {
        Machine machine = Make();
        machine.Add(A);
        machine.AddAfter(machine.InstanceOf(A), Seconds(5), B);
        for (int i = 0; i < 10; i++) machine.Toggle("C");
        machine.Add("N");
        _time.Advance(Seconds(5));
        Assert.That(machine.Is(B));
    }

    [Test]
    public void What_belongs_to_the_machine_lives_as_long()
    {
        Machine machine = Make();
        machine.AddAfter(StateInstance.None, Seconds(5), A, B);
        machine.Toggle(N);
        _time.Advance(Seconds(5));
        Assert.That(machine.Is(A, B));
        Assert.That((machine.IsCurrent(StateInstance.None), StateInstance.None.ToString()), Is.EqualTo((true, "none")));
    }

    [Test]
    public void A_delay_of_an_instance_that_has_ended_is_over_from_the_beginning()
    {
        Machine machine = Make();
        StateInstance ended = machine.InstanceOf(A);
        machine.Add(A);
        Delay delay = machine.AddAfter(ended, Seconds(5), B);
        Assert.That((delay.IsPending, machine.Delays.Count, machine.IsCurrent(ended), ended.ToString()), Is.EqualTo((false, 0, false, "A:0")));
    }

    [Test]
    public void A_cancelled_one_does_not_come()
    {
        Machine machine = Make();
        Delay first = machine.AddAfter(StateInstance.None, Seconds(5), A), second = machine.AddAfter(StateInstance.None, Seconds(6), B);

        Assert.That((first.Cancel(), first.Cancel(), first.IsPending), Is.EqualTo((true, false, false)));
        Delay third = machine.AddAfter(StateInstance.None, Seconds(7), N);
        Assert.That((first.Cancel(), third.IsPending), Is.EqualTo((false, true)), "the slot is another's now");
        _time.Advance(Seconds(10));

        Assert.That((machine.Is(A), machine.Is(B), machine.Is(N)), Is.EqualTo((false, true, true)));
        Assert.That((default(Delay).Cancel(), default(Delay).IsPending), Is.EqualTo((false, false)));
        Assert.That((first == third, first.Equals((object)first), first.ToString()), Is.EqualTo((false, true, "over")));
    }

    [Test]
    public void Those_that_are_due_come_in_order_and_of_one_time_as_they_were_made()
    {
        Machine machine = Make();
        Journal journal = Journal.On(machine, "AState", "BState", "CState", "NState");
        machine.AddAfter(StateInstance.None, Seconds(3), Plain.State("C"));
        machine.AddAfter(StateInstance.None, Seconds(2), B);
        machine.AddAfter(StateInstance.None, Seconds(2), A);
        machine.AddAfter(StateInstance.None, Seconds(1), N);
        machine.AddAfter(StateInstance.None, Seconds(3), N);

        _time.Advance(Seconds(10));

        Assert.That(journal.Text, Is.EqualTo("NState BState AState CState NState"));
    }

    [Test]
    public async Task A_delay_of_nothing_comes_as_soon_as_the_timer_does()
    {
        await using var machine = new Machine(Plain);
        machine.AddAfter(StateInstance.None, TimeSpan.Zero, A);
        machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(1.5), B);
        await machine.When(A, B).Soon();
    }

    [Test]
    public void In_a_handler_it_belongs_to_the_handlers_instance_and_has_the_event_as_source()
    {
        Machine machine = Make();
        MutationSource? source = null;
        machine.Bind(new HandlerMap()
            .On("AState", e => { e.Machine.AddAfter(e, Seconds(5), B); })
            .On("AEnd", e => { e.Machine.RemoveAfter(e, Seconds(5), B); })
            .On("BState", e => { source = e.Mutation.Source; }));

        machine.Add(A);
        PendingDelay pending = machine.Delays.Single();
        Assert.That((pending.Owner, pending.OwnerTick, pending.ToString()), Is.EqualTo(("A", 1UL, "A:1 [add] B in 00:00:05")));
        _time.Advance(Seconds(5));
        Assert.That((machine.Is(B), source!.MachineId, source.WasValid), Is.EqualTo((true, "m", false)));

        machine.Remove(A);
        _time.Advance(Seconds(4));
        Assert.That(machine.Is(B));
        _time.Advance(Seconds(1));
        Assert.That(machine.Is(B), Is.False);
    }

    [Test]
    public void In_a_handler_that_is_about_no_instance_it_belongs_to_the_machine()
    {
        Machine machine = Make();
        machine.Bind(new HandlerMap().On("AnyState", e => { if (e.Mutation.Called[0] == A) e.Machine.AddAfter(e, Seconds(1), B); }));
        machine.Add(A);
        machine.Remove(A);
        _time.Advance(Seconds(1));
        Assert.That((machine.Is(B), default(Event).Instance.IsNone), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_state_that_is_rolled_back_takes_its_delays_along()
    {
        Machine machine = Make();
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.AddAfter(e, Seconds(5), B); })
            .On("AnyState", _ => { }));
        machine.Bind(new HandlerMap().On("AState", (Action<Event>)(_ => throw new InvalidOperationException())));
        machine.Add(A);
        Assert.That((machine.Is(A), machine.Delays.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void Args_come_along()
    {
        var log = new List<int>();
        var machine = Machine.Create(new Ordered(log), new MachineOptions { TimeProvider = _time });
        machine.AddAfter(StateInstance.None, Seconds(1), Ordered.Order, new OrderArgs(7));
        Assert.That(machine.Delays.Single().Args, Is.EqualTo(new OrderArgs(7)));
        _time.Advance(Seconds(1));
        Assert.That(log, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void A_period_comes_again_and_again_and_what_was_missed_is_not_made_up_for()
    {
        Machine machine = Make();
        machine.Add(A);
        Delay beat = machine.AddEvery(machine.InstanceOf(A), Seconds(10), N);

        for (int i = 0; i < 3; i++) _time.Advance(Seconds(10));
        Assert.That(machine.Tick(N), Is.EqualTo(5));
        _time.Advance(Seconds(35));
        Assert.That((machine.Tick(N), machine.Delays.Single().Remaining), Is.EqualTo((7UL, Seconds(5))), "one for three, and in step");
        _time.Advance(Seconds(5));
        Assert.That((machine.Tick(N), beat.IsPending), Is.EqualTo((9UL, true)));

        machine.Remove(A);
        Assert.That(beat.IsPending, Is.False);
    }

    [Test]
    public void A_heartbeat_lives_as_long_as_the_machine_or_its_handle()
    {
        var machine = new Machine(BasicStates.Schema, new MachineOptions { TimeProvider = _time });
        Delay beat = machine.AddEvery(StateInstance.None, Seconds(30), BasicStates.Healthcheck);
        _time.Advance(Seconds(30));
        machine.Add(BasicStates.Start);
        _time.Advance(Seconds(30));
        Assert.That(machine.Tick(BasicStates.Healthcheck), Is.EqualTo(3));
        Assert.That(beat.Cancel());
        _time.Advance(Seconds(300));
        Assert.That(machine.Tick(BasicStates.Healthcheck), Is.EqualTo(3));
    }

    [Test]
    public void A_handler_may_make_cancel_and_end_delays_while_one_comes()
    {
        Machine machine = Make();
        Delay other = default;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            other.Cancel();
            e.Machine.AddAfter(e, Seconds(1), B);
        }));
        machine.AddAfter(StateInstance.None, Seconds(1), A);
        other = machine.AddAfter(StateInstance.None, Seconds(1), N);

        _time.Advance(Seconds(1));
        Assert.That((machine.Is(A), machine.Is(N), machine.Is(B)), Is.EqualTo((true, false, false)));
        _time.Advance(Seconds(1));

        Assert.That(machine.Is(B));
    }

    [Test]
    public async Task A_machine_that_ends_takes_its_delays_along()
    {
        Machine machine = Make();
        Delay delay = machine.AddAfter(StateInstance.None, Seconds(1), A);
        await machine.DisposeAsync();
        Delay later = machine.AddAfter(StateInstance.None, Seconds(1), A);

        Assert.That((delay.IsPending, later.IsPending, machine.Delays.Count), Is.EqualTo((false, false, 0)));
        _time.Advance(Seconds(5));
        Assert.That(machine.IsCurrent(StateInstance.None), Is.False);
    }

    [Test]
    public void What_cannot_be_delayed_is_said_at_once()
    {
        Machine machine = Make();
        State foreign = new SchemaBuilder().State("X").Build().State("X");
        Assert.That(() => machine.AddAfter(StateInstance.None, Seconds(-1), A), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => machine.AddAfter(StateInstance.None, TimeSpan.FromDays(40_000), A), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => machine.AddEvery(StateInstance.None, TimeSpan.Zero, A), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => machine.AddAfter(StateInstance.None, Seconds(1), foreign), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.AddAfter(StateInstance.None, Seconds(1), A, foreign), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.AddAfter(new StateInstance(foreign, 1), Seconds(1), A), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => machine.InstanceOf(foreign), Throws.TypeOf<UnknownStateException>());
    }

    [Test]
    public void Very_long_delays_come_too()
    {
        Machine machine = Make();
        machine.AddAfter(StateInstance.None, TimeSpan.FromDays(100), A);
        for (int day = 0; day < 99; day++) _time.Advance(TimeSpan.FromDays(1));
        Assert.That(machine.Is(A), Is.False);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.That(machine.Is(A));
    }

    [Test]
    public async Task A_delay_survives_a_later_version_of_the_schema()
    {
        Machine machine = Make();
        machine.Add(A);
        machine.AddAfter(machine.InstanceOf(A), Seconds(5), B);
        var builder = new SchemaBuilder(machine.Schema);
        for (int i = 0; i < 200; i++) builder.State($"X{i}");
        await machine.SetSchemaAsync(builder.Build()).Soon();
        machine.Add("X150");
        machine.AddAfter(machine.InstanceOf(machine.Schema.State("X150")), Seconds(5), machine.Schema.State("X160"));

        _time.Advance(Seconds(5));

        Assert.That(machine.Is("A", "B", "X150", "X160"));
    }

    [Test]
    public void A_machine_of_many_states_knows_whose_delays_they_are()
    {
        var builder = new SchemaBuilder();
        for (int i = 0; i < 300; i++) builder.State($"S{i}").State($"T{i}");
        Schema wide = builder.Build();
        var machine = new Machine(wide, new MachineOptions { TimeProvider = _time });
        for (int i = 0; i < 300; i++)
        {
            machine.Add($"S{i}");
            machine.AddAfter(machine.InstanceOf(wide.State($"S{i}")), Seconds(1), wide.State($"T{i}"));
        }

        for (int i = 0; i < 300; i += 3) machine.Remove($"S{i}");
        _time.Advance(Seconds(1));

        Assert.That(Enumerable.Range(0, 300).Where(i => machine.Is($"T{i}")), Is.EqualTo(Enumerable.Range(0, 300).Where(i => i % 3 != 0)));
    }

    [Test]
    public async Task One_whose_handler_never_returns_holds_up_the_others_no_longer_than_it_holds_up_the_machine()
    {
        // By the system's clock: a fake one wakes nobody while a timer of its own is stuck.
        var brief = TimeSpan.FromMilliseconds(50);
        using var hang = new Hang();
        await using var machine = new Machine(
            Plain, new MachineOptions { HandlerTimeout = brief, HandlerDeadline = brief, HandlerBackoff = TimeSpan.Zero });
        machine.Bind(new HandlerMap().On("AState", _ => hang.Here()));
        machine.AddAfter(StateInstance.None, TimeSpan.Zero, A);
        machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(1), B);
        await hang.Reached;
        machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(1), N);

        await machine.When(B, N).Soon();

        hang.Release();
        machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(1), Plain.State("C"));
        await machine.When(Plain.State("C")).Soon();
    }

    [StateArgs]
    public sealed partial record OrderArgs(int Number);

    [StateSchema]
    private sealed partial class Ordered(List<int> log)
    {
        [State(Multi = true)]
        public static partial State<OrderArgs> Order { get; }

        private void OrderState(OrderArgs args) => log.Add(args.Number);
    }
}
