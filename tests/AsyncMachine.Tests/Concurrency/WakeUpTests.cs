namespace AsyncMachine.Tests.Concurrency;

/// <summary>Waits that are made before, during and after the change, around the moment at which the drain is given back.</summary>
public sealed class WakeUpTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("M", multi: true).Build();
    private static readonly State A = Plain.State("A"), B = Plain.State("B"), M = Plain.State("M");

    [Test]
    public void No_wait_on_a_state_is_lost()
    {
        var random = new Random(1);
        for (int round = 0; round < Soak.Rounds(4_000); round++)
        {
            var machine = new Machine(Plain);
            int seed = random.Next();
            Task[] waits = [];
            Soak.Together(
                () =>
                {
                    var own = new Random(seed);
                    Soak.Jitter(own);
                    machine.Mutate(MutationType.Add, "A", "args");
                    Soak.Jitter(own);
                    machine.Add(M);
                },
                () =>
                {
                    Soak.Jitter(new Random(seed ^ 1));
                    waits =
                    [
                        machine.When(A), machine.When(A, M), machine.WhenTime(A, 1), machine.WhenQuery(time => time[A.Index] == 1, [A]),
                        machine.WhenQuery(time => time[M.Index] == 1),
                    ];
                });

            // Both threads are done, so every condition holds and every change was matched: no time needs to pass.
            Assert.That(waits.Select(w => w.IsCompletedSuccessfully), Is.All.True, $"round {round}");
        }
    }

    [Test]
    public void No_wait_on_the_queue_is_lost_and_none_is_early()
    {
        var random = new Random(2);
        for (int round = 0; round < Soak.Rounds(4_000); round++)
        {
            var machine = new Machine(Plain);
            int seed = random.Next();
            Task?[] waits = new Task?[4];
            Soak.Together(Mutating(0, A), Mutating(2, B));

            Assert.That(waits.Where(w => w is not null).Select(w => w!.IsCompletedSuccessfully), Is.All.True, $"round {round}");
            Assert.That(machine.Is(A, B), Is.True);

            Action Mutating(int slot, State state) => () =>
            {
                Soak.Jitter(new Random(seed ^ slot));
                Result result = machine.Add(state);
                waits[slot] = machine.WhenQueue(result);
                waits[slot + 1] = machine.WhenQueueEnds();
                if (result.IsExecuted && !machine.Is(state)) throw new InvalidOperationException("executed, and not there");
            };
        }
    }

    /// <summary>A wait that joins an equal pending one must not be completed by what happened before it was made.</summary>
    [Test]
    public void None_is_completed_by_something_older()
    {
        int early = 0;
        for (int batch = 0; batch < Soak.Rounds(40); batch++)
        {
            var machine = new Machine(Plain);
            bool stop = false;
            var gate = new object();
            Soak.Together(
                () =>
                {
                    for (int n = 0; n < 1_000; n++)
                    {
                        machine.When(A); // so that there is an equal one to join
                        machine.WhenQueueEnds();
                        machine.Add(A);
                        machine.Remove(A);
                    }

                    Volatile.Write(ref stop, true);
                },
                () =>
                {
                    while (!Volatile.Read(ref stop))
                    {
                        ulong before = machine.Tick(A);
                        Task wait = machine.When(A);
                        Thread.SpinWait(10);
                        bool completed = wait.IsCompleted;
                        ulong after = machine.Tick(A);

                        // Completed, although A was inactive all along since before the wait was made.
                        if (completed && (before & 1) == 0 && before == after) Interlocked.Increment(ref early);
                    }
                });
            machine.Add(A);
        }

        Assert.That(early, Is.Zero);
    }

    [Test]
    public async Task Args_are_those_of_a_later_activation_and_none_is_missed()
    {
        await using var machine = new Machine(Plain);
        const int Enough = 100; // however seldom the other thread gets its turn
        int rounds = Soak.Rounds(20_000);
        int asked = 0, wrong = 0;
        bool stop = false;
        int highest = 0;
        Soak.Together(
            () =>
            {
                for (int n = 1; n <= rounds || Volatile.Read(ref asked) <= Enough; n++)
                {
                    Volatile.Write(ref highest, n);
                    machine.Mutate(MutationType.Add, "M", n);
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    ulong tick = machine.Tick(M); // tick 2n − 1: n was the last one
                    Task<object> wait = machine.WhenArgs("M");
                    Volatile.Write(ref asked, asked + 1);
                    while (!wait.IsCompleted && !Volatile.Read(ref stop)) Thread.SpinWait(5);
                    if (!wait.IsCompleted) break;
                    int got = (int)wait.GetAwaiter().GetResult();
                    if (got <= (int)((tick + 1) / 2)) wrong++;
                }
            });

        Assert.That(wrong, Is.Zero);
        Assert.That(asked, Is.GreaterThan(Enough));
        Task<object> last = machine.WhenArgs("M");
        machine.Mutate(MutationType.Add, "M", -1);
        Assert.That(await last.Soon(), Is.EqualTo(-1));
    }

    [Test]
    public async Task Next_activations_are_followed_one_by_one()
    {
        await using var machine = new Machine(Plain);
        int rounds = Soak.Rounds(5_000);
        Task follower = Task.Run(async () =>
        {
            for (int n = 0; n < rounds; n++)
            {
                await machine.When(A).Soon();
                machine.Remove(A);
                await machine.WhenNot(A).Soon();
                machine.Add(B);
            }
        });
        Task leader = Task.Run(async () =>
        {
            for (int n = 0; n < rounds; n++)
            {
                machine.Add(A);
                await machine.When(B).Soon();
                machine.Remove(B);
                await machine.WhenNot(B).Soon();
            }
        });

        await Task.WhenAll(follower, leader).Soon();

        Assert.That((machine.Tick(A), machine.Tick(B)), Is.EqualTo((2UL * (ulong)rounds, 2UL * (ulong)rounds)));
    }

    [Test]
    public void Mirrors_do_not_complete_a_wait_by_an_older_update()
    {
        int early = 0;
        var replica = new Replica("r", Plain);
        bool stop = false;
        var ticks = new ulong[Plain.Count];
        Soak.Together(
            () =>
            {
                for (int n = 0; n < Soak.Rounds(30_000); n++)
                {
                    replica.When(A);
                    ticks[A.Index]++;
                    replica.Update(new MachineTime(Plain, ticks), (ulong)n);
                }

                Volatile.Write(ref stop, true);
            },
            () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    ulong before = replica.Tick(A);
                    Task wait = replica.When(A);
                    Thread.SpinWait(10);
                    bool completed = wait.IsCompleted;
                    if (completed && (before & 1) == 0 && before == replica.Tick(A)) Interlocked.Increment(ref early);
                }
            });

        Assert.That(early, Is.Zero);
    }
}
