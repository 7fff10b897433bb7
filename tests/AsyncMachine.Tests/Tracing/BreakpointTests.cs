namespace AsyncMachine.Tests.Tracing;

public sealed class BreakpointTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").Build();

    [Test]
    public void A_breakpoint_is_hit_once_per_mutation_that_calls_exactly_its_states()
    {
        var machine = new Machine(Plain);
        var hits = new List<string>();
        machine.AddBreakpoint(MutationType.Add, [Plain.State("B"), Plain.State("A")], t => hits.Add(t.ToString()));

        machine.Add("A");
        machine.CanAdd("A", "B");
        machine.Add("A", "B");
        machine.Remove("A", "B");
        machine.Set("A", "B");

        Assert.That(hits, Is.EqualTo(new[] { "#3 [add] A B" }));
    }

    [Test]
    public void A_removed_breakpoint_is_hit_no_more()
    {
        var machine = new Machine(Plain);
        int hits = 0;
        IDisposable breakpoint = machine.AddBreakpoint(MutationType.Remove, [Plain.State("A")], _ => hits++);
        machine.Add("A");
        machine.Remove("A");

        breakpoint.Dispose();
        machine.Add("A");
        machine.Remove("A");

        Assert.That(hits, Is.EqualTo(1));
        Assert.That(machine.Tracers, Is.Empty);
    }

    [Test]
    public void A_hit_is_logged()
    {
        var lines = new List<string>();
        var machine = new Machine(Plain, new MachineOptions { LogLevel = LogLevel.External, Log = (_, line) => lines.Add(line) });
        machine.AddBreakpoint(MutationType.Add, [Plain.State("A")]);

        machine.Add("A");

        Assert.That(lines, Is.EqualTo(new[] { "[exter] [breakpoint] [add] A" }));
    }

    [Test]
    public void Unknown_states_are_refused() =>
        Assert.That(() => new Machine(Plain).AddBreakpoint(MutationType.Add, [default]), Throws.TypeOf<UnknownStateException>());
}
