namespace AsyncMachine.Tests.Concurrency;

/// <summary>Handlers that throw, re-enter, detach themselves, bind others and dispose their machine, under load.</summary>
public sealed class HandlerMischiefTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("C").State("M", multi: true).Build();

    [Test]
    public async Task Whatever_they_do_the_machine_comes_to_rest()
    {
        for (int round = 0; round < Soak.Rounds(40); round++)
        {
            int seed = round;
            await using var machine = new Machine(Plain, new MachineOptions { QueueLimit = int.MaxValue });
            machine.Bind(new HandlerMap()
                .On("AEnter", e => Mischief(e, new Random(seed++)))
                .On("BState", e => { Mischief(e, new Random(seed++)); })
                .On("CEnd", e => { Mischief(e, new Random(seed++)); })
                .On("MState", e => { Mischief(e, new Random(seed++)); }));

            Soak.Together([.. Enumerable.Range(0, 3).Select(thread => (Action)(() =>
            {
                var random = new Random(thread);
                for (int n = 0; n < 300; n++)
                {
                    string state = "ABCM"[random.Next(4)].ToString();
                    if (random.Next(2) == 0) machine.Add(state);
                    else machine.Remove(state);
                }
            }))]);
            while (machine.WhenQueueEnds() is { IsCompleted: false } end) await end.Soon();

            MachineTime time = machine.Time();
            Assert.That((machine.QueueLength, machine.Transition), Is.EqualTo((0, (Transition?)null)));
            Assert.That(time.ActiveStates, Is.EqualTo(machine.ActiveStates));
            Assert.That(await machine.EvalAsync(() => 1).Soon(), Is.EqualTo(1));
        }
    }

    private static bool Mischief(Event e, Random random)
    {
        switch (random.Next(12))
        {
            case 0: throw new InvalidOperationException("mischief");
            case 1: e.Machine.Remove("M"); break;
            case 2: e.Machine.Add(e, "C"); break;
            case 3: _ = e.Machine.EvalAsync(() => e.Machine.Remove("B")); break;
            case 4: _ = e.Machine.EvalAsync(() => throw new InvalidOperationException("mischief")); break;
            case 5:
                IDisposable? binding = null;
                binding = e.Machine.Bind(new HandlerMap().On("AEnter", (Action<Event>)(_ => binding?.Dispose())));
                break;
            case 6: _ = e.Machine.When(["A", "B"]); break;
            case 7: e.Machine.Fork(e, token => Task.FromException(new InvalidOperationException("mischief"))); break;
            case 8: e.Machine.AddError(new InvalidOperationException("mischief"), e); break;
            case 9: return false;
            case 10: Task.Run(() => e.Machine.Remove("A")).Wait(); break; // another thread's mutation is queued: no deadlock
        }

        return true;
    }

    [Test]
    public async Task A_handler_that_detaches_itself_is_called_no_more()
    {
        await using var machine = new Machine(Plain);
        int calls = 0;
        IDisposable? own = null;
        own = machine.Bind(new HandlerMap().On("MState", _ =>
        {
            calls++;
            own!.Dispose();
        }));

        Soak.Together([.. Enumerable.Range(0, 4).Select(_ => (Action)(() =>
        {
            for (int n = 0; n < 500; n++) machine.Add("M");
        }))]);
        while (machine.WhenQueueEnds() is { IsCompleted: false } end) await end.Soon();

        Assert.That(calls, Is.EqualTo(1));
        Assert.That(machine.Bindings, Is.Empty);
    }

    [Test]
    public async Task A_handler_may_dispose_its_machine_under_load()
    {
        for (int round = 0; round < Soak.Rounds(100); round++)
        {
            var machine = new Machine(Plain);
            int calls = 0;
            machine.Bind(new HandlerMap().On("MState", e =>
            {
                if (++calls == round % 20) _ = e.Machine.DisposeAsync();
            }));

            Soak.Together([.. Enumerable.Range(0, 3).Select(_ => (Action)(() =>
            {
                for (int n = 0; n < 40; n++) machine.Add("M");
            }))]);

            await machine.DisposeAsync().AsTask().Soon();
            Assert.That((machine.IsDisposed, machine.QueueLength), Is.EqualTo((true, 0)));
        }
    }
}
