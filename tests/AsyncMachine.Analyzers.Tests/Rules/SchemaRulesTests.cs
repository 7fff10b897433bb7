namespace AsyncMachine.Analyzers.Tests.Rules;

public sealed class SchemaRulesTests
{
    [Test]
    public void A_dead_state_is_told_by_the_way_that_leads_to_the_clash()
    {
        SchemaDraft draft = Draft("A", "B", "C", "X");
        draft.States[2].Require.Add(1);
        draft.States[3].Require.AddRange([0, 2]);
        draft.States[0].Remove.Add(1);

        SchemaFault fault = SchemaRules.Check(draft).Single();

        Assert.That(fault.ToString(), Is.EqualTo(
            "AM0103: State 'X' can never be active: it requires 'A' and 'B' (through 'C'), and 'A' removes 'B'; drop a Require or the Remove"));
        Assert.That((fault.State, fault.Place, fault.Other, fault.Severity), Is.EqualTo((3, FaultPlace.Require, 0, FaultSeverity.Error)));
    }

    [Test]
    public void A_state_that_requires_its_own_remover_is_dead()
    {
        SchemaDraft draft = Draft("A", "X");
        draft.States[1].Require.Add(0);
        draft.States[0].Remove.Add(1);

        Assert.That(SchemaRules.Check(draft).Single().Message, Is.EqualTo(
            "State 'X' can never be active: it requires 'A', which removes 'X'; drop a Require or the Remove"));
    }

    [Test]
    public void An_exclusive_group_that_is_required_whole_has_its_own_words()
    {
        SchemaDraft draft = Draft("A", "B", "C", "X");
        foreach (int member in (int[])[0, 1, 2]) draft.States[member].Remove.AddRange([0, 1, 2]);
        draft.Groups.Add(new DraftGroup("G", [0, 1, 2]));
        draft.States[3].Require.AddRange([0, 1, 2]);

        Assert.That(SchemaRules.Check(draft).Single(f => f.Code == "AM0103").Message, Is.EqualTo(
            "State 'X' can never be active: it requires every member of the group 'G', and these exclude each other; require one of them"));
    }

    [Test]
    public void Only_the_root_of_dead_states_is_told()
    {
        SchemaDraft draft = Draft("A", "B", "X", "Y", "Z");
        draft.States[0].Remove.Add(1);
        draft.States[2].Require.AddRange([0, 1]);
        draft.States[3].Require.Add(2);
        draft.States[4].Require.AddRange([3, 0, 1]);

        Assert.That(SchemaRules.Check(draft).Select(f => (f.Code, f.State)), Is.EqualTo(new[] { ("AM0103", 2) }));
    }

    [Test]
    public void A_dead_cycle_is_told_once_and_not_as_a_require_cycle_too()
    {
        SchemaDraft draft = Draft("X", "Y");
        draft.States[0].Require.Add(1);
        draft.States[1].Require.Add(0);
        draft.States[1].Remove.Add(0);

        Assert.That(SchemaRules.Check(draft).Select(f => f.Code), Is.EqualTo(new[] { "AM0102" }));
    }

    [Test]
    public void A_require_cycle_that_one_add_closure_brings_in_is_fine()
    {
        SchemaDraft draft = Draft("A", "B", "C");
        draft.States[0].Require.Add(1);
        draft.States[1].Require.Add(0);
        Assert.That(SchemaRules.Check(draft).Single().Message, Is.EqualTo(
            "States 'A' and 'B' require each other and no Add brings them in together, so a call of one alone is always canceled; let one of them add the others, or drop one Require"));

        draft.States[2].Add.Add(0);
        draft.States[0].Add.Add(1);
        Assert.That(SchemaRules.Check(draft), Is.Empty);
    }

    [Test]
    public void A_require_cycle_of_auto_states_is_called_together_by_the_engine()
    {
        SchemaDraft draft = Draft("A", "B");
        draft.States[0].Require.Add(1);
        draft.States[1].Require.Add(0);
        draft.States[0].Auto = draft.States[1].Auto = true;

        Assert.That(SchemaRules.Check(draft), Is.Empty);
    }

    [Test]
    public void A_useless_add_says_who_removes_whom()
    {
        SchemaDraft draft = Draft("A", "B", "X", "Y");
        draft.States[2].Add.Add(3);
        draft.States[2].Require.Add(0);
        draft.States[3].Require.Add(1);
        draft.States[1].Remove.Add(0);

        SchemaFault fault = SchemaRules.Check(draft).Single();

        Assert.That(fault.ToString(), Is.EqualTo(
            "AM0105: State 'X' adds 'Y', but the two can never be active together: 'B' (required by 'Y') removes 'A' (required by 'X'); remove the Add"));
    }

    [Test]
    public void Add_wins_over_remove_of_the_same_target_and_so_the_pair_is_no_clash()
    {
        SchemaDraft draft = Draft("X", "Y");
        draft.States[0].Add.Add(1);
        draft.States[0].Remove.Add(1);

        Assert.That(SchemaRules.Check(draft).Select(f => f.ToString()), Is.EqualTo(new[]
        {
            "AM0106: State 'X' adds 'Y' and removes it; Add wins, so drop one of the two",
        }));
    }

    [Test]
    public void An_after_that_a_require_contradicts_shows_the_circle()
    {
        SchemaDraft draft = Draft("A", "B", "C");
        draft.States[0].After.Add(1);
        draft.States[1].Require.Add(2);
        draft.States[2].After.Add(0);

        Assert.That(SchemaRules.Check(draft).Select(f => f.ToString()), Is.EqualTo(new[]
        {
            "AM0107: State 'A' comes after 'B', but 'B' requires 'C' and 'C' comes after 'A'; handlers on such a circle run in schema order, so drop this After",
        }));
    }

    [Test]
    public void Entries_that_mean_nothing_are_told_once()
    {
        SchemaDraft draft = Draft("A", "B");
        draft.States[0].Require.AddRange([0, 1, 1, 1]);
        draft.States[0].Remove.Add(0);

        Assert.That(SchemaRules.Check(draft).Select(f => f.ToString()), Is.EqualTo(new[]
        {
            "AM0108: State 'A' names itself in Require, which means nothing; remove it",
            "AM0108: State 'A' lists 'B' twice in Require; once is enough",
            "AM0108: State 'A' names itself in Remove, which means nothing; remove it",
        }));
    }

    [Test]
    public void Rules_about_handlers_are_left_out_where_handlers_are_not_known()
    {
        SchemaDraft draft = Draft("A");
        draft.States[0].Auto = true;

        Assert.That(SchemaRules.Check(draft), Is.Empty);
        Assert.That(SchemaRules.Check(draft, _ => false).Single().Code, Is.EqualTo("AM0109"));
        Assert.That(SchemaRules.Check(draft, _ => true), Is.Empty);
    }

    [Test]
    public void Auto_states_that_remove_each_other_need_something_that_tells_them_apart()
    {
        SchemaDraft draft = Draft("A", "B", "R");
        foreach (int rival in (int[])[0, 1])
        {
            draft.States[rival].Auto = true;
            draft.States[rival].Require.Add(2);
            draft.States[rival].Remove.Add(1 - rival);
        }

        Assert.That(SchemaRules.Check(draft, _ => false).Select(f => f.ToString()), Is.EqualTo(new[]
        {
            "AM0110: Auto states 'A' and 'B' remove each other and require the same; only their order lets 'A' win, so tell them apart by a Require or an Enter handler",
        }));
        Assert.That(SchemaRules.Check(draft, state => state == 1), Is.Empty);
    }

    [Test]
    public void A_schema_of_the_largest_size_is_checked_in_a_moment()
    {
        SchemaDraft draft = Draft([.. Enumerable.Range(0, SchemaDraft.MaxStates).Select(i => "S" + i)]);
        for (int i = 1; i < draft.States.Count; i++)
        {
            draft.States[i].Require.Add(i - 1);
            draft.States[i].Add.Add((i * 7) % draft.States.Count);
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        SchemaRules.Check(draft);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [TestCase("downloading", "Downloading")]
    [TestCase("Donwloading", "Downloading")]
    [TestCase("Downlaodde", "Downloaded")]
    [TestCase("Redy", "Ready")]
    [TestCase("Elephant", null)]
    [TestCase("", null)]
    public void The_nearest_name_is_the_one_that_was_probably_meant(string name, string? expected)
    {
        Assert.That(SchemaRules.Nearest(name, ["Ready", "Downloading", "Downloaded"]), Is.EqualTo(expected));
    }

    private static SchemaDraft Draft(params string[] names)
    {
        var draft = new SchemaDraft();
        foreach (string name in names) draft.States.Add(new DraftState(name));
        return draft;
    }
}
