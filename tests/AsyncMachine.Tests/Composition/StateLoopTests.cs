using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Composition;

/// <summary>Repeated work of a state, and what ends it.</summary>
public sealed class StateLoopTests
{
    private readonly FakeTimeProvider _time = new();

    private Machine Poller()
    {
        Schema schema = new SchemaBuilder()
            .State("Start").State("Polling", require: ["Start"]).State("Polled", multi: true, require: ["Polling"]).State("Other", multi: true).Build();
        var machine = new Machine(schema, new MachineOptions { TimeProvider = _time });
        machine.Add("Start", "Polling");
        return machine;
    }

    private static State S(Machine machine, string name) => machine.Schema.State(name);

    [Test]
    public void It_goes_on_while_the_state_is_active()
    {
        Machine machine = Poller();
        var loop = new StateLoop(machine, S(machine, "Polling"));

        Assert.That(loop.Next() && loop.Next());
        machine.Remove("Polling");
        Assert.That((loop.Next(), loop.HasEnded, machine.IsError), Is.EqualTo((false, true, false)));
    }

    [Test]
    public void A_later_instance_of_the_state_is_not_its_own()
    {
        Machine machine = Poller();
        var loop = new StateLoop(machine, S(machine, "Polling"));

        machine.Remove("Polling");
        machine.Add("Polling");

        Assert.That(loop.Next(), Is.False);
    }

    [Test]
    public void A_new_instance_of_a_multi_state_does_not_end_it()
    {
        Machine machine = Poller();
        machine.Add("Polled");
        var loop = new StateLoop(machine, S(machine, "Polled"));

        machine.Add("Polled");

        Assert.That(loop.Next());
    }

    [Test]
    public void An_inactive_state_has_none()
    {
        Machine machine = Poller();

        Assert.That(new StateLoop(machine, S(machine, "Other")).HasEnded);
    }

    [Test]
    public void Token_check_and_break_end_it_for_good()
    {
        Machine machine = Poller();
        bool wanted = true;
        StateLoop token = new(machine, S(machine, "Polling")), broken = new(machine, S(machine, "Polling"));
        var check = new StateLoop(machine, S(machine, "Polling")) { Check = () => wanted };

        Assert.That(token.Next(new CancellationToken(true)) || token.Next(), Is.False);
        broken.Break();
        Assert.That(broken.Next(), Is.False);
        Assert.That(check.Next());
        wanted = false;
        Assert.That(check.Next(), Is.False);
        wanted = true;
        Assert.That(check.Next(), Is.False, "for good");
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void Too_much_growth_within_a_window_ends_it_with_an_error()
    {
        Machine machine = Poller();
        var loop = new StateLoop(machine, S(machine, "Polling")) { Threshold = 10 };
        int rounds = 0;

        while (loop.Next()) // each round, one new instance: two ticks
        {
            machine.Add("Polled");
            rounds++;
        }

        Assert.That((rounds, loop.Growth), Is.EqualTo((6, 11UL)));
        Assert.That(machine.Error!.Message, Does.Contain("Polling").And.Contain("11 times").And.Contain("Start, Polling, Polled"));
        Assert.That(machine.IsError);
    }

    [Test]
    public void A_machine_that_lives_long_does_not_trip_it()
    {
        Machine machine = Poller();
        for (int i = 0; i < 10_000; i++) machine.Add("Polled");
        var loop = new StateLoop(machine, S(machine, "Polling")) { Threshold = 10 };

        for (int i = 0; i < 1000; i++)
        {
            Assert.That(loop.Next());
            machine.Add("Polled");
            _time.Advance(TimeSpan.FromSeconds(0.3));
        }
    }

    [Test]
    public void States_that_have_nothing_to_do_with_it_do_not_count()
    {
        Machine machine = Poller();
        var loop = new StateLoop(machine, S(machine, "Polling")) { Threshold = 1 };

        Assert.That(loop.Next());
        for (int i = 0; i < 100; i++) machine.Add("Other");

        Assert.That((loop.Next(), loop.Growth), Is.EqualTo((true, 0UL)));
    }

    [Test]
    public async Task The_end_of_the_machine_ends_it()
    {
        Machine machine = Poller();
        var loop = new StateLoop(machine, S(machine, "Polling"));
        await machine.DisposeAsync();

        Assert.That(loop.Next(), Is.False);
    }

    [Test]
    public void Mistakes_are_refused()
    {
        Machine machine = Poller();
        State other = new SchemaBuilder().State("Polling").Build().State("Polling");

        Assert.Throws<UnknownStateException>(() => _ = new StateLoop(machine, other));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new StateLoop(machine, S(machine, "Polling")) { Threshold = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new StateLoop(machine, S(machine, "Polling")) { Window = TimeSpan.Zero });
    }
}
