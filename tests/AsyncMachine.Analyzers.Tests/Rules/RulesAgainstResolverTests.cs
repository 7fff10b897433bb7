namespace AsyncMachine.Analyzers.Tests.Rules;

/// <summary>
/// What the rules claim about a schema, against every state that the schema can get into. "Sound": what is reported is so.
/// "Complete": what is not reported is not so.
/// </summary>
public sealed class RulesAgainstResolverTests
{
    private const int Schemas = 2000;

    [Test]
    public void A_state_reported_as_dead_is_never_active_and_without_require_cycles_every_such_state_is_reported(
        [Values] bool requireCycles)
    {
        int reported = 0;
        ForEach(requireCycles, 1, calledAtOnce: 5, (draft, reachable, faults, text) =>
        {
            HashSet<int> dead = Dead(draft, faults);
            reported += dead.Count;
            for (int x = 0; x < draft.States.Count; x++)
            {
                bool active = reachable.Ever(x);
                if (dead.Contains(x)) Assert.That(active, Is.False, $"{draft.States[x].Name} is reported, but can be active: {text}");
                else if (!requireCycles) Assert.That(active, $"{draft.States[x].Name} can never be active: {text}");
            }
        });
        Assert.That(reported, Is.GreaterThan(Schemas / 4));
    }

    [Test]
    public void An_add_reported_as_useless_never_takes_effect_and_without_require_cycles_every_such_add_is_reported(
        [Values] bool requireCycles)
    {
        int reported = 0;
        ForEach(requireCycles, 2, calledAtOnce: 5, (draft, reachable, faults, text) =>
        {
            HashSet<int> dead = Dead(draft, faults);
            for (int x = 0; x < draft.States.Count; x++)
            {
                foreach (int y in draft.States[x].Add)
                {
                    if (x == y || dead.Contains(x) || dead.Contains(y)) continue;
                    bool useless = faults.Exists(f => f.Code == "AM0105" && f.State == x && f.Other == y);
                    bool together = reachable.Ever(x, y);
                    string pair = $"{draft.States[x].Name} adds {draft.States[y].Name}: {text}";
                    if (useless) Assert.That(together, Is.False, pair);
                    else if (!requireCycles) Assert.That(together, pair);
                    if (useless) reported++;
                }
            }
        });
        Assert.That(reported, Is.GreaterThan(Schemas / 20));
    }

    [Test]
    public void Members_of_a_reported_require_cycle_are_never_active_while_states_are_called_one_by_one()
    {
        int reported = 0;
        ForEach(true, 3, calledAtOnce: 1, (draft, reachable, faults, text) =>
        {
            foreach (SchemaFault fault in faults.Where(f => f.Code == "AM0104"))
            {
                Assert.That(reachable.Ever(fault.State), Is.False, $"{draft.States[fault.State].Name}: {text}");
                reported++;
            }
        });
        Assert.That(reported, Is.GreaterThan(Schemas / 50));
    }

    [Test]
    public void An_auto_state_reported_as_always_active_is_active_after_every_change()
    {
        int reported = 0;
        ForEach(true, 4, calledAtOnce: 5, (draft, reachable, faults, text) =>
        {
            foreach (SchemaFault fault in faults.Where(f => f.Code == "AM0109"))
            {
                Assert.That(reachable.Rest.Where(set => (set >> fault.State & 1) == 0), Is.Empty, $"{draft.States[fault.State].Name}: {text}");
                reported++;
            }
        });
        Assert.That(reported, Is.GreaterThan(Schemas / 20));
    }

    private static void ForEach(
        bool requireCycles, int seed, int calledAtOnce, Action<SchemaDraft, Reachable, List<SchemaFault>, string> check)
    {
        var random = new Random(seed);
        for (int i = 0; i < Schemas; i++)
        {
            SchemaDraft draft = RandomSchema.Make(random, requireCycles);
            check(draft, new Reachable(draft, calledAtOnce), SchemaRules.Check(draft, _ => false), RandomSchema.Describe(draft));
        }
    }

    /// <summary>The reported states, and what is dead because it requires one.</summary>
    private static HashSet<int> Dead(SchemaDraft draft, List<SchemaFault> faults)
    {
        HashSet<int> dead = [.. faults.Where(f => f.Code is "AM0102" or "AM0103").Select(f => f.State)];
        while (true)
        {
            int[] more = [.. Enumerable.Range(0, draft.States.Count).Where(x => !dead.Contains(x) && draft.States[x].Require.Exists(dead.Contains))];
            if (more.Length == 0) return dead;
            dead.UnionWith(more);
        }
    }
}
