namespace AsyncMachine.Tests.Composition;

/// <summary>Machines that repeat some states of another one.</summary>
public sealed class MirrorTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp")
        .State("Power").State("Lit", auto: true, require: ["Power"]).State("Pressed", multi: true).Group("Shown", "Lit", "Pressed").Build();

    [Test]
    public async Task It_repeats_what_is_so_and_what_changes()
    {
        var source = new Machine(Lamp, new MachineOptions { Id = "lamp" });
        source.Add("Power");

        await using Machine mirror = await Mirror.CreateAsync(source, Lamp.Group("Shown")).Soon();
        Assert.That((mirror.Id, mirror.ParentId, mirror.ToString()), Is.EqualTo(("mirror-lamp", "lamp", "(Lit:1)")));
        source.Add("Pressed");
        source.Add("Pressed");
        source.Remove("Power");

        Assert.That(mirror.ToString(), Is.EqualTo("(Pressed:3)"));
        Assert.That(mirror.Has("Power"), Is.False);
    }

    [Test]
    public async Task Handlers_see_what_was_so_already()
    {
        var source = new Machine(Lamp);
        source.Add("Power");
        var seen = new List<string>();

        await using Machine mirror = await Mirror.CreateAsync(
            source, [Lamp.State("Lit")], new HandlerMap().On("LitState", _ => seen.Add("on")).On("LitEnd", _ => seen.Add("off"))).Soon();
        source.Remove("Power");

        Assert.That(seen, Is.EqualTo(new[] { "on", "off" }));
    }

    [Test]
    public async Task What_its_handlers_break_stays_its_own()
    {
        var source = new Machine(Lamp);
        await using Machine mirror = await Mirror.CreateAsync(
            source, [Lamp.State("Lit")], new HandlerMap().On("LitState", (Event e) => { if (e.Exists) throw new IOException(); })).Soon();

        Assert.That(source.Add("Power"), Is.EqualTo(Result.Executed));

        Assert.That((source.IsError, source.Is("Lit"), mirror.IsError), Is.EqualTo((false, true, true)));
    }

    [Test]
    public async Task A_flat_one_leaves_instances_out()
    {
        var source = new Machine(Lamp);
        await using Machine mirror = await Mirror.CreateAsync(source, [Lamp.State("Pressed")], flat: true).Soon();

        for (int i = 0; i < 3; i++) source.Add("Pressed");
        Assert.That(mirror.ToString(), Is.EqualTo("(Pressed:1)"));
        source.Remove("Pressed");

        Assert.That(mirror.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public async Task It_ends_with_the_source_and_leaves_the_source_alone()
    {
        var source = new Machine(Lamp);
        Machine first = await Mirror.CreateAsync(source, [Lamp.State("Lit")]).Soon(), second = await Mirror.CreateAsync(source, [Lamp.State("Lit")]).Soon();
        var detached = new Detached();
        source.AddTracer(detached);

        await first.DisposeAsync();
        await detached.Pipe.Soon();
        Assert.That(source.Bindings, Has.Count.EqualTo(1), "its pipes are gone");
        await source.DisposeAsync();

        await second.WhenDisposed().Soon();
    }

    [Test]
    public async Task One_that_is_made_while_the_source_is_busy_misses_nothing()
    {
        using var hang = new Hang();
        var source = new Machine(Lamp);
        source.Bind(new HandlerMap().On("PowerEnter", _ => { hang.Here(); return true; }));
        Task busy = Task.Run(() => source.Add("Power"));
        await hang.Reached; // nothing is committed yet, and the pipes come too late for this transition

        Task<Machine> making = Mirror.CreateAsync(source, [Lamp.State("Power"), Lamp.State("Lit")]);
        hang.Release();

        await using Machine mirror = await making.Soon();
        await busy.Soon();
        await mirror.WhenQueueEnds().Soon();
        Assert.That(mirror.Is("Power", "Lit"));
    }

    [Test]
    public async Task One_that_is_made_while_others_change_the_source_ends_up_as_it_is()
    {
        for (int round = 0; round < 200; round++)
        {
            var source = new Machine(Lamp);
            Task changing = Task.Run(() =>
            {
                for (int i = 0; i < 20; i++) source.Toggle("Power");
            });

            await using Machine mirror = await Mirror.CreateAsync(source, [Lamp.State("Power"), Lamp.State("Lit")]).Soon();
            await changing.Soon();
            if (round % 2 == 0) source.Toggle("Power");
            await mirror.WhenQueueEnds().Soon();

            Assert.That(mirror.Is("Power"), Is.EqualTo(source.Is("Power")));
            Assert.That(mirror.Is("Lit"), Is.EqualTo(source.Is("Lit")));
        }
    }

    [Test]
    public async Task A_mirror_of_a_mirror_works()
    {
        var source = new Machine(Lamp);
        await using var replica = new Replica("r", Lamp);
        source.Add("Power");
        replica.Update(source.Time());

        await using Machine mirror = await Mirror.CreateAsync(replica, [Lamp.State("Lit")]).Soon();
        Assert.That(mirror.Is("Lit"));
        source.Remove("Power");
        replica.Update(source.Time());

        Assert.That(mirror.Is("Lit"), Is.False);
    }

    [Test]
    public async Task Handlers_of_other_states_are_a_mistake()
    {
        var source = new Machine(Lamp);

        await Assert.ThrowsAsync<SchemaException>(
            () => Mirror.CreateAsync(source, [Lamp.State("Lit")], new HandlerMap().On("PowerState", _ => { })).Soon());
        Assert.Throws<ArgumentException>(() => _ = Mirror.CreateAsync(source, []));
    }

    /// <summary>Waits for the end of a pipe.</summary>
    private sealed class Detached : Tracer
    {
        private readonly TaskCompletionSource _pipe = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Pipe => _pipe.Task;

        public override void PipeDetached(IMachine machine, Pipe pipe) => _pipe.TrySetResult();
    }
}
