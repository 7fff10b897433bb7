using System.Diagnostics;
using AsyncMachine.Tests.Concurrency;

namespace AsyncMachine.Tests.Piping;

/// <summary>A target whose handlers are slow, or never return, is its own affair.</summary>
public sealed class PipeTimeoutTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("ErrHandlerTimeout").Build();

    private static State A => Plain.State("A");

    /// <summary>A chain of machines; one of them hangs in its handler of A.</summary>
    private static Machine[] Chain(Hang hang, int length, int hanging)
    {
        Machine[] chain = [.. Enumerable.Range(0, length).Select(i => new Machine(Plain, hang.Options with { Id = $"m{i}" }))];
        for (int i = 1; i < length; i++) _ = Pipe.Bind(chain[i - 1], A, chain[i]);
        chain[hanging].Bind(new HandlerMap().On("AState", _ => hang.Here()));
        return chain;
    }

    [Test]
    public async Task Only_the_target_is_reported()
    {
        using var hang = new Hang();
        Machine[] chain = Chain(hang, 3, hanging: 2);
        Task<Result> call = Task.Run(() => chain[0].Add(A));
        await hang.Reached;

        hang.PassTimeout();
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(chain.Select(machine => machine.Is("ErrHandlerTimeout")), Is.EqualTo(new[] { false, false, true }));
        Assert.That(chain.Select(machine => machine.Is(A)), Is.All.True);
    }

    [Test]
    public async Task The_sources_own_time_counts_again_after_the_pipe()
    {
        using var hang = new Hang();
        Machine source = new(Plain, hang.Options), target = new(Plain, hang.Options with { Id = "t" });
        using Pipe pipe = Pipe.Bind(source, A, target);
        source.Bind(new HandlerMap().On("AState", _ => hang.Here()));
        Task<Result> call = Task.Run(() => source.Add(A));
        await hang.Reached;

        hang.PassTimeout();
        hang.Release();
        await call.Soon();

        Assert.That((source.Is("ErrHandlerTimeout"), target.Is("ErrHandlerTimeout")), Is.EqualTo((true, false)));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(8)]
    public async Task Sources_go_on_when_a_target_is_left_behind(int hanging)
    {
        using var hang = new Hang();
        Machine[] chain = Chain(hang, 10, hanging);
        var rest = new List<string>();
        for (int i = 0; i < hanging; i++)
        {
            int at = i;
            chain[i].Bind(new HandlerMap()
                .On("AState", _ => Note($"m{at} AState"))
                .On("AnyState", e => Note($"m{at} AnyState {e.Mutation}")));
        }

        Task<Result> call = Task.Run(() => chain[0].Add(A));
        await hang.Reached;
        hang.PassDeadline();
        foreach (Machine machine in chain) await machine.WhenQueueEnds().Soon();

        // While the handler still hangs, every other machine works.
        for (int i = 0; i < hanging; i++)
        {
            Assert.That(chain[i].ToString(), Is.EqualTo("(A:1)"), $"m{i}");
            Assert.That(await chain[i].AddAsync(Plain.State("B")).AsTask().Soon(), Is.EqualTo(Result.Executed), $"m{i}");
        }

        Assert.That((chain[hanging].Is(A), chain[hanging].IsError), Is.EqualTo((false, true)), "it ended as if its handler had thrown");
        for (int i = 0; i < hanging; i++)
        {
            Assert.That(rest.Count(line => line == $"m{i} AState"), Is.EqualTo(1), "the handlers after the pipe were called, once");
            Assert.That(rest.Count(line => line == $"m{i} AnyState [add] A"), Is.EqualTo(1));
        }

        hang.Release();
        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled), "its caller was left behind with it");
        Assert.That(chain[0].Add(Plain.State("B")), Is.EqualTo(Result.Executed), "and is an ordinary thread again");

        void Note(string line)
        {
            lock (rest) rest.Add(line);
        }
    }

    [Test]
    public async Task What_waits_for_a_thread_that_is_left_behind_runs_elsewhere()
    {
        using var hang = new Hang();
        Machine[] chain = Chain(hang, 12, hanging: 0);
        chain[0].Bind(new HandlerMap().On("AState", _ => { }));

        // The pipe of the first machine runs before its handler that hangs: nine machines on, the tenth waits for the thread.
        Machine first = new(Plain, hang.Options with { Id = "first" });
        _ = Pipe.Bind(first, A, chain[1]);
        first.Bind(new HandlerMap().On("AState", _ => hang.Here()));
        Task call = Task.Run(() => first.Add(A));
        await hang.Reached;
        Assert.That(chain[^1].Is(A), Is.False);

        hang.PassDeadline();

        await chain[^1].When(A).Soon();
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task Sources_go_on_when_a_target_is_disposed_in_its_handler()
    {
        using var hang = new Hang();
        Machine[] chain = Chain(hang, 3, hanging: 2);
        Task call = Task.Run(() => chain[0].Add(A));
        await hang.Reached;

        Task disposal = chain[2].DisposeAsync().AsTask();
        hang.PassTimeout();
        await disposal.Soon();

        foreach (Machine machine in chain[..2]) await machine.WhenQueueEnds().Soon();
        Assert.That(await chain[0].RemoveAsync(A).AsTask().Soon(), Is.EqualTo(Result.Executed));
        await chain[1].WhenNot(A).Soon();
        hang.Release();
        await call.Soon();
    }

    [Test]
    public async Task A_source_that_is_disposed_meanwhile_ends_in_time()
    {
        using var hang = new Hang();
        Machine[] chain = Chain(hang, 3, hanging: 2);
        Task call = Task.Run(() => chain[0].Add(A));
        await hang.Reached;

        Task disposal = chain[0].DisposeAsync().AsTask();
        hang.PassTimeout();

        await disposal.Soon();
        hang.Release();
        await call.Soon();
        Assert.That(chain[1].Is(A));
    }

    /// <summary>The handler of the last machine returns at about the moment when it is left behind.</summary>
    [Test]
    public async Task A_thread_that_returns_while_it_is_left_behind_runs_every_handler_once()
    {
        int each = Soak.Rounds(60);
        Schema schema = new SchemaBuilder().State("N", multi: true).Build();
        var options = new MachineOptions
        {
            HandlerTimeout = TimeSpan.FromMilliseconds(1), HandlerDeadline = TimeSpan.FromMilliseconds(1), HandlerBackoff = TimeSpan.Zero,
            QueueLimit = int.MaxValue,
        };
        MachineOptions patient = options with { HandlerTimeout = Timeout.InfiniteTimeSpan };
        Machine[] chain = [new(schema, patient), new(schema, patient), new(schema, options)];
        int[] before = new int[2], after = new int[2];
        for (int i = 0; i < 2; i++)
        {
            int at = i;
            chain[i].Bind(new HandlerMap().On("NState", _ => { before[at]++; }));
            _ = Pipe.Add(chain[i], schema.State("N"), chain[i + 1]);
            chain[i].Bind(new HandlerMap().On("NState", _ => { after[at]++; }));
        }

        int calls = 0;
        chain[2].Bind(new HandlerMap().On("NState", _ =>
        {
            long end = Stopwatch.GetTimestamp() + (Interlocked.Increment(ref calls) % 80 * Stopwatch.Frequency / 10_000);
            while (Stopwatch.GetTimestamp() < end) Thread.SpinWait(20);
        }));

        int made = 0;
        do
        {
            Soak.Together(Drive, Drive);
            foreach (Machine machine in chain) await machine.WhenQueueEnds().Soon();
            made += 2 * each;
        }
        while (chain[2].Tick("Exception") == 0 && made < 100 * each); // until the watchdog has had its turn

        Assert.That((before[0], after[0], before[1], after[1]), Is.EqualTo((made, made, made, made)));
        Assert.That(chain.Select(machine => machine.Tick("Exception") > 0), Is.EqualTo(new[] { false, false, true }), "some were left behind");
        Assert.That(chain[0].Tick("N"), Is.EqualTo((ulong)(2 * made - 1)), "a Multi state ticks by two, at first by one");

        void Drive()
        {
            for (int i = 0; i < each; i++) chain[0].Add("N");
        }
    }
}
