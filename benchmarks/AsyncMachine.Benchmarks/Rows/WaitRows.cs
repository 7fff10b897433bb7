using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>What waits and state tokens cost beyond the mutations that complete or cancel them.</summary>
internal static class WaitRows
{
    private const int Pending = 1000;

    public static Loops When()
    {
        Machine<Ten> machine = Machine.Create(new Ten());
        var main = new Loop(times =>
        {
            for (int i = 0; i < times; i++)
            {
                Task fired = machine.When(Ten.Foo);
                machine.Add(Ten.Foo);
                machine.Remove(Ten.Foo);
                if (!fired.IsCompletedSuccessfully) throw new InvalidOperationException("The wait was not completed.");
            }
        });
        return new Loops
        {
            Baseline = OnceThere(Machine.Create(new Ten())),
            Against = Against.Beyond,
            Main = main,
            Check = _ =>
            {
                double tasks = TaskCount.Of(main);
                if (double.IsNaN(tasks)) return []; // nothing to be seen ahead of time
                return new() { ["1 task"] = Math.Abs(tasks - 1) < 0.2 };
            },
        };
    }

    public static Loops StateToken()
    {
        Machine<Ten> machine = Machine.Create(new Ten());
        return new Loops
        {
            Baseline = OnceThere(Machine.Create(new Ten())),
            Against = Against.Beyond,
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++)
                {
                    machine.Add(Ten.Foo);
                    CancellationToken token = machine.StateToken(Ten.Foo);
                    machine.Remove(Ten.Foo);
                    if (!token.IsCancellationRequested) throw new InvalidOperationException("The token was not cancelled.");
                }
            }),
        };
    }

    public static Loops PendingWaits()
    {
        Machine<Ten> waited = Machine.Create(new Ten());
        State[] others = [Ten.Open, Ten.Ready, Ten.Calm, Ten.Busy, Ten.Reading, Ten.Writing, Ten.Failing, Ten.Closing, Ten.Closed];

        // Each with a token of its own: equal waits would share one place.
        var tokens = new CancellationTokenSource[Pending];
        var waits = new Task[Pending];
        for (int i = 0; i < Pending; i++)
        {
            tokens[i] = new CancellationTokenSource();
            waits[i] = waited.When(others[i % others.Length], tokens[i].Token);
        }

        return new Loops
        {
            Baseline = MutationRows.Toggle(Machine.Create(new Ten()), Ten.Foo),
            Against = Against.Multiple,
            Main = MutationRows.Toggle(waited, Ten.Foo),
            Check = _ =>
            {
                if (waits.Any(wait => wait.IsCompleted) || waits.Distinct().Count() != Pending)
                {
                    throw new InvalidOperationException("The waits are not all pending, or not all different.");
                }

                GC.KeepAlive(tokens);
                return [];
            },
        };
    }

    /// <summary>The mutations alone, as often as the rows above do them.</summary>
    private static Loop OnceThere(Machine machine) => MutationRows.Toggle(machine, Ten.Foo) with { Operations = 1 };
}
