namespace AsyncMachine.Testing.Tests.Explorers;

/// <summary>A random schema of six states, one of them <c>Exception</c>: from unrelated states to ones that hardly anything is
/// allowed to.</summary>
internal static class SixStates
{
    private static readonly string[] Names = ["Exception", "A", "B", "C", "D", "E"];

    public static (Schema Schema, SchemaDraft Draft) Make(int seed)
    {
        var random = new Random(seed);
        double density = random.NextDouble() * random.NextDouble() * 0.4 + 0.02;
        bool exceptionToo = random.Next(2) == 0, cycles = random.Next(3) == 0;
        var draft = new SchemaDraft();
        for (int i = 0; i < Names.Length; i++)
        {
            draft.States.Add(new DraftState(Names[i]) { Auto = i > 0 && random.NextDouble() < 0.3, Multi = i == 0 || random.NextDouble() < 0.15 });
        }

        int[] rank = [.. Enumerable.Range(0, Names.Length)];
        random.Shuffle(rank);
        for (int i = 0; i < Names.Length; i++)
        {
            DraftState state = draft.States[i];
            Fill(state.Require, i, j => cycles ? i != j : rank[j] < rank[i]);
            Fill(state.Add, i, j => j != i);
            Fill(state.Remove, i, j => j != i);
        }

        var builder = new SchemaBuilder("Six" + seed).Allow("AM0102").Allow("AM0103");
        foreach (DraftState state in draft.States)
        {
            builder.State(
                state.Name, auto: state.Auto, multi: state.Multi, require: NamesOf(state.Require), add: NamesOf(state.Add), remove: NamesOf(state.Remove));
        }

        return (builder.Build(), draft);

        void Fill(List<int> list, int i, Func<int, bool> may)
        {
            for (int j = 0; j < Names.Length; j++)
            {
                if (may(j) && (exceptionToo || (i > 0 && j > 0)) && random.NextDouble() < density) list.Add(j);
            }
        }

        string[] NamesOf(List<int> states) => [.. states.Select(state => Names[state])];
    }
}
