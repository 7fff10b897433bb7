using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Queueing;

/// <summary>A timer of the program's own that mutates a machine.</summary>
public sealed class TimerTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("Tick", multi: true).Build();

    [Test]
    public async Task A_tick_during_a_transition_runs_after_it_whichever_thread_it_comes_from()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        var results = new List<Result>();
        using ITimer timer = hang.Time.CreateTimer(
            _ => results.Add(machine.Add("Tick")), null, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.25));
        machine.Bind(new HandlerMap().On("AEnter", (Action<Event>)(_ => hang.Time.Advance(TimeSpan.FromSeconds(0.25)))).On("AState", _ => hang.Here()));
        Journal journal = Journal.On(machine, "AEnter", "AState", "AnyState", "TickState");

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.Time.Advance(TimeSpan.FromSeconds(0.25));
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(results, Is.EqualTo(new[] { Result.Queued(3), Result.Queued(4) }));
        Assert.That(journal.Text, Is.EqualTo("AEnter AState AnyState TickState AnyState TickState AnyState"));
    }

    [Test]
    public async Task A_tick_may_dispose_and_later_ones_are_canceled()
    {
        var time = new FakeTimeProvider();
        var machine = new Machine(Plain, new MachineOptions { TimeProvider = time });
        var results = new List<Result>();
        using ITimer timer = time.CreateTimer(_ => results.Add(machine.Add("Tick")), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        machine.Bind(new HandlerMap().On("TickState", e => { _ = e.Machine.DisposeAsync().AsTask(); }));

        time.Advance(TimeSpan.FromSeconds(1));
        await machine.WhenDisposed().Soon();
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(results, Is.EqualTo(new[] { Result.Executed, Result.Canceled, Result.Canceled }));
    }
}
