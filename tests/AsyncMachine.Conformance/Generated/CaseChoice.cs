namespace AsyncMachine.Conformance;

/// <summary>Chooses the cases that are compiled as schema classes.</summary>
internal static class CaseChoice
{
    /// <summary>How many.</summary>
    public const int Count = 200;

    private const int MostStates = 6; // pairs of handlers grow with the square

    /// <summary>
    /// Of the cases with handlers whose schema a class can have, some of every sort: what the handlers do, whether all are bound, whether there
    /// are Auto states. Each sort gives one in turn, in the order of the files, so the choice is the same everywhere.
    /// </summary>
    public static List<Case> Of(IEnumerable<Case> cases)
    {
        List<Queue<Case>> sorts = [.. cases.Where(IsPossible).GroupBy(SortOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Queue<Case>(g))];
        var chosen = new List<Case>();
        while (chosen.Count < Count && sorts.Exists(s => s.Count > 0))
        {
            foreach (Queue<Case> sort in sorts)
            {
                if (chosen.Count < Count && sort.TryDequeue(out Case? next)) chosen.Add(next);
            }
        }

        return chosen;
    }

    /// <summary>Classes have <c>Exception</c> first.</summary>
    private static bool IsPossible(Case candidate) =>
        candidate.Handlers is not null && candidate.Names[0] == "Exception" && candidate.Names.Length <= MostStates;

    private static string SortOf(Case sorted)
    {
        (bool Has, string Name)[] features =
        [
            (sorted.Vetoes.Count > 0, "vetoes"), (sorted.Throws.Count > 0, "throws"), (sorted.Nested.Count > 0, "nested"),
            (sorted.Handlers!.Length == Case.HandlersOf(sorted.Names).Count(), "all"), (sorted.States.Any(s => s.Auto), "auto"),
        ];
        return string.Join(' ', features.Where(f => f.Has).Select(f => f.Name));
    }
}
