using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>What a pipe between two machines of this process costs: flat, no args.</summary>
internal static class PipeRows
{
    private const int Targets = 7;

    /// <summary>A source with seven targets: its own transition is a seventh of what each hop is charged with.</summary>
    public static Loops Hop() => Piped(Targets, operations: 2 * Targets);

    /// <summary>A source with one target: both transitions together.</summary>
    public static Loops SourceAndHop() => Piped(1, operations: 2);

    private static Loops Piped(int targets, int operations)
    {
        Machine<Bare> source = Machine.Create(new Bare());
        for (int i = 0; i < targets; i++)
        {
            Machine<Bare> target = Machine.Create(new Bare());
            _ = Pipe.AddFlat(source, Bare.Foo, target);
            _ = Pipe.RemoveFlat(source, Bare.Foo, target);
        }

        return new Loops
        {
            Main = MutationRows.Toggle(source, Bare.Foo) with { Operations = operations },
            Baseline = MutationRows.Toggle(Machine.Create(new Bare()), Bare.Foo),
            Against = Against.Multiple,
        };
    }
}
