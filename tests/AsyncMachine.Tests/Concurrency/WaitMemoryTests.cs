using System.Runtime.CompilerServices;

namespace AsyncMachine.Tests.Concurrency;

/// <summary>What is over leaves nothing behind.</summary>
public sealed class WaitMemoryTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    [Test]
    public void Cancelled_and_completed_waits_leave_no_registration()
    {
        var machine = new Machine(Plain);
        Waiters waiters = EngineOf(machine).GetWaiters();
        Soak.Together([.. Enumerable.Range(0, 4).Select(thread => (Action)(() =>
        {
            for (int n = 0; n < Soak.Rounds(500); n++)
            {
                using var source = new CancellationTokenSource();
                Task[] waits =
                [
                    machine.When(Plain.State("A"), source.Token), machine.WhenNot([Plain.State("A"), Plain.State("B")], source.Token),
                    machine.WhenTicks(Plain.State("A"), 5, source.Token), machine.WhenArgs("A", null, source.Token),
                    machine.WhenQuery(_ => false, [], source.Token), machine.WhenQuery(_ => false, [Plain.State("B")], source.Token),
                ];
                if (thread == 0) machine.Mutate(MutationType.Add, "A", n);
                if (thread == 1) machine.Remove("A");
                source.Cancel();

                // Cancelled here, or just being completed by the other thread's transition.
                Task.WhenAny(Task.WhenAll(waits)).Soon().GetAwaiter().GetResult();
            }
        }))]);

        Assert.That(waiters.Count, Is.Zero);
    }

    [Test]
    public void Waits_of_a_disposed_machine_are_let_go()
    {
        var machine = new Machine(Plain);
        using var source = new CancellationTokenSource();
        for (int n = 0; n < 50; n++) _ = (machine.When(Plain.State("A"), source.Token), machine.WhenArgs("B", _ => true), machine.WhenTicks(Plain.State("A"), n + 1));

        machine.DisposeAsync().AsTask().Soon().GetAwaiter().GetResult();

        Assert.That(EngineOf(machine).GetWaiters().Count, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_waits_captured_is_let_go_when_they_are_over(bool cancelled)
    {
        var machine = new Machine(Plain);

        WeakReference[] captured = Wait(machine, Soak.Rounds(5_000), cancelled);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(EngineOf(machine).GetWaiters().Count, Is.Zero);
        Assert.That(captured.Select(c => c.IsAlive), Is.All.False);
        GC.KeepAlive(machine);
    }

    [Test]
    public void Tokens_of_the_past_are_let_go_and_each_of_their_callbacks_runs_once()
    {
        var machine = new Machine(Plain);
        var runs = new int[Soak.Rounds(5_000)];
        using var all = new CountdownEvent(runs.Length);

        WeakReference[] cleanups = Register(machine, runs, all);
        Assert.That(all.Wait(TimeSpan.FromSeconds(60)), Is.True);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(runs, Is.All.EqualTo(1));
        Assert.That(cleanups.Count(c => c.IsAlive), Is.LessThan(runs.Length / 100), "the stacks of the pool's threads may hold the last ones");
        GC.KeepAlive(machine);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void An_idle_machine_holds_on_to_nobodys_args(bool waited)
    {
        var machine = new Machine(Plain);
        if (waited) _ = (machine.WhenArgs("B"), machine.When(["A", "B"]));
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Mutate(MutationType.Remove, "A", Kept(e.Machine));
        }));

        WeakReference[] kept = Mutate(machine);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(kept.Select(k => k.IsAlive), Is.All.False);
        GC.KeepAlive(machine);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Wait(Machine machine, int rounds, bool cancelled)
    {
        var captured = new List<WeakReference>();
        for (int n = 0; n < rounds; n++)
        {
            using var source = new CancellationTokenSource();
            var condition = new Condition((ulong)n * 2);
            captured.Add(new WeakReference(condition));
            captured.Add(new WeakReference(machine.WhenQuery(condition.IsMet, [Plain.State("A")], source.Token)));
            captured.Add(new WeakReference(machine.WhenArgs("A", condition.Takes, source.Token)));
            captured.Add(new WeakReference(machine.When([Plain.State("A"), Plain.State("B")], source.Token)));
            if (cancelled)
            {
                source.Cancel();
                continue;
            }

            machine.Mutate(MutationType.Add, "A", "args");
            machine.Add("B");
            machine.Set();
        }

        return [.. captured];
    }

    private sealed class Condition(ulong before)
    {
        public bool IsMet(MachineTime time) => time[1] > before;

        public bool Takes(object args) => args is "args";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Register(Machine machine, int[] runs, CountdownEvent all)
    {
        var cleanups = new WeakReference[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            var cleanup = new Cleanup(runs, i, all);
            cleanups[i] = new WeakReference(cleanup);
            machine.StateToken("A").Register(cleanup.Run);
            machine.Toggle("A");
        }

        return cleanups;
    }

    private sealed class Cleanup(int[] runs, int at, CountdownEvent all)
    {
        public void Run()
        {
            Interlocked.Increment(ref runs[at]);
            all.Signal();
        }
    }

    private static readonly ConditionalWeakTable<Machine, List<WeakReference>> Seen = [];

    /// <summary>Args of which only a weak reference is noted.</summary>
    private static object Kept(Machine machine)
    {
        var args = new object();
        Seen.GetOrCreateValue(machine).Add(new WeakReference(args));
        return args;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Mutate(Machine machine)
    {
        machine.Mutate(MutationType.Add, "A", Kept(machine));
        machine.Mutate(MutationType.Add, "A", Kept(machine));
        machine.Mutate(MutationType.Remove, "A", Kept(machine));
        return [.. Seen.GetOrCreateValue(machine)];
    }

    private static Engine EngineOf(Machine machine) =>
        (Engine)typeof(Machine).GetField("_engine", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(machine)!;
}
