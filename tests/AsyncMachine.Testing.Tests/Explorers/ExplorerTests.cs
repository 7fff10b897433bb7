using AsyncMachine.Benchmarks.Exploring;

namespace AsyncMachine.Testing.Tests.Explorers;

public sealed class ExplorerTests
{
    [Test]
    public void A_state_whose_requirements_exclude_each_other_is_never_active_even_if_the_walk_is_cut()
    {
        Schema schema = new SchemaBuilder("Dead").Allow("AM0103")
            .State("A", remove: ["B"]).State("B").State("C", require: ["A", "B"]).State("D", add: ["A"])
            .Build();

        Exploration found = new SchemaExplorer(schema) { Bound = 1 }.Explore();

        Assert.That(found.IsComplete, Is.False);
        Assert.That(found.Of(FindingKind.NeverActive).Select(finding => finding.ToString()), Does.Contain("C is never active"));
    }

    [Test]
    public void A_walk_that_is_cut_says_not_seen_and_not_never()
    {
        Schema schema = new SchemaBuilder("Deep")
            .State("A", add: ["X"]).State("B", require: ["A"], add: ["X"]).State("C", require: ["B"], add: ["X"]).State("X")
            .Build();
        State a = schema.State("A"), b = schema.State("B"), c = schema.State("C");
        SchemaCall[] menu = [SchemaCall.Add(a), SchemaCall.Add(b), SchemaCall.Add(c)];

        Exploration cut = new SchemaExplorer(schema) { Menu = menu, Bound = 2 }.Explore();
        Exploration whole = new SchemaExplorer(schema) { Menu = menu }.Explore();

        Assert.That(cut.Of(FindingKind.NeverActive).Select(finding => finding.ToString()), Does.Contain("C is not seen to be active"));
        Assert.That(cut.Of(FindingKind.AlwaysCanceled).Single().ToString(), Is.EqualTo("[add] C is not seen to be executed: [add] C"));
        Assert.That(cut.ToString(), Does.Contain("the bound was reached"));
        Assert.That(whole.Of(FindingKind.AlwaysCanceled), Is.Empty);
        Assert.That(whole.Of(FindingKind.DeadEnd).Single().ToString(), Is.EqualTo("(A B C X) is changed by no call: [add] A, [add] B, [add] C"));
    }

    [Test]
    public void A_one_way_door_comes_with_the_shortest_way_through_it()
    {
        Schema schema = new SchemaBuilder("Door")
            .State("Open", remove: ["Sealed"]).State("Sealed", remove: ["Open"])
            .Build();
        State open = schema.State("Open"), sealedUp = schema.State("Sealed");

        Exploration found = new SchemaExplorer(schema) { Menu = [SchemaCall.Add(open), SchemaCall.Remove(open), SchemaCall.Add(sealedUp)] }.Explore();

        Assert.That(found.Of(FindingKind.OneWayDoor), Is.Empty); // Open comes back by its own add

        SchemaExplorer refused = new(schema)
        {
            Menu = [SchemaCall.Add(open), SchemaCall.Remove(open), SchemaCall.Add(sealedUp)],
            Handlers = new HandlerMap().On("SealedOpen", _ => false),
        };
        Assert.That(refused.Explore().Of(FindingKind.OneWayDoor).Select(door => door.ToString()), Is.EqualTo((string[])
            ["after [add] Sealed, Open is never active again: [add] Sealed"]));
    }

    [Test]
    public void Auto_states_that_deactivate_each_other_come_with_both_ways()
    {
        Schema schema = new SchemaBuilder("Rivals")
            .State("X").State("Y").State("M").State("N")
            .State("A", auto: true, require: ["X"])
            .State("B", auto: true, require: ["Y"])
            .State("K", auto: true, require: ["X", "N"], remove: ["Y"])
            .State("L", auto: true, require: ["Y", "M"], remove: ["X"])
            .Build();

        Finding rivals = new SchemaExplorer(schema).Explore().Of(FindingKind.AutoRivals).Single();

        Assert.That(rivals.States.Select(state => state.Name), Is.EqualTo((string[])["A", "B"]));
        Assert.That(Deactivated(rivals.Sequence), Is.EqualTo("B"));
        Assert.That(Deactivated(rivals.Reverse), Is.EqualTo("A"));

        // What the last auto transition of a sequence deactivates, of the two.
        string Deactivated(IReadOnlyList<SchemaCall> calls)
        {
            var recorder = new TransitionRecorder();
            var machine = new Machine(schema, new MachineOptions { Tracers = [recorder] });
            foreach (SchemaCall call in calls) machine.Mutate(call.Type, call.States.ToArray(), null);
            string last = recorder.Lines[^1];
            Assert.That(last, Does.StartWith("[auto add]"));
            return last.Contains("-A", StringComparison.Ordinal) ? "A" : last.Contains("-B", StringComparison.Ordinal) ? "B" : last;
        }
    }

    [Test]
    public void Handler_stubs_veto_and_make_further_mutations()
    {
        Schema schema = new SchemaBuilder("Stubs").State("A").State("B").State("C").Build();
        HandlerMap stubs = new HandlerMap()
            .On("BEnter", e => e.Machine.Is("C"))
            .On("AState", (Event e) => e.Machine.Add("C"));

        Exploration without = new SchemaExplorer(schema) { Menu = [SchemaCall.Add(schema.State("A")), SchemaCall.Add(schema.State("B"))] }.Explore();
        Exploration with = new SchemaExplorer(schema) { Menu = without.Menu, Handlers = stubs }.Explore();

        Assert.That(without.Of(FindingKind.NeverActive).Select(finding => finding.States[0].Name), Is.EqualTo((string[])["Exception", "C"]));
        Assert.That(with.HasHandlers, Is.True);
        Assert.That(with.Of(FindingKind.NeverActive).Select(finding => finding.States[0].Name), Is.EqualTo((string[])["Exception"]));
        Assert.That(with.Of(FindingKind.DeadEnd).Single().Sequence.Select(call => call.ToString()), Is.EqualTo((string[])["[add] A", "[add] B"]));
    }

    [Test]
    public void Unrelated_components_are_walked_apart()
    {
        var builder = new SchemaBuilder("Apart");
        for (int i = 0; i < 20; i++) builder.State($"A{i}", remove: [$"B{i}"]).State($"B{i}", remove: [$"A{i}"]);

        Exploration found = new SchemaExplorer(builder.Build()).Explore();

        Assert.That(found.IsComplete, Is.True);
        Assert.That(found.Sets, Is.LessThan(100));
        Assert.That(found.Findings, Is.Empty);
    }

    [Test]
    public void States_that_influence_no_other_are_not_walked_through()
    {
        var builder = new SchemaBuilder("Leaves").State("Root");
        for (int i = 0; i < 40; i++) builder.State($"Leaf{i}", require: ["Root"]);

        Exploration found = new SchemaExplorer(builder.Build()).Explore();

        Assert.That(found.Findings, Is.Empty);
        Assert.That(found.Sets, Is.LessThan(10));
    }

    [Test]
    public void A_schema_of_several_words_is_explored_as_a_narrow_one_is()
    {
        var builder = new SchemaBuilder("Wide").State("First", remove: ["Last"]);
        for (int i = 0; i < 300; i++) builder.State($"Between{i}");
        Schema schema = builder.State("Last", require: ["First"]).Allow("AM0102").Allow("AM0103").Build();

        Exploration found = new SchemaExplorer(schema).Explore();

        Assert.That(found.Of(FindingKind.NeverActive).Single().States[0].Name, Is.EqualTo("Last"));
        Assert.That(found.IsComplete, Is.True);
    }

    [Test]
    public void A_schema_of_36_states_is_walked_through_as_a_whole()
    {
        Schema schema = ExplorerSchemas.Supervisor();

        Exploration found = new SchemaExplorer(schema).Explore();

        Assert.That(schema.Count, Is.EqualTo(36));
        Assert.That(found.IsComplete, Is.True);
        Assert.That(found.Findings, Is.Empty);
    }

    [Test]
    public void A_report_says_for_which_calls_it_holds()
    {
        Schema schema = new SchemaBuilder("Lamp").State("On").Build();

        Exploration found = new SchemaExplorer(schema) { Menu = [SchemaCall.Add(schema.State("On"))] }.Explore();

        Assert.That(found.ToString(), Is.EqualTo(
            """
            Lamp: 2 sets of active states, all that can be reached
            calls: [add] On
            Exception is never active
            (On) is changed by no call: [add] On

            """.ReplaceLineEndings("\n")));
    }
}
