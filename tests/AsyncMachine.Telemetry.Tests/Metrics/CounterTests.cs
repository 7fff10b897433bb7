using System.Diagnostics.Metrics;
using AsyncMachine.Telemetry.Metrics;

namespace AsyncMachine.Telemetry.Tests.Metrics;

/// <summary>Machines are counted in cells of their own and read by label.</summary>
public sealed partial class CounterTests
{
    [Test]
    public async Task Transitions_are_counted_by_type_outcome_and_auto()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => instrument.Name == MetricNames.Transitions);
        await using Machine<Door> door = await Counted(instruments, new Door());

        door.Add(Door.Open);
        door.Add(Door.Open);
        door.Add(Door.Locked);      // refused: it requires a closed door
        door.Remove(Door.Open);     // Closed follows by itself
        door.Set(Door.Broken);      // its handler throws, Exception is added
        door.CanAdd(Door.Open);     // a question is no transition

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.transitions{type=add,outcome=canceled,auto=False,schema=Door} 1",
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door} 3",
            "asyncmachine.transitions{type=add,outcome=executed,auto=True,schema=Door} 2",
            "asyncmachine.transitions{type=remove,outcome=executed,auto=False,schema=Door} 1",
            "asyncmachine.transitions{type=set,outcome=failed,auto=False,schema=Door} 1",
        }));
    }

    [Test]
    public async Task Machines_states_waits_and_exceptions_are_summed_by_schema()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => instrument.Name != MetricNames.Transitions && !MetricNames.IsDuration(instrument.Name));
        await using Machine<Door> front = await Counted(instruments, new Door()), back = await Counted(instruments, new Door());

        front.Add(Door.Open);
        back.AddError(new IOException("jammed"));
        back.AddError(new IOException("jammed again"));
        _ = front.When(Door.Locked);
        _ = back.When(Door.Locked);

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.exceptions{schema=Door} 2",
            "asyncmachine.machines{schema=Door} 2",
            "asyncmachine.states.active{schema=Door} 3", // Open; Exception and Closed
            "asyncmachine.waits.pending{schema=Door} 2",
        }));
    }

    [Test]
    public async Task A_machine_has_series_of_its_own_if_they_are_asked_for()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter) { LabelsMachines = true };
        using var readings = new MetricReadings(meter, instrument => instrument.Name == MetricNames.Transitions);
        await using Machine<Door> front = await Counted(instruments, new Door(), "front"), back = await Counted(instruments, new Door(), "back");

        front.Add(Door.Open);
        back.Add(Door.Open);
        back.Add(Door.Open);

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door,id=back} 2",
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door,id=front} 1",
        }));
    }

    [Test]
    public async Task What_a_disposed_machine_has_counted_stays_in_the_sum_of_its_schema()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => instrument.Name is MetricNames.Transitions or MetricNames.Machines);
        Machine<Door> first = await Counted(instruments, new Door());
        await using Machine<Door> second = await Counted(instruments, new Door());
        first.Add(Door.Open);
        second.Add(Door.Open);

        await first.DisposeAsync();

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.machines{schema=Door} 1",
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door} 2",
        }));
    }

    [Test]
    public async Task A_machine_that_nobody_knows_any_more_is_not_kept_alive_by_its_counters()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => instrument.Name is MetricNames.Transitions or MetricNames.Machines);
        WeakReference forgotten = await Forget(instruments);

        while (forgotten.IsAlive) GC.Collect();

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.machines{schema=Door} 0",
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door} 1",
        }));
    }

    [Test]
    public async Task Counting_allocates_nothing()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => !MetricNames.IsDuration(instrument.Name));
        await using Machine<Door> door = await Counted(instruments, new Door());
        void Cycle()
        {
            door.Add(Door.Open);
            door.Remove(Door.Open);
        }

        for (int i = 0; i < 100; i++) Cycle();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Cycle();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(readings.Take(), Has.Member("asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door} 1100"));
    }

    [Test]
    public async Task A_transition_is_counted_once_whatever_other_probes_want_of_it()
    {
        using var meter = new Meter("test");
        using var instruments = new MachineInstruments(meter);
        using var readings = new MetricReadings(meter, instrument => instrument.Name is MetricNames.Transitions or MetricNames.Exceptions);
        await using Machine<Door> door = await Counted(instruments, new Door());
        await door.Engine.AddHook(new Doubter(Door.Open.Index)).Soon(); // holds back what calls Open, and lets the rest pass

        door.Add(Door.Open);
        door.Add(Door.Locked);
        door.AddError(new IOException("jammed"));

        Assert.That(readings.Take(), Is.EqualTo(new[]
        {
            "asyncmachine.exceptions{schema=Door} 1",
            "asyncmachine.transitions{type=add,outcome=canceled,auto=False,schema=Door} 1",
            "asyncmachine.transitions{type=add,outcome=executed,auto=False,schema=Door} 2",
        }));
    }

    private sealed class Doubter(int state) : TransitionProbe
    {
        public override bool MayPass => true;

        public override bool LetsPass(in TransitionView transition) => (transition.Called[0] >> state & 1) == 0;

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Ended(in TransitionView transition)
        {
        }

        public override void Disposed()
        {
        }
    }

    private static async Task<WeakReference> Forget(MachineInstruments instruments)
    {
        Machine<Door> door = await Counted(instruments, new Door());
        door.Add(Door.Open);
        return new WeakReference(door);
    }

    private static async Task<Machine<Door>> Counted(MachineInstruments instruments, Door door, string? id = null)
    {
        Machine<Door> machine = Machine.Create(door, new MachineOptions { Id = id });
        await machine.Engine.AddHook(instruments.Register(machine.Engine)).Soon();
        return machine;
    }

    [StateSchema]
    private sealed partial class Door
    {
        [State(Remove = [nameof(Closed)])]
        public static partial State Open { get; }

        [State(Auto = true, Remove = [nameof(Open)])]
        public static partial State Closed { get; }

        [State(Require = [nameof(Closed)])]
        public static partial State Locked { get; }

        [State]
        public static partial State Broken { get; }

        private void BrokenState() => throw new IOException("the hinge is gone");
    }
}
