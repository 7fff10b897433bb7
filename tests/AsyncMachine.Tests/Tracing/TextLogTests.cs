using AsyncMachine.Tests.Mutations;

namespace AsyncMachine.Tests.Tracing;

public sealed class TextLogTests
{
    private static readonly Schema Plain =
        new SchemaBuilder().State("A").State("B", require: ["A"]).State("Auto", auto: true, require: ["A"]).Build();

    private static List<string> Play(LogLevel level, Action<Machine> play)
    {
        var lines = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { Id = "m", LogLevel = level, Log = (_, line) => lines.Add(line) });
        play(machine);
        return lines;
    }

    private static void Everything(Machine machine)
    {
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Mutate(MutationType.Add, "A", "args", e); }));
        machine.Add("B");
        machine.Add("A");
        machine.CanAdd("B");
        machine.Log("my own\nline");
        machine.AddError(new InvalidOperationException("x"));
    }

    [Test]
    public void Nothing_says_nothing() => Assert.That(Play(LogLevel.None, Everything), Is.Empty);

    [Test]
    public void External_says_what_the_program_logs() =>
        Assert.That(Play(LogLevel.External, Everything), Is.EqualTo(new[] { "[exter] my own line" }));

    [Test]
    public void Changes_says_what_changed_and_what_failed() =>
        Assert.That(Play(LogLevel.Changes, Everything), Is.EqualTo(new[]
        {
            "[state] +A", "[auto_] +Auto", "[exter] my own line", "[error] InvalidOperationException: x",
            "[state] +Exception (InvalidOperationException: x)",
        }));

    [Test]
    public void Operations_adds_mutations_handlers_and_refusals() =>
        Assert.That(Play(LogLevel.Operations, Everything), Is.EqualTo(new[]
        {
            "[add] B", "[reject] B requires A",
            "[add] A", "[handler] AState of HandlerMap", "[queue:add] A (args)", "[prepend:add] Auto", "[state] +A",
            "[auto_] +Auto", "[add] A (args)", "[source] m/2/t0",
            "[exter] my own line",
            "[error] InvalidOperationException: x", "[add] Exception (InvalidOperationException: x)",
            "[state] +Exception (InvalidOperationException: x)",
        }));

    [Test]
    public void Decisions_adds_auto_mutations_and_checks()
    {
        List<string> more = Play(LogLevel.Decisions, Everything);

        Assert.That(more, Does.Contain("[add:auto] Auto").And.Contain("[add:check] B"));
        Assert.That(Play(LogLevel.Operations, Everything), Has.None.Contains(":auto]").And.None.Contains(":check]"));
    }

    [Test]
    public void Everything_adds_the_ends_of_handlers_and_what_changed_nothing()
    {
        List<string> more = Play(LogLevel.Everything, Everything);

        Assert.That(more, Does.Contain("[handler:end] AState of HandlerMap").And.Contain("[state] (args)"));
    }

    [Test]
    public void A_veto_is_told_with_the_targets()
    {
        List<string> lines = Play(LogLevel.Operations, machine =>
        {
            machine.Bind(new HandlerMap().On("AEnter", _ => false));
            machine.Add("A");
        });

        Assert.That(lines, Is.EqualTo(new[] { "[add] A", "[handler] AEnter of HandlerMap", "[cancel] (A) by AEnter" }));
    }

    [Test]
    public void A_handler_that_throws_is_told_with_its_error_and_the_targets()
    {
        List<string> lines = Play(LogLevel.Operations, machine =>
        {
            machine.Bind(new HandlerMap().On("BEnter", (Action<Event>)(_ => throw new InvalidOperationException("boom"))));
            machine.Add("A", "B");
        });

        Assert.That(lines.Take(5), Is.EqualTo(new[]
        {
            "[add] A B", "[handler] BEnter of HandlerMap", "[error] InvalidOperationException: boom (BEnter)",
            "[prepend:add] Exception (InvalidOperationException: boom (BEnter))", "[cancel] (A B) by BEnter",
        }));
    }

    [Test]
    public async Task Schema_changes_and_disposal_are_told()
    {
        var lines = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { LogLevel = LogLevel.Operations, Log = (_, line) => lines.Add(line) });

        await machine.SetSchemaAsync(new SchemaBuilder(Plain).State("C").Build());
        await machine.DisposeAsync();

        Assert.That(lines, Is.EqualTo(new[] { "[schema] 4 to 5 states", "[dispose]" }));
    }

    [Test]
    public void The_sink_is_told_the_level()
    {
        var levels = new List<LogLevel>();
        var machine = new Machine(Plain, new MachineOptions { LogLevel = LogLevel.Operations, Log = (level, _) => levels.Add(level) });

        machine.Log("x");
        machine.Add("A");

        Assert.That(levels.Distinct(), Is.EqualTo(new[] { LogLevel.External, LogLevel.Operations, LogLevel.Changes }));
        Assert.That(() => machine.Log(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Without_a_sink_lines_go_to_standard_output()
    {
        TextWriter before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            new Machine(Plain, new MachineOptions { LogLevel = LogLevel.Changes }).Add("A");
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.That(written.ToString(), Does.Contain("[state] +A"));
    }

    [Test]
    public async Task A_throwing_sink_reaches_nobody_and_is_reported()
    {
        var told = new List<string>();
        var machine = new Machine(Mailbox.Schema, new MachineOptions
        {
            LogLevel = LogLevel.Everything,
            Log = (_, _) => throw new InvalidOperationException("sink"),
            OnError = (_, e) =>
            {
                lock (told) told.Add($"{e.Handler}: {e.Error.Message}");
            },
        });
        State arrived = Mailbox.Arrived, opened = Mailbox.Opened;

        Assert.That(machine.Add(opened), Is.EqualTo(Result.Executed));
        Assert.That(machine.Add(arrived), Is.EqualTo(Result.Canceled), "its args are missing, which the log is told");
        Assert.That(() => machine.Log("mine"), Throws.Nothing);

        Assert.That(told, Has.Some.EqualTo("TextLog.TransitionInit: sink"));
        Assert.That(told.Count(t => t == "log: sink"), Is.EqualTo(2), "one for the refused add, one for the program's own line");
        await machine.DisposeAsync();
    }

    [Test]
    public async Task A_throwing_sink_does_not_keep_disposal_from_seeing_the_end_of_background_work()
    {
        var machine = new Machine(Plain, new MachineOptions
        {
            LogLevel = LogLevel.Operations,
            Log = (_, line) =>
            {
                if (line.Contains("ended by its token", StringComparison.Ordinal)) throw new InvalidOperationException("sink");
            },
            DisposeTimeout = Timeout.InfiniteTimeSpan,
        });
        machine.Bind(new HandlerMap().On("AState", (_, token) => Task.Delay(Timeout.Infinite, token)));
        machine.Add("A");

        await machine.DisposeAsync().AsTask().Soon();

        Assert.That(machine.IsDisposed, Is.True);
    }
}
