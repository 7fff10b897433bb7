namespace AsyncMachine.Tests.Life;

public sealed class ExportImportTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("MachineRestored").Build();

    private static readonly Schema Bare = new SchemaBuilder().State("A").State("B").Build();

    private static Machine Named(string id, Schema schema) => new(schema, new MachineOptions { Id = id });

    [Test]
    public void An_export_is_what_is_needed_to_restore()
    {
        Machine machine = Named("m", Bare);
        machine.Add("A");
        machine.Set("B");

        MachineExport export = machine.Export();

        Assert.That(export.Id, Is.EqualTo("m"));
        Assert.That(export.StateNames, Is.EqualTo(new[] { "Exception", "A", "B" }));
        Assert.That(export.Ticks, Is.EqualTo(new ulong[] { 0, 2, 1 }));
        Assert.That(export.QueueTick, Is.EqualTo(3));
        Assert.That(export.MachineTick, Is.Zero);
    }

    [Test]
    public async Task An_import_restores_the_clocks_and_counts_the_restoration()
    {
        Machine machine = Named("m", Bare);
        machine.Add("A");
        machine.Set("B");
        Machine restored = Named("m", Bare);

        await restored.ImportAsync(machine.Export());

        Assert.That(restored.ToStringAll(), Is.EqualTo(machine.ToStringAll()));
        Assert.That(restored.MachineTick, Is.EqualTo(1));
        Assert.That(restored.QueueTick, Is.EqualTo(1));
        Machine third = Named("m", Bare);
        await third.ImportAsync(restored.Export());
        Assert.That(third.MachineTick, Is.EqualTo(2));
    }

    [Test]
    public async Task MachineRestored_is_added_where_it_exists()
    {
        Machine machine = Named("m", Plain);
        machine.Add("A");
        Machine restored = Named("m", Plain);
        string before = "";
        restored.Bind(new HandlerMap().On("MachineRestoredState", e => { before = string.Join(' ', e.Transition.StatesBefore); }));

        await restored.ImportAsync(machine.Export()).Soon();
        await restored.WhenQueueEnds().Soon();

        Assert.That(restored.ToString(), Is.EqualTo("(A:1 MachineRestored:1)"));
        Assert.That(before, Is.EqualTo("A"));
    }

    [Test]
    public async Task An_import_runs_no_handler_but_cancels_tokens_and_releases_waits()
    {
        Machine machine = Named("m", Bare);
        Journal journal = Journal.OnAll(machine);
        CancellationToken ofA = machine.StateToken("A"), ofB = machine.StateToken("B");
        Task a = machine.When("A"), two = machine.WhenTime(Bare.State("A"), 3), args = machine.WhenArgs("A");

        await machine.ImportAsync(new MachineExport { Id = "m", StateNames = ["Exception", "A", "B"], Ticks = [0, 3, 0] });

        Assert.That(journal.Calls, Is.Empty);
        Assert.That((ofA.IsCancellationRequested, ofB.IsCancellationRequested), Is.EqualTo((true, false)));
        Assert.That((a.IsCompletedSuccessfully, two.IsCompletedSuccessfully, args.IsCompleted), Is.EqualTo((true, true, false)));
        Assert.That(machine.Is("A"), Is.True);
    }

    [Test]
    public void An_import_of_another_machine_is_refused_and_changes_nothing()
    {
        Machine machine = Named("m", Bare);
        machine.Add("A");

        Assert.That(
            () => machine.ImportAsync(Named("other", Bare).Export()),
            Throws.ArgumentException.With.Message.StartsWith("The export is of machine 'other', this is machine 'm'. Give the machine that id."));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(machine.MachineTick, Is.Zero);
        Assert.That(() => machine.ImportAsync(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void An_import_of_other_states_is_refused_and_changes_nothing()
    {
        Machine machine = Named("m", Bare);
        machine.Add("A");

        Assert.That(
            async () => await machine.ImportAsync(Named("m", Plain).Export()),
            Throws.ArgumentException.With.Message.StartsWith(
                "The export has 4 states and 4 ticks: Exception A B MachineRestored. Schema Schema has 3 states: Exception A B. Both must be the same."));
        Assert.That(
            async () => await machine.ImportAsync(new MachineExport { Id = "m", StateNames = ["Exception", "B", "A"], Ticks = [0, 0, 0] }),
            Throws.ArgumentException);
        Assert.That(
            async () => await machine.ImportAsync(new MachineExport { Id = "m", StateNames = ["Exception", "A", "B"], Ticks = [0, 0] }),
            Throws.ArgumentException);
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
        Assert.That(machine.MachineTick, Is.Zero);
    }

    [Test]
    public async Task From_a_handler_an_import_runs_after_the_transition()
    {
        Machine machine = Named("m", Bare);
        Task? import = null;
        bool early = true;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            import = e.Machine.ImportAsync(new MachineExport { Id = "m", StateNames = ["Exception", "A", "B"], Ticks = [0, 4, 1] });
            early = import.IsCompleted;
        }));

        machine.Add("A");
        await import!.Soon();

        Assert.That(early, Is.False);
        Assert.That(machine.ToStringAll(), Is.EqualTo("(B:1) [Exception:0 A:4]"));
    }

    [Test]
    public async Task An_import_wakes_waits_of_wide_schemas_too()
    {
        var builder = new SchemaBuilder();
        for (int i = 1; i < 130; i++) builder.State($"S{i}");
        Schema wide = builder.Build();
        Machine machine = Named("m", wide);
        Task last = machine.When("S129");
        var ticks = new ulong[130];
        ticks[129] = 1;

        await machine.ImportAsync(new MachineExport { Id = "m", StateNames = [.. wide.StateNames], Ticks = ticks });

        Assert.That(last.IsCompletedSuccessfully, Is.True);
        Assert.That(machine.ToString(), Is.EqualTo("(S129:1)"));
    }
}
