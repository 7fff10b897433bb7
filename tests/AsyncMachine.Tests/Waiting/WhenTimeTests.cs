namespace AsyncMachine.Tests.Waiting;

public sealed class WhenTimeTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("M", multi: true).Build();

    private static readonly State A = Plain.State("A"), B = Plain.State("B"), M = Plain.State("M");

    private static void Tick(Machine machine, string state, int times)
    {
        for (int i = 0; i < times; i++) machine.Toggle(state);
    }

    [Test]
    public void Each_state_reaches_its_tick_at_its_own_time()
    {
        var machine = new Machine(Plain);
        machine.Add("A", "B");
        Task five = machine.WhenTime([A, B], [5, 2]), nine = machine.WhenTime([A, B], [9, 2]);

        Tick(machine, "A", 2);
        Tick(machine, "B", 2);
        Assert.That(five.IsCompleted, Is.False);
        Tick(machine, "A", 2);
        Assert.That((five.IsCompletedSuccessfully, nine.IsCompleted), Is.EqualTo((true, false)));
        Tick(machine, "A", 4);
        Assert.That(nine.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_tick_that_is_reached_is_complete()
    {
        var machine = new Machine(Plain);
        machine.Add("A");

        Assert.That(machine.WhenTime(A, 0).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenTime(A, 1).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenTime([A, B], [1, 0]).IsCompletedSuccessfully, Is.True);
        Assert.That(machine.WhenTicks(A, 0).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Lists_that_do_not_fit_are_refused()
    {
        var machine = new Machine(Plain);

        Assert.That(() => machine.WhenTime([A, B], [1]), Throws.ArgumentException.With.Message.EqualTo(
            "WhenTime needs one tick per state and at least one state; it got 2 states and 1 ticks."));
        Assert.That(() => machine.WhenTime([], []), Throws.ArgumentException);
        Assert.That(() => machine.WhenTime([A, A], [1, 2]), Throws.ArgumentException.With.Message.Contains("named twice"));
        Assert.That(() => machine.WhenTicks(A, -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void Ticks_from_now()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        Task three = machine.WhenTicks(A, 3);

        Tick(machine, "A", 2);
        Assert.That(three.IsCompleted, Is.False);
        Tick(machine, "A", 1);

        Assert.That(three.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void The_next_activation_ignores_the_present_one()
    {
        var machine = new Machine(Plain);
        Task first = machine.WhenNextActive(A);
        machine.Add("A");
        Assert.That(first.IsCompletedSuccessfully, Is.True);

        Task second = machine.WhenNextActive(A);
        machine.Remove("A");
        Assert.That(second.IsCompleted, Is.False);
        machine.Add("A");
        Assert.That(second.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_new_instance_of_a_Multi_state_is_a_next_activation()
    {
        var machine = new Machine(Plain);
        machine.Add("M");
        Task next = machine.WhenNextActive(M);

        machine.Add("M");

        Assert.That(next.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_wait_for_ticks_is_not_disturbed_by_other_states()
    {
        var machine = new Machine(Plain);
        Task wait = machine.WhenTime(A, 1);

        Tick(machine, "B", 5);
        Assert.That(wait.IsCompleted, Is.False);
        machine.Add("A");

        Assert.That(wait.IsCompletedSuccessfully, Is.True);
    }
}
