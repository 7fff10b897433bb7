using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>Asking without changing, and asking for what relations refuse.</summary>
internal static class ReadRows
{
    private static int s_sink;

    public static Loops Canceled()
    {
        Machine<Flow> machine = Machine.Create(new Flow());
        if (!machine.Add(Flow.DownloadingFile).IsCanceled) throw new InvalidOperationException("The relation did not refuse.");
        return new Loops
        {
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++) machine.Add(Flow.DownloadingFile);
            }),
        };
    }

    public static Loops CanAdd(Loop? peer)
    {
        Machine<Flow> machine = Flow.Started();
        if (machine.CanAdd(Flow.DownloadingFile).IsCanceled) throw new InvalidOperationException("The flow cannot begin.");
        return new Loops
        {
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++) machine.CanAdd(Flow.DownloadingFile);
            }),
            Peer = peer,
        };
    }

    public static Loops IsOne()
    {
        Machine<Flow> machine = Flow.Started();
        return new Loops
        {
            Main = new Loop(
                times =>
                {
                    Machine asked = machine;
                    int active = 0;
                    for (int i = 0; i < times; i++)
                    {
                        if (asked.Is(Flow.Start)) active++;
                        if (asked.Is(Flow.Ready)) active++;
                        if (asked.Is(Flow.DownloadingFile)) active++;
                        if (asked.Is(Flow.FileDownloaded)) active++;
                    }

                    s_sink = active;
                },
                4),
            Check = _ => new() { ["no lock"] = NeedsNoLock(() => machine.Is(Flow.Start)) },
        };
    }

    public static Loops IsTwo()
    {
        Machine<Flow> machine = Flow.Started();
        return new Loops
        {
            Main = new Loop(
                times =>
                {
                    Machine asked = machine;
                    int active = 0;
                    for (int i = 0; i < times; i++)
                    {
                        if (asked.Is(Flow.Start, Flow.Ready)) active++;
                        if (asked.Is(Flow.Ready, Flow.Start)) active++;
                        if (asked.Is(Flow.Ready, Flow.DownloadingFile)) active++;
                        if (asked.Is(Flow.FileDownloaded, Flow.Start)) active++;
                    }

                    s_sink = active;
                },
                4),
            Check = _ => new() { ["no lock"] = NeedsNoLock(() => machine.Is(Flow.Start, Flow.Ready)) },
        };
    }

    /// <summary>Two threads read as fast as they can: with a lock in the way, now and then one would wait for the other.</summary>
    private static bool NeedsNoLock(Func<bool> read)
    {
        long before = Monitor.LockContentionCount;
        Parallel.For(0, 2, _ =>
        {
            for (int i = 0; i < 200_000; i++) read();
        });
        return Monitor.LockContentionCount == before;
    }
}
