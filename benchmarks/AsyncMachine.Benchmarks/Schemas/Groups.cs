namespace AsyncMachine.Benchmarks.Schemas;

/// <summary>Groups of ten states, each of which removes the nine others.</summary>
internal static class Groups
{
    private const int Size = 10;

    /// <summary>A machine on which one state of every group is active.</summary>
    /// <param name="count">How many states, all groups together.</param>
    /// <param name="rotated">The states of the first group, the active one last.</param>
    public static Machine Make(int count, out State[] rotated)
    {
        var builder = new SchemaBuilder("Groups");
        for (int i = 0; i < count; i++)
        {
            int first = i / Size * Size;
            builder.State(Name(i), remove: [.. Enumerable.Range(first, Size).Where(other => other != i).Select(Name)]);
        }

        var machine = new Machine(builder.Build());
        for (int last = Size - 1; last < count; last += Size) machine.Add(Name(last));
        if (machine.ActiveStates.Count != count / Size) throw new InvalidOperationException("Not all groups are active.");
        rotated = [.. Enumerable.Range(0, Size).Select(i => machine.Schema.State(Name(i)))];
        return machine;
    }

    private static string Name(int state) => $"G{state / Size}S{state % Size}";
}
