using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Handlers;

/// <summary>A handler that waits for as long as its state has to last.</summary>
public sealed class DwellTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("Open").State("Other").State("Expired", multi: true).Build();

    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10), Fifteen = TimeSpan.FromSeconds(15);

    /// <summary>Adds Expired when Open has lasted for fifteen seconds, and notes the tick of the activation that has.</summary>
    private static Machine Door(FakeTimeProvider time, List<ulong> expired)
    {
        var machine = new Machine(Plain, new MachineOptions { TimeProvider = time, DisposeTimeout = Timeout.InfiniteTimeSpan });
        machine.Bind(new HandlerMap().On("OpenState", async (e, token) =>
        {
            await Task.Delay(Fifteen, time, token);
            token.ThrowIfCancellationRequested(); // the delay may have ended just before it was told
            expired.Add(e.Transition.TimeAfter[Plain.State("Open")]);
            e.Machine.Add("Expired");
        }));
        return machine;
    }

    [Test]
    public async Task Only_a_new_activation_starts_the_time_again()
    {
        var time = new FakeTimeProvider();
        var expired = new List<ulong>();
        Machine machine = Door(time, expired);
        machine.Add("Open");

        time.Advance(Ten);
        machine.Add("Open");
        machine.Toggle("Other");
        time.Advance(Fifteen - Ten);

        await machine.When("Expired").Soon();
        await machine.DisposeAsync();
        Assert.That(expired, Is.EqualTo(new[] { 1UL }));
    }

    [Test]
    public async Task The_time_of_an_earlier_activation_does_not_count()
    {
        var time = new FakeTimeProvider();
        var expired = new List<ulong>();
        Machine machine = Door(time, expired);
        machine.Add("Open");

        time.Advance(Ten);
        machine.Remove("Open");
        machine.Add("Open");
        time.Advance(Ten);
        time.Advance(Fifteen - Ten);

        await machine.When("Expired").Soon();
        Assert.That(machine.Error, Is.Null);
        await machine.DisposeAsync();
        Assert.That(expired, Is.EqualTo(new[] { 3UL }), "the first would have expired in between");
    }
}
