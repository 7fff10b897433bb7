using AsyncMachine.Tests.Concurrency;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Time;

/// <summary>Delays that are made, cancelled, due and outlived by several threads at once.</summary>
public sealed class DelayHuntTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B", multi: true).State("Due", multi: true).Build();

    private static State A => Plain.State("A");

    [Test]
    public void No_delay_outlives_its_instance_whoever_makes_it_and_whoever_ends_it()
    {
        for (int round = 0; round < Soak.Rounds(300); round++)
        {
            var machine = new Machine(Plain, new MachineOptions { TimeProvider = new FakeTimeProvider(), QueueLimit = int.MaxValue });
            int seed = round;
            Soak.Together(
                () => Change(seed),
                () => Schedule(~seed),
                () => Schedule(seed * 7));
            Assert.That(
                machine.Delays.Select(delay => (delay.Owner, delay.OwnerTick)).Distinct(),
                Is.SubsetOf(new (string?, ulong)[] { ("A", machine.Tick("A")), ("B", machine.Tick("B")) }), $"round {round}");

            void Change(int of)
            {
                var random = new Random(of);
                for (int i = 0; i < 60; i++)
                {
                    if (random.Next(2) == 0) machine.Toggle("A");
                    else machine.Add("B");
                    Soak.Jitter(random);
                }
            }

            void Schedule(int of)
            {
                var random = new Random(of);
                for (int i = 0; i < 60; i++)
                {
                    State owner = Plain.State(random.Next(2) == 0 ? "A" : "B");
                    Delay delay = machine.AddAfter(machine.InstanceOf(owner), TimeSpan.FromSeconds(random.Next(10)), Plain.State("Due"));
                    if (random.Next(4) == 0) delay.Cancel();
                    Soak.Jitter(random);
                }
            }
        }
    }

    [Test]
    public async Task Each_comes_once_or_was_cancelled()
    {
        for (int round = 0; round < Soak.Rounds(40); round++)
        {
            var time = new FakeTimeProvider();
            await using var machine = new Machine(Plain, new MachineOptions { TimeProvider = time, QueueLimit = int.MaxValue });
            int made = 0, cancelled = 0, done = 0;
            int seed = round;
            Soak.Together(() => Schedule(seed), () => Schedule(~seed), Pass, Pass);
            time.Advance(TimeSpan.FromSeconds(100));
            await machine.WhenQueueEnds().Soon();

            int came = made - cancelled;
            Assert.That((machine.Delays.Count, machine.Tick("Due")), Is.EqualTo((0, (ulong)Math.Max(0, (2 * came) - 1))), $"round {round}");

            void Schedule(int of)
            {
                var random = new Random(of);
                for (int i = 0; i < 100; i++)
                {
                    Delay delay = machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(random.Next(50)), Plain.State("Due"));
                    Interlocked.Increment(ref made);
                    Soak.Jitter(random);
                    if (random.Next(3) == 0 && delay.Cancel()) Interlocked.Increment(ref cancelled);
                }

                Interlocked.Increment(ref done);
            }

            void Pass()
            {
                while (Volatile.Read(ref done) < 2) time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }
    }

    [Test]
    public async Task A_machine_may_end_at_any_moment_of_its_delays()
    {
        for (int round = 0; round < Soak.Rounds(100); round++)
        {
            var time = new FakeTimeProvider();
            var machine = new Machine(Plain, new MachineOptions { TimeProvider = time });
            machine.Bind(new HandlerMap().On("DueState", e => { e.Machine.AddAfter(e, TimeSpan.FromMilliseconds(1), A); }));
            for (int i = 0; i < 20; i++) machine.AddAfter(StateInstance.None, TimeSpan.FromMilliseconds(i), Plain.State("Due"));
            Task? disposal = null;
            var random = new Random(round);
            Soak.Together(
                () =>
                {
                    for (int i = 0; i < 25; i++) time.Advance(TimeSpan.FromMilliseconds(1));
                },
                () =>
                {
                    for (int i = random.Next(20); i > 0; i--) Soak.Jitter(random);
                    disposal = machine.DisposeAsync().AsTask();
                });
            await disposal!.Soon();
            Assert.That((machine.Delays.Count, machine.IsDisposed), Is.EqualTo((0, true)));
        }
    }
}
