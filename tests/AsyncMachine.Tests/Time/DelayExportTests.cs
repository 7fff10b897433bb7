using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Time;

/// <summary>Exports carry pending delays, and imports do with each what it declares.</summary>
public sealed class DelayExportTests
{
    private static readonly Schema Plain = new SchemaBuilder()
        .State("A").State("B").State("N", multi: true).State("Timed", timeout: TimeSpan.FromSeconds(30), onTimeout: "B").Build();

    private static State A => Plain.State("A");

    private static State B => Plain.State("B");

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Machine Make(TimeProvider time, Schema? schema = null) => new(schema ?? Plain, new MachineOptions { Id = "m", TimeProvider = time });

    /// <summary>Exports, lets time go by on another clock, and imports; returns the new machine and its clock.</summary>
    private static async Task<(Machine Machine, FakeTimeProvider Time)> Restored(MachineExport export, DateTimeOffset at)
    {
        var time = new FakeTimeProvider(at);
        Machine machine = Make(time);
        await machine.ImportAsync(export).Soon();
        return (machine, time);
    }

    [TestCase(DelayImport.Resume, 3)]
    [TestCase(DelayImport.Continue, 6)]
    [TestCase(DelayImport.Restart, 10)]
    [TestCase(DelayImport.Drop, -1)]
    public async Task Each_does_what_it_declares(DelayImport policy, int dueIn)
    {
        var before = new FakeTimeProvider();
        Machine source = Make(before);
        source.Add(A);
        source.AddAfter(source.InstanceOf(A), Seconds(10), policy, B);
        before.Advance(Seconds(4));
        MachineExport export = source.Export();

        (Machine machine, FakeTimeProvider time) = await Restored(export, before.GetUtcNow() + Seconds(3));

        if (dueIn < 0)
        {
            Assert.That(machine.Delays, Is.Empty);
            return;
        }

        time.Advance(Seconds(dueIn) - TimeSpan.FromTicks(1));
        Assert.That(machine.Is(B), Is.False);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.That(machine.Is(B));
    }

    [Test]
    public async Task One_that_is_overdue_comes_once_at_once()
    {
        var before = new FakeTimeProvider();
        Machine source = Make(before);
        source.Add(A);
        source.AddAfter(source.InstanceOf(A), Seconds(10), Plain.State("N"));
        source.AddEvery(StateInstance.None, Seconds(10), Plain.State("N"));
        MachineExport export = source.Export();

        (Machine machine, FakeTimeProvider time) = await Restored(export, before.GetUtcNow() + Seconds(95));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.That((machine.Tick("N"), machine.Delays.Single().IsPeriodic), Is.EqualTo((3UL, true)), "one of each");
        time.Advance(Seconds(10));

        Assert.That(machine.Tick("N"), Is.EqualTo(5));
    }

    [Test]
    public async Task Time_outs_of_states_go_on()
    {
        var before = new FakeTimeProvider();
        Machine source = Make(before);
        source.Add("Timed");
        before.Advance(Seconds(10));
        MachineExport export = source.Export();

        (Machine machine, FakeTimeProvider time) = await Restored(export, before.GetUtcNow());
        time.Advance(Seconds(20));

        Assert.That(machine.Is(B));
    }

    [Test]
    public async Task A_time_out_that_an_export_does_not_know_starts()
    {
        MachineExport export = Make(new FakeTimeProvider()).Export() with { Ticks = [0, 0, 0, 0, 1] };
        (Machine machine, FakeTimeProvider time) = await Restored(export, DateTimeOffset.UnixEpoch.AddYears(60));
        time.Advance(Seconds(30));
        Assert.That(machine.Is(B));
    }

    [Test]
    public async Task What_was_pending_before_an_import_is_forgotten()
    {
        var time = new FakeTimeProvider();
        Machine machine = Make(time);
        machine.Add(A);
        MachineExport export = machine.Export();
        Delay owned = machine.AddAfter(machine.InstanceOf(A), Seconds(5), B), free = machine.AddAfter(StateInstance.None, Seconds(5), B);

        await machine.ImportAsync(export).Soon();

        Assert.That((owned.IsPending, free.IsPending), Is.EqualTo((false, false)));
        time.Advance(Seconds(10));
        Assert.That(machine.Is(B), Is.False);
    }

    [Test]
    public async Task An_export_survives_a_serializer()
    {
        var before = new FakeTimeProvider();
        Machine source = Make(before);
        source.Add(A);
        source.AddAfter(source.InstanceOf(A), Seconds(10), DelayImport.Continue, B, A);
        source.RemoveAfter(source.InstanceOf(A), Seconds(20), A);
        MachineExport export = source.Export();

        MachineExport read = JsonSerializer.Deserialize<MachineExport>(JsonSerializer.Serialize(export))!;
        (Machine machine, FakeTimeProvider time) = await Restored(read, before.GetUtcNow());

        Assert.That(machine.Delays.Select(delay => delay.ToString()), Is.EqualTo(export.Delays.Select(delay => delay.ToString())));
        time.Advance(Seconds(20));
        Assert.That((machine.Is(A), machine.Is(B)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Delays_of_states_that_are_gone_or_are_other_instances_are_dropped()
    {
        MachineExport export = Make(new FakeTimeProvider()).Export() with
        {
            Ticks = [0, 3, 0, 0, 0],
            Delays =
            [
                new PendingDelay { Owner = "A", OwnerTick = 1, States = ["B"] },
                new PendingDelay { Owner = "Gone", OwnerTick = 1, States = ["B"] },
                new PendingDelay { States = ["Gone"] },
                new PendingDelay { Owner = "A", OwnerTick = 3, States = ["N"] },
            ],
        };
        (Machine machine, FakeTimeProvider time) = await Restored(export, DateTimeOffset.UnixEpoch.AddYears(60));
        Assert.That(machine.Delays.Single().States, Is.EqualTo(new[] { "N" }));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.That((machine.Is(B), machine.Tick("N")), Is.EqualTo((false, 1UL)));
    }

    /// <summary>An export may come from anywhere: a period of nothing would never end, and no length may turn round.</summary>
    [Test]
    public async Task Lengths_that_no_delay_has_do_no_harm()
    {
        MachineExport export = Make(new FakeTimeProvider()).Export() with
        {
            Delays =
            [
                new PendingDelay { States = ["N"], IsPeriodic = true },
                new PendingDelay { States = ["N"], IsPeriodic = true, Length = Seconds(-5) },
                new PendingDelay { States = ["B"], Length = TimeSpan.MaxValue, OnImport = DelayImport.Restart },
                new PendingDelay { States = ["B"], Due = DateTimeOffset.MaxValue, Length = TimeSpan.MinValue },
                new PendingDelay { States = ["B"], Remaining = TimeSpan.MaxValue, OnImport = DelayImport.Continue },
            ],
        };
        (Machine machine, FakeTimeProvider time) = await Restored(export, DateTimeOffset.UnixEpoch.AddYears(60));

        time.Advance(Seconds(1));

        Assert.That((machine.Tick("N"), machine.Is(B), machine.Delays.Count), Is.EqualTo((3UL, false, 3)), "the periods came once each");
    }
}
