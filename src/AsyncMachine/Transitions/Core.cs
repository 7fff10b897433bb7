namespace AsyncMachine;

/// <summary>What the engine and the public face ask of the part that knows the schema's width.</summary>
internal abstract class Core
{
    /// <summary>Mutations of others that a caller runs before it hands the drain to the thread pool.</summary>
    public const int ForeignLimit = 256;

    /// <summary>The core for a schema; tests force small schemas through the wide ones by <paramref name="words"/>.</summary>
    public static Core Create(Engine engine, Schema schema, int words = 0) => Math.Max(words, schema.Width) switch
    {
        1 => new Core<StateSet1>(engine, schema),
        2 => new Core<StateSet2>(engine, schema),
        4 => new Core<StateSet4>(engine, schema),
        _ => new Core<StateSet16>(engine, schema),
    };

    /// <summary>Makes a mutation.</summary>
    public abstract Result Mutate(MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source);

    /// <summary>Makes an add or remove of one state without args or source.</summary>
    public abstract Result MutateOne(MutationType type, State state);

    /// <summary>Makes a mutation with the drain, and the next queue tick, already taken.</summary>
    internal abstract Result MutateTaken(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source);

    /// <summary>Makes a mutation and wants its own final result.</summary>
    public abstract ValueTask<Result> MutateAsync(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source);

    /// <summary>Makes a mutation that is canceled if an instance of a state is no longer there when its transition starts.</summary>
    public abstract Result MutateExpected(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source, Expectation expected);

    /// <summary>
    /// Asks whether a mutation would be executed. If the answer comes later, <paramref name="work"/> gets it; null if nobody wants it.
    /// </summary>
    public abstract Result Check(MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, JobWork? work);

    /// <summary>
    /// Runs work between two transitions: here and now if the machine is idle. With <paramref name="always"/> it is the engine's own,
    /// which no limit, back-off or disposal refuses.
    /// </summary>
    /// <returns>False if it was refused; <see cref="JobWork.End"/> is then not called.</returns>
    public abstract bool Eval(JobWork work, bool always = false);

    /// <summary>Runs what waits, with the drain already taken.</summary>
    /// <param name="foreignLimit">How many mutations of others it may run before it hands the drain to the thread pool.</param>
    public abstract void Drain(int foreignLimit = int.MaxValue);

    /// <summary>Ends the transition that a lost handler was in, and drains on.</summary>
    public abstract void GoOn(Cell lost, ErrorArgs error);

    /// <summary>Goes on with the transition that a pipe was in whose thread was left behind, after that pipe, and drains on.</summary>
    public abstract void GoOnAfterPipe(Cell lost);

    /// <summary>The bindings or tracers changed.</summary>
    public abstract void Rebind();

    /// <summary>Between transitions: replaces the ticks, as an import does.</summary>
    public abstract void Restore(ReadOnlySpan<ulong> ticks);

    /// <summary>Between transitions: a core for a later version of the schema, with this one's states and queue.</summary>
    public abstract Core Grow(Schema schema);

    /// <summary>With the drain held for good: drops everything that waits and deactivates all states.</summary>
    public abstract void Clear();

    /// <summary>Pending mutations, in order; under the engine's lock.</summary>
    public abstract List<Mutation> Pending();

    /// <summary>Checks and evals that wait; under the engine's lock.</summary>
    public abstract int PendingChecks { get; }

    /// <summary>The transition that runs, if a record of it exists.</summary>
    public abstract Transition? Current { get; }
}
