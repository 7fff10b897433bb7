using AsyncMachine.History.Tests.Contract;

namespace AsyncMachine.History.Tests.Replaying;

/// <summary>A recording played on a machine with the same schema gives the same states and ticks.</summary>
public sealed partial class ReplayTests
{
    private static readonly HistoryOptions Full = new() { StoreTransitions = true, MaxRecords = null };

    [Test]
    public async Task Runs_of_random_machines_are_repeated_transition_by_transition()
    {
        int records = 0, refused = 0;
        for (int seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            var backend = new MemoryBackend();
            Schema schema = RandomHistory.MakeSchema(random, random.Next(2, 12));
            await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
            for (int unseen = random.Next(4); unseen > 0; unseen--) RandomHistory.Mutate(random, machine);
            HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, Full with { TrackRejected = seed % 2 == 0 });
            for (int i = random.Next(1, 60); i > 0; i--) RandomHistory.Mutate(random, machine);
            await recorder.DisposeAsync();

            await using var other = new Machine(schema);
            ReplayReport report = await recorder.History.ReplayAsync(other).Soon();

            Assert.That(report.Differences, Is.Empty, $"seed {seed}");
            Assert.That((report.Gaps, report.Replayed + report.Refused), Is.EqualTo((0, (int)recorder.Recorded)), $"seed {seed}");
            if (report.Replayed > 0) Assert.That(other.Time(), Is.EqualTo(machine.Time()), $"seed {seed}");
            records += report.Replayed;
            refused += report.Refused;
        }

        Assert.That(records, Is.GreaterThan(30_000));
        Assert.That(refused, Is.GreaterThan(1_000));
    }

    [Test]
    public async Task Handlers_that_mutate_do_so_again_by_themselves()
    {
        var backend = new MemoryBackend();
        await using Machine<Lamp> lamp = Machine.Create(new Lamp());
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(lamp, backend, Full);
        for (int i = 0; i < 5; i++)
        {
            lamp.Add(Lamp.On);
            lamp.Remove(Lamp.On);
        }

        await recorder.DisposeAsync();
        await using Machine<Lamp> other = Machine.Create(new Lamp());
        ReplayReport report = await recorder.History.ReplayAsync(other).Soon();

        Assert.That(report.Differences, Is.Empty);
        Assert.That(other.Time(), Is.EqualTo(lamp.Time()));
        Assert.That(lamp.Tick(Lamp.Counted), Is.EqualTo(9));
    }

    [Test]
    public async Task What_goes_otherwise_is_reported_and_the_rest_is_played_on()
    {
        var backend = new MemoryBackend();
        Schema schema = new SchemaBuilder().State("Foo").State("Bar").State("Baz").Build();
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, Full);
        machine.Add("Foo");
        machine.Add("Bar");
        machine.Remove("Foo");
        await recorder.DisposeAsync();
        await using var refusing = new Machine(schema);
        refusing.Bind(new HandlerMap().On("BarEnter", _ => false));

        ReplayReport report = await recorder.History.ReplayAsync(refusing).Soon();

        Assert.That(report.Differences.Select(d => d.ToString()), Is.EqualTo(new[] { "#2: [add] Bar executed 0 1 1 0, but nothing happened" }));
        Assert.That((report.Replayed, refusing.Is("Bar"), refusing.Tick("Foo")), Is.EqualTo((3, true, 2UL)));
    }

    [Test]
    public async Task Where_the_recording_begins_anew_the_machine_is_set_to_its_time()
    {
        var backend = new MemoryBackend();
        Schema schema = new SchemaBuilder().State("Foo").State("Bar").Build();
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        for (int session = 0; session < 3; session++)
        {
            await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, Full);
            machine.Toggle("Foo");
            await recorder.DisposeAsync();
            machine.Toggle("Bar");
        }

        await using var other = new Machine(schema);
        ReplayReport report = await new MachineHistory(backend, "m").ReplayAsync(other, fromId: 2).Soon();

        Assert.That((report.Replayed, report.Gaps, report.Differences.Count), Is.EqualTo((2, 1, 0)));
        Assert.That((other.Tick("Foo"), other.Tick("Bar")), Is.EqualTo((3UL, 2UL)));
    }

    [Test]
    public async Task A_recording_that_says_too_little_is_refused()
    {
        var backend = new MemoryBackend();
        Schema schema = new SchemaBuilder().State("Foo").Build();
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        machine.Add("Foo");
        await recorder.DisposeAsync();

        InvalidOperationException error = (await Assert.ThrowsAsync<InvalidOperationException>(() => recorder.History.ReplayAsync(machine)))!;
        Assert.That(error.Message, Does.Contain("StoreTransitions"));
    }

    [StateSchema]
    private sealed partial class Lamp
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        public static partial State On { get; }

        [State(Auto = true, Require = [nameof(On)])]
        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Counted { get; }

        void OnState(Event e) => e.Machine.Add(Counted);
    }
}
