namespace AsyncMachine.Testing;

/// <summary>What follows from relations alone, without walking.</summary>
internal static class Closures
{
    /// <summary>A state and all that it requires, directly or not, in schema order.</summary>
    public static List<int> Required(Schema schema, int state)
    {
        var closure = new SortedSet<int> { state };
        var work = new Stack<int>([state]);
        while (work.TryPop(out int next))
        {
            foreach (int required in schema.Rows.Targets(RowKind.Require, next))
            {
                if (closure.Add(required)) work.Push(required);
            }
        }

        return [.. closure];
    }

    /// <summary>True if all that a state requires can never be active at once: one of it removes another.</summary>
    public static bool IsDead(Schema schema, int state)
    {
        List<int> closure = Required(schema, state);
        return closure.Exists(remover => closure.Exists(removed => remover != removed && schema.Rows.Has(RowKind.Remove, remover, removed)));
    }

    /// <summary>True if states require each other round a circle, or one requires itself.</summary>
    public static bool HasRequireCycle(Schema schema)
    {
        for (int i = 0; i < schema.Count; i++)
        {
            foreach (int required in schema.Rows.Targets(RowKind.Require, i))
            {
                if (Required(schema, required).Contains(i)) return true;
            }
        }

        return false;
    }
}
