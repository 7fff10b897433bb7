namespace AsyncMachine.Tests.Concurrency;

/// <summary>Readers see the vector before a transition or after it, never a mixture.</summary>
public sealed class TornReadTests
{
    /// <summary>Two states that exclude each other, at both ends of the vector: always exactly one is active, and their ticks differ by at most one.</summary>
    private static Schema Opposites(int padding)
    {
        var builder = new SchemaBuilder().State("On", add: ["Twin"], remove: ["Off"]);
        for (int i = 0; i < padding; i++) builder.State($"P{i}");
        return builder.State("Off", remove: ["On", "Twin"]).State("Twin", require: ["On"]).Build();
    }

    [TestCase(0)]
    [TestCase(80)]
    [TestCase(200)]
    [TestCase(900)]
    public async Task At_every_instant_the_relations_hold(int padding)
    {
        Schema schema = Opposites(padding);
        await using var machine = new Machine(schema);
        State on = schema.State("On"), off = schema.State("Off"), twin = schema.State("Twin");
        machine.Add(off);
        const int Enough = 1_000; // however seldom the other threads get their turn
        bool stop = false;
        string? torn = null;
        long reads = 0;

        Soak.Together(
            () =>
            {
                for (int n = 0; (n < Soak.Rounds(200_000) || Interlocked.Read(ref reads) <= Enough) && torn is null; n++) machine.Add(n % 2 == 0 ? on : off);
                Volatile.Write(ref stop, true);
            },
            () => Read(Check),
            () => Read(CheckTime));

        Assert.That(torn, Is.Null);
        Assert.That(reads, Is.GreaterThan(Enough));

        void Read(Func<string?> check)
        {
            while (!Volatile.Read(ref stop))
            {
                if (check() is { } seen) torn = seen;
                Interlocked.Increment(ref reads);
            }
        }

        string? Check()
        {
            if (!machine.Any(on, off)) return "neither";
            if (machine.Is(on, off)) return "both";
            if (machine.Is(off, twin)) return "Off with On's twin";
            if (machine.Not(on, off)) return "not either";
            return null;
        }

        string? CheckTime()
        {
            MachineTime time = machine.Time();
            ulong ons = time[on.Index], offs = time[off.Index], twins = time[twin.Index];
            if ((ons & 1) == (offs & 1) || ons != twins || offs - ons > 1) return $"On:{ons} Off:{offs} Twin:{twins}";
            string text = machine.ToString();
            if (text.Contains("On:", StringComparison.Ordinal) == text.Contains("Off:", StringComparison.Ordinal)) return text;
            IReadOnlyList<ulong> export = machine.Export().Ticks;
            return (export[on.Index] & 1) == (export[off.Index] & 1) ? "export" : null;
        }
    }

    [Test]
    public async Task What_was_seen_active_has_its_new_tick()
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        await using var machine = new Machine(schema);
        State a = schema.State("A");
        bool stop = false;
        int older = 0;

        Soak.Together(
            () =>
            {
                for (int n = 0; n < Soak.Rounds(300_000); n++) machine.Toggle(a);
                Volatile.Write(ref stop, true);
            },
            () =>
            {
                ulong last = 0;
                while (!Volatile.Read(ref stop))
                {
                    bool active = machine.Is(a);
                    ulong tick = machine.Tick(a);
                    // A check, then the tick: the tick is never older than the activity that was seen.
                    if (active && tick == 0) older++;
                    if (tick < last) older++;
                    last = tick;
                }
            });

        Assert.That(older, Is.Zero);
    }

    [Test]
    public async Task While_the_schema_grows_old_and_new_states_read_right()
    {
        for (int round = 0; round < Soak.Rounds(60); round++)
        {
            Schema first = new SchemaBuilder().State("On", remove: ["Off"]).State("Off", remove: ["On"]).Build();
            await using var machine = new Machine(first);
            machine.Add("On");
            var builder = new SchemaBuilder(first);
            for (int i = 0; i < 70 + round; i++) builder.State($"P{i}");
            Schema second = builder.Build();
            State last = second.State($"P{69 + round}"), on = first.State("On"), off = first.State("Off");
            bool stop = false;
            string? wrong = null;

            Soak.Together(
                () =>
                {
                    machine.SetSchemaAsync(second).Soon().GetAwaiter().GetResult();
                    for (int n = 0; n < 50; n++) machine.Add(n % 2 == 0 ? off : on);
                    Volatile.Write(ref stop, true);
                },
                () =>
                {
                    while (!Volatile.Read(ref stop))
                    {
                        if (!machine.Any(on, off) || machine.Is(on, off)) wrong = "old states";
                        if (machine.Has(last) && (machine.Is(last) || machine.Tick(last) != 0)) wrong = "a new state";
                        if (machine.Time().Count is not (3 or > 70)) wrong = "length";
                    }
                });

            Assert.That(wrong, Is.Null);
        }
    }
}
