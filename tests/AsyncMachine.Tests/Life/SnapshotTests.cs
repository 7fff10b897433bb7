namespace AsyncMachine.Tests.Life;

public sealed class SnapshotTests
{
    [Test]
    public async Task What_a_machine_has_listed_stays_as_it_was()
    {
        await using var machine = new Machine(new SchemaBuilder().State("A").State("B").Build());
        IReadOnlyList<State> active = [];
        IReadOnlyList<Mutation> queue = [];
        IReadOnlyList<Tracer> tracers = [];
        IReadOnlyList<string> bindings = [];
        MachineTime? time = null;
        machine.AddTracer(new HookRecorder());
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Add("B");
            (active, queue, tracers, bindings, time) = (machine.ActiveStates, machine.Queue, machine.Tracers, machine.Bindings, machine.Time());
        }));

        machine.Add("A");
        machine.AddTracer(new HookRecorder());
        machine.Bind(new HandlerMap());
        machine.Set();

        Assert.That(active.Select(s => s.Name), Is.EqualTo(new[] { "A" }));
        Assert.That(queue.Select(m => m.ToString()), Is.EqualTo(new[] { "[add] B" }));
        Assert.That((tracers.Count, bindings.Count), Is.EqualTo((1, 1)));
        Assert.That(time!.ToString(), Is.EqualTo("0 1 0"));
    }
}
