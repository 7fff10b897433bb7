namespace AsyncMachine.Analyzers.Tests.Rules;

/// <summary>Small schemas with many relations, so that most of them have a fault.</summary>
internal static class RandomSchema
{
    public static SchemaDraft Make(Random random, bool requireCycles)
    {
        int count = random.Next(2, 6);
        double density = random.NextDouble() * 0.35 + 0.1;
        var draft = new SchemaDraft();
        for (int i = 0; i < count; i++)
        {
            draft.States.Add(new DraftState(((char)('A' + i)).ToString()) { Auto = Chance(0.2), Multi = Chance(0.15) });
        }

        // Without cycles the targets come earlier in a random order, not in schema order.
        int[] rank = [.. Enumerable.Range(0, count)];
        random.Shuffle(rank);
        for (int i = 0; i < count; i++)
        {
            DraftState state = draft.States[i];
            Fill(state.Require, j => requireCycles ? Chance(0.05) || i != j : rank[j] < rank[i]);
            Fill(state.Add, j => j != i || Chance(0.1));
            Fill(state.Remove, _ => true);
            Fill(state.After, _ => true);
        }

        return draft;

        bool Chance(double p) => random.NextDouble() < p;

        void Fill(List<int> list, Func<int, bool> may)
        {
            for (int j = 0; j < count; j++)
            {
                if (may(j) && Chance(density)) list.Add(j);
            }
        }
    }

    /// <summary>The schema in words, for the message of a failed assertion.</summary>
    public static string Describe(SchemaDraft draft)
    {
        return string.Join("; ", draft.States.Select(s =>
            $"{s.Name}{(s.Auto ? " auto" : "")}{(s.Multi ? " multi" : "")}{List("req", s.Require)}{List("add", s.Add)}{List("rem", s.Remove)}"));

        string List(string word, List<int> targets) =>
            targets.Count == 0 ? "" : $" {word} {string.Concat(targets.Select(t => draft.States[t].Name))}";
    }
}
