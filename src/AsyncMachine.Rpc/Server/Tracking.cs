namespace AsyncMachine.Rpc;

/// <summary>Which states' ticks travel to a client.</summary>
internal static class Tracking
{
    /// <summary>
    /// The states that the client has chosen, with all that they require, directly or not; of these, those that it may see. Names that the
    /// schema does not have count for nothing: a later version may have them.
    /// </summary>
    /// <returns>Their indexes, ascending; null for all states.</returns>
    public static int[]? Of(Schema schema, SyncOptions sync, Permissions permissions)
    {
        bool all = sync.States is null && sync.Names is null;
        if (all && permissions.SeesAll) return null;
        var chosen = new bool[schema.Count];
        var open = new Stack<int>();
        if (all) Array.Fill(chosen, true);
        foreach (int state in sync.States ?? []) Choose(state);
        foreach (string name in sync.Names ?? [])
        {
            if (schema.TryGetState(name, out State state)) Choose(state.Index);
        }

        while (open.TryPop(out int state))
        {
            foreach (State required in schema.Describe(state).Require) Choose(required.Index);
        }

        return [.. Enumerable.Range(0, chosen.Length).Where(i => chosen[i] && permissions.MaySee(i))];

        void Choose(int state)
        {
            if (state >= chosen.Length || chosen[state]) return;
            chosen[state] = true;
            open.Push(state);
        }
    }
}
