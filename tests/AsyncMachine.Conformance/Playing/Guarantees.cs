namespace AsyncMachine.Conformance;

/// <summary>What holds after every transition of every schema, whatever was recorded.</summary>
internal static class Guarantees
{
    /// <summary>What an active state requires is active; no active state is in the Remove of another active one.</summary>
    public static void OfActive(Schema schema, IReadOnlyCollection<State> active, List<string> broken)
    {
        foreach (State state in active)
        {
            StateInfo info = schema.Describe(state.Index);
            foreach (State required in info.Require)
            {
                if (!active.Contains(required)) broken.Add($"{state} is active without {required}, which it requires");
            }

            foreach (State removed in Removed(info))
            {
                if (active.Contains(removed)) broken.Add($"{state} is active, and so is {removed}, which it removes");
            }
        }
    }

    /// <summary>No called or active state is left out without a reason in the outcome.</summary>
    public static void OfTarget(Transition transition, List<string> broken)
    {
        Schema schema = transition.Schema;
        IReadOnlyList<State> target = transition.TargetStates;
        IReadOnlyList<State> called = transition.Mutation.Called;
        IEnumerable<State> candidates = transition.Mutation.Type switch
        {
            MutationType.Set => called,
            MutationType.Add => called.Union(transition.StatesBefore),
            _ => transition.StatesBefore.Except(called),
        };
        foreach (State state in candidates.Except(target))
        {
            StateInfo info = schema.Describe(state.Index);
            bool lacks = info.Require.Any(required => !target.Contains(required));
            bool excluded = target.Any(other => Removed(info).Contains(other) || Removed(schema.Describe(other.Index)).Contains(state));
            if (!lacks && !excluded) broken.Add($"{transition.Mutation} leaves {state} out, though nothing in {Text.Of(target.Select(s => s.Name))} is against it");
        }
    }

    /// <summary>A state's own entry in its Remove means nothing, and Add of the same target wins over Remove.</summary>
    private static IEnumerable<State> Removed(StateInfo info) =>
        info.Remove.Where(removed => removed != info.State && !info.Add.Contains(removed));
}
