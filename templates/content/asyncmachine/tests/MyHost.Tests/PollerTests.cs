using AsyncMachine;
using Microsoft.Extensions.Time.Testing;

namespace MyHost.Tests;

public sealed class PollerTests
{
    [Test]
    public async Task It_works_again_after_a_pause()
    {
        var time = new FakeTimeProvider();
        await using var machine = Machine.Create(new Poller(time), new MachineOptions { TimeProvider = time });

        machine.Add(Poller.Start);
        await machine.When(Poller.Pausing);
        Task again = machine.WhenNextActive(Poller.Pausing);
        time.Advance(Poller.Pause);
        await again;

        Assert.That(machine.Instance.Rounds, Is.EqualTo(2));
        Assert.That(machine.ToString(), Is.EqualTo("(Start:1 Ready:1 Pausing:3)"));
    }

    [Test]
    public async Task Without_Start_nothing_is_left()
    {
        var time = new FakeTimeProvider();
        await using var machine = Machine.Create(new Poller(time), new MachineOptions { TimeProvider = time });
        machine.Add(Poller.Start);
        await machine.When(Poller.Pausing);

        machine.Remove(Poller.Start);

        Assert.That(machine.ActiveStates, Is.Empty);
    }
}
