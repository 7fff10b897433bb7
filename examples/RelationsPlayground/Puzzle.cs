using AsyncMachine;

namespace RelationsPlayground;

/// <summary>A question about relations: the states, and what is called.</summary>
internal sealed record Puzzle(string Question, SchemaBuilder Schema, params string[][] Calls)
{
    /// <summary>Asks, calls, and shows what became of it.</summary>
    public async Task PlayAsync(int number)
    {
        Schema schema = Schema.Build();
        var last = new LastTransition();
        await using var machine = new Machine(schema, new MachineOptions { RecordSteps = true, Tracers = [last] });

        Console.WriteLine($"{number}. {Question}");
        for (int i = 0; i < schema.Count; i++) Describe(schema.Describe(i));
        foreach (string[] call in Calls)
        {
            Console.WriteLine($"   add {string.Join(", ", call)}: {machine.Add(call)} {machine}");
        }

        Console.WriteLine($"   the last transition: {last}");
        Console.WriteLine();
    }

    private static void Describe(StateInfo state)
    {
        if (state.State.Name == "Exception") return; // every machine has it; the puzzles do not need it
        string[] said =
        [
            .. Relation("requires", state.Require), .. Relation("adds", state.Add), .. Relation("removes", state.Remove),
        ];
        Console.WriteLine($"   {state.State}{(state.IsAuto ? " (auto)" : "")} {string.Join(", ", said)}".TrimEnd());
    }

    private static string[] Relation(string verb, IReadOnlyList<State> states) =>
        states.Count == 0 ? [] : [$"{verb} {string.Join(" and ", states)}"];
}
