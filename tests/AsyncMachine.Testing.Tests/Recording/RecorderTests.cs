namespace AsyncMachine.Testing.Tests.Recording;

public sealed class RecorderTests
{
    [Test]
    public async Task A_line_tells_mutation_and_changes()
    {
        Schema schema = new SchemaBuilder()
            .State("Open", remove: ["Closed"])
            .State("Closed", remove: ["Open"])
            .State("Locked", require: ["Closed"])
            .State("Knock", multi: true)
            .State("Lit", auto: true, require: ["Open"])
            .Build();
        var recorder = new TransitionRecorder();
        await using var machine = new Machine(schema, new MachineOptions { Tracers = [recorder] });

        machine.Add("Locked", "Closed");
        machine.Add("Open");
        machine.Add("Knock");
        machine.Add("Knock");
        machine.Add("Locked");
        machine.Set("Closed");
        machine.Remove("Open");
        machine.CanAdd("Locked");
        machine.CanAdd("Lit");

        Assert.That(recorder.ToString(), Is.EqualTo(
            """
            [add] Locked Closed: +Closed +Locked
            [auto add] Lit: canceled, Lit requires Open
            [add] Open: +Open -Closed -Locked
            [auto add] Lit: +Lit
            [add] Knock: +Knock
            [add] Knock: *Knock
            [add] Locked: canceled, Locked requires Closed
            [set] Closed: -Open +Closed -Knock -Lit
            [auto add] Lit: canceled, Lit requires Open
            [remove] Open: =
            [can add] Locked: yes
            [can add] Lit: no, Lit requires Open

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Handlers_sources_ids_and_ticks_are_told_if_asked_for()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").Build();
        var recorder = new TransitionRecorder(RecordedParts.Handlers | RecordedParts.Source | RecordedParts.Machine | RecordedParts.Ticks);
        await using var machine = new Machine(schema, new MachineOptions { Id = "m", Tracers = [recorder] });
        await using var other = new Machine(schema, new MachineOptions { Id = "o", Tracers = [recorder] });
        machine.Bind(new HandlerMap()
            .On("AEnter", _ => true)
            .On("AState", e =>
            {
                e.Machine.Add(e, "B");
                other.Add(e, "A");
            })
            .On("BEnter", _ => false));

        machine.Add("A");

        Assert.That(recorder.Lines, Is.EqualTo((string[])
        [
            "o: #1 [add] A: +A:1 from m#1",
            "m: #1 [add] A: +A:1 | AEnter AState",
            "m: #2 [add] B: canceled, refused by BEnter | BEnter from #1",
        ]));
    }

    [Test]
    public async Task An_error_is_told_with_what_it_rolled_back()
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        var recorder = new TransitionRecorder();
        await using var machine = new Machine(schema, new MachineOptions { Tracers = [recorder] });
        machine.Bind(new HandlerMap().On("AState", (Event _) => Fail()));

        machine.Add("A");

        Assert.That(recorder.Lines, Is.EqualTo((string[])
        [
            "[add] A: canceled ~A, AState threw InvalidOperationException",
            "[add] Exception (InvalidOperationException: first line): +Exception",
        ]));
    }

    private static void Fail() => throw new InvalidOperationException("first line\nsecond");

    [Test]
    public async Task A_limit_keeps_the_latest_lines_and_counts_the_others()
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        var recorder = new TransitionRecorder(limit: 2);
        await using var machine = new Machine(schema, new MachineOptions { Tracers = [recorder] });

        machine.Add("A");
        machine.Remove("A");
        machine.Add("A");

        Assert.That(recorder.ToString(), Is.EqualTo("… 1 earlier\n[remove] A: -A\n[add] A: +A\n"));
        recorder.Clear();
        Assert.That(recorder.ToString(), Is.Empty);
    }
}
