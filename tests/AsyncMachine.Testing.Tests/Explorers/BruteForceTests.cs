namespace AsyncMachine.Testing.Tests.Explorers;

public sealed class BruteForceTests
{
    private const int Schemas = 500;

    [Test]
    public void Five_hundred_random_schemas_are_reported_as_brute_force_finds_them()
    {
        for (int seed = 0; seed < Schemas; seed++)
        {
            (Schema schema, SchemaDraft draft) = SixStates.Make(seed);
            Compare(new SchemaExplorer(schema), draft, seed);
        }
    }

    [Test]
    public void So_are_they_for_random_subsets_of_the_calls()
    {
        int ends = 0, doors = 0;
        for (int seed = 0; seed < Schemas; seed++)
        {
            (Schema schema, SchemaDraft draft) = SixStates.Make(seed);
            var random = new Random(seed);
            double kept = random.NextDouble();
            var explorer = new SchemaExplorer(schema) { Menu = [.. SchemaExplorer.DefaultMenu(schema).Where(_ => random.NextDouble() < kept)] };
            Compare(explorer, draft, seed);
            Exploration found = explorer.Explore();
            ends += found.Of(FindingKind.DeadEnd).Count;
            doors += found.Of(FindingKind.OneWayDoor).Count;
        }

        // What never occurs is not compared. With all calls there are neither doors nor, in so few states, rivals.
        Assert.That(ends, Is.Positive);
        Assert.That(doors, Is.Positive);
    }

    [Test]
    public void Handlers_that_refuse_nothing_change_nothing_in_the_reports()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (Schema schema, SchemaDraft draft) = SixStates.Make(seed);
            Compare(new SchemaExplorer(schema) { Handlers = new HandlerMap().On("AnyEnter", _ => true) }, draft, seed);
        }
    }

    private static void Compare(SchemaExplorer explorer, SchemaDraft draft, int seed)
    {
        Exploration found = explorer.Explore();
        var expected = new BruteForce(draft, explorer.Menu);
        string about = $"seed {seed}\n{found}{new Machine(explorer.Schema).Inspect()}";

        Assert.That(found.IsComplete, Is.True, about);
        int never = found.Of(FindingKind.NeverActive).Aggregate(0, (mask, finding) => mask | 1 << finding.States[0].Index);
        Assert.That(never, Is.EqualTo(63 & ~expected.Ever), about);
        Assert.That(found.Of(FindingKind.AlwaysCanceled).Select(finding => finding.Call), Is.EqualTo(expected.Canceled), about);
        Assert.That(
            found.Of(FindingKind.DeadEnd).ToDictionary(finding => Mask(finding.States), finding => finding.Sequence.Count),
            Is.EquivalentTo(expected.DeadEnds), about);

        // Calls of other components and of states that are left out of the walk stand for each other; what is lost, and how soon,
        // is the same.
        Assert.That(
            Soonest(found.Of(FindingKind.OneWayDoor).Select(finding => (finding.States[0].Index, finding.Sequence.Count))),
            Is.EquivalentTo(Soonest(expected.Doors.Select(door => (door.Key.State, door.Value)))), about);
        foreach (Finding door in found.Of(FindingKind.OneWayDoor))
        {
            Assert.That(expected.Doors.TryGetValue((door.Call!, door.States[0].Index), out int length), Is.True, about + door);
            Assert.That(door.Sequence, Has.Count.EqualTo(length), about + door);
        }

        var rivals = expected.Rivalries.Where(rivalry => rivalry.Key.Entered < rivalry.Key.Left)
            .Where(rivalry => expected.Rivalries.ContainsKey((rivalry.Key.Left, rivalry.Key.Entered)))
            .Select(rivalry => (rivalry.Key.Entered, rivalry.Key.Left, rivalry.Value, expected.Rivalries[(rivalry.Key.Left, rivalry.Key.Entered)]));
        Assert.That(
            found.Of(FindingKind.AutoRivals).Select(finding =>
                (finding.States[0].Index, finding.States[1].Index, finding.Sequence.Count, finding.Reverse.Count)),
            Is.EquivalentTo(rivals), about);
        if (explorer.Handlers is null) Replay(found, about);
    }

    /// <summary>A real machine that is given the sequences comes to the dead ends.</summary>
    private static void Replay(Exploration found, string about)
    {
        foreach (Finding end in found.Of(FindingKind.DeadEnd))
        {
            var machine = new Machine(found.Schema);
            foreach (SchemaCall call in end.Sequence) machine.Mutate(call.Type, call.States.ToArray(), null);
            Assert.That(Mask(machine.ActiveStates), Is.EqualTo(Mask(end.States)), about + end);
        }
    }

    private static Dictionary<int, int> Soonest(IEnumerable<(int State, int Length)> doors) =>
        doors.GroupBy(door => door.State).ToDictionary(group => group.Key, group => group.Min(door => door.Length));

    private static int Mask(IEnumerable<State> states) => states.Aggregate(0, (mask, state) => mask | 1 << state.Index);
}
