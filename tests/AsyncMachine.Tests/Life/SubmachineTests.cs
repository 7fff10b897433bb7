namespace AsyncMachine.Tests.Life;

public sealed class SubmachineTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("Start").Build();

    [Test]
    public void A_child_names_its_parent_and_the_parents_tracers_are_told_first()
    {
        var recorder = new HookRecorder();
        var parent = new Machine(Plain, new MachineOptions { Id = "parent", Tracers = [recorder] });
        recorder.Clear();

        var child = new Machine(Plain, new MachineOptions { Id = "child", Parent = parent, Tracers = [recorder] });

        Assert.That(child.ParentId, Is.EqualTo("parent"));
        Assert.That(parent.ParentId, Is.Null);
        Assert.That(recorder.Lines, Is.EqualTo(new[] { "child parent child", "init child" }));
    }

    [Test]
    public void A_tracer_may_follow_into_the_child_and_is_initialised_once()
    {
        var inits = new List<string>();
        var tracer = new Follower(inits);
        var parent = new Machine(Plain, new MachineOptions { Id = "parent", Tracers = [tracer] });

        var child = new Machine(Plain, new MachineOptions { Id = "child", Parent = parent });
        var grandchild = new Machine(Plain, new MachineOptions { Id = "grandchild", Parent = child, Tracers = [tracer] });

        Assert.That(inits, Is.EqualTo(new[] { "parent", "child", "grandchild" }));
        Assert.That(grandchild.Tracers, Is.EqualTo(new[] { tracer }));
    }

    [Test]
    public void Without_such_a_tracer_nothing_is_inherited()
    {
        var parent = new Machine(Plain, new MachineOptions { Tracers = [new HookRecorder()] });

        Assert.That(new Machine(Plain, new MachineOptions { Parent = parent }).Tracers, Is.Empty);
    }

    [Test]
    public void A_tracer_that_throws_at_a_child_is_reported_to_the_child()
    {
        var told = new List<string>();
        var parent = new Machine(Plain, new MachineOptions { Tracers = [new ThrowingTracer()] });

        var child = new Machine(Plain, new MachineOptions { Parent = parent, OnError = (_, e) => told.Add(e.Handler!) });

        Assert.That(told, Is.EqualTo(new[] { "ThrowingTracer.NewSubmachine" }));
        Assert.That(child.Add("A"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task A_parent_does_not_dispose_its_children()
    {
        var parent = new Machine(Plain);
        var child = new Machine(Plain, new MachineOptions { Parent = parent });

        await parent.DisposeAsync();

        Assert.That(child.IsDisposed, Is.False);
        Assert.That(child.ParentId, Is.EqualTo(parent.Id));
    }

    [Test]
    public void A_replica_can_be_a_parent()
    {
        var replica = new Replica("elsewhere", Plain);
        var recorder = new HookRecorder();
        replica.AddTracer(recorder);

        var child = new Machine(Plain, new MachineOptions { Id = "here", Parent = replica });

        Assert.That(child.ParentId, Is.EqualTo("elsewhere"));
        Assert.That(recorder.Lines[^1], Is.EqualTo("child elsewhere here"));
    }

    private sealed class Follower(List<string> inits) : Tracer
    {
        public override void MachineInit(IMachine machine) => inits.Add(machine.Id);

        public override void NewSubmachine(IMachine parent, IMachine child) => child.AddTracer(this);
    }
}
