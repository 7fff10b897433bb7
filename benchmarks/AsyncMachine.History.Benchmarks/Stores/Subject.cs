namespace AsyncMachine.History.Benchmarks.Stores;

/// <summary>A machine and what it does all the time.</summary>
internal sealed class Subject
{
    private const int Rarely = 10_000;

    private readonly Action<Subject> _step;
    private uint _random = 2_463_534_242;
    private int _at;

    private Subject(SchemaBuilder builder, IEnumerable<string> states, Action<Subject> step)
    {
        Machine = new Machine(builder.Build(), new MachineOptions { Id = Guid.NewGuid().ToString() });
        States = [.. states.Select(Machine.Schema.State)];
        _step = step;
    }

    public Machine Machine { get; }

    /// <summary>The states that come and go. The first two are never active at once.</summary>
    public State[] States { get; }

    /// <summary>
    /// Goes round four states, one of which is active at a time; a fifth comes and goes every ten thousandth time.
    /// </summary>
    public static Subject Cycle()
    {
        string[] round = ["Idle", "Reading", "Writing", "Waiting"];
        var builder = new SchemaBuilder("Cycle");
        foreach (string state in round) builder.State(state, remove: [.. round.Where(other => other != state)]);
        return new Subject(builder.State("Rare"), [.. round, "Rare"], static subject =>
        {
            if (subject._at++ % Rarely == 0)
            {
                subject.Machine.Add(subject.States[4]);
                subject.Machine.Remove(subject.States[4]);
            }

            subject.Machine.Add(subject.States[subject._at % 4]);
        });
    }

    /// <summary>Adds and removes one of its states at a time, at random: it is hardly ever in one situation twice.</summary>
    public static Subject Random(int states)
    {
        string[] names = [.. Enumerable.Range(0, states).Select(i => $"S{i}")];
        SchemaBuilder builder = new SchemaBuilder("Random").State(names[0], remove: [names[1]]).State(names[1], remove: [names[0]]);
        foreach (string name in names[2..]) builder.State(name);
        return new Subject(builder, names, static subject =>
        {
            State state = subject.States[subject.Next(subject.States.Length)];
            if (subject.Machine.Is(state)) subject.Machine.Remove(state);
            else subject.Machine.Add(state);
        });
    }

    /// <summary>Makes so many steps.</summary>
    public void Run(int steps)
    {
        for (int i = 0; i < steps; i++) _step(this);
    }

    // Xorshift: the same walk in every run.
    private int Next(int below)
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return (int)(_random % (uint)below);
    }
}
