using AsyncMachine;

string[] words = args.Length > 0 ? args : ["1000", "1011", "11100", "0101", "111", "01x1"];
await using var machine = Machine.Create(new Automaton());
foreach (string word in words) Console.WriteLine($"{word}: {await DriveAsync(word)}");

// The driver: feeds one symbol after the other, and waits for the verdict.
async Task<string> DriveAsync(string word)
{
    await machine.SetAsync(Automaton.Start, Automaton.Anywhere, Automaton.Even);
    foreach (char symbol in word)
    {
        if (symbol is not ('0' or '1')) return "no word of 0 and 1";
        await machine.AddAsync(symbol == '0' ? Automaton.Zero : Automaton.One);
    }

    await machine.AddAsync(Automaton.Ended);
    await machine.WhenQuery(time => time.Is(Automaton.Accepted) || time.Is(Automaton.Rejected), Automaton.Verdict);
    return $"{machine.Switch(Automaton.Verdict)} at {string.Join(" ", machine.ActiveStates.Where(Automaton.IsPlace))}";
}

[StateSchema]
public partial class Automaton
{
    /// <summary>A word is being read.</summary>
    public static partial State Start { get; }

    /// <summary>Input: the next symbol is 0. Each call is a new instance, so the same symbol may follow itself.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State Zero { get; }

    /// <summary>Input: the next symbol is 1.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State One { get; }

    /// <summary>Input: there is no further symbol.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Ended { get; }

    /// <summary>First expression: in its loop, where every symbol leads back to.</summary>
    public static partial State Anywhere { get; }

    /// <summary>First expression: a 1 came, which may be the fourth symbol from the end.</summary>
    public static partial State Last1 { get; }

    /// <summary>First expression: one symbol came after it.</summary>
    public static partial State Last2 { get; }

    /// <summary>First expression: two symbols came after it.</summary>
    public static partial State Last3 { get; }

    /// <summary>First expression: three symbols came after it. It matches if the word ends here.</summary>
    public static partial State Last4 { get; }

    /// <summary>Second expression: an even number of 0 came. It matches if the word ends here.</summary>
    [State(Remove = [nameof(Parity)])]
    public static partial State Even { get; }

    /// <summary>Second expression: an odd number of 0 came.</summary>
    [State(Remove = [nameof(Parity)])]
    public static partial State Odd { get; }

    /// <summary>The first expression matches the whole word.</summary>
    [State(Auto = true, Require = [nameof(Ended), nameof(Last4)])]
    public static partial State FourthDone { get; }

    /// <summary>The second expression matches the whole word.</summary>
    [State(Auto = true, Require = [nameof(Ended), nameof(Even)])]
    public static partial State EvenDone { get; }

    /// <summary>The join: both match.</summary>
    [State(Auto = true, Require = [nameof(FourthDone), nameof(EvenDone)], Remove = [nameof(Rejected)])]
    public static partial State Accepted { get; }

    /// <summary>The word has ended, and Accepted does not keep this out.</summary>
    [State(Auto = true, Require = [nameof(Ended)])]
    public static partial State Rejected { get; }

    [StateGroup(nameof(Even), nameof(Odd))]
    public static partial StateGroup Parity { get; }

    [StateGroup(nameof(Anywhere), nameof(Last1), nameof(Last2), nameof(Last3), nameof(Last4), nameof(Even), nameof(Odd))]
    public static partial StateGroup Places { get; }

    [StateGroup(nameof(Accepted), nameof(Rejected))]
    public static partial StateGroup Verdict { get; }

    public static bool IsPlace(State state) => Places.Contains(state);

    void ZeroState(Event e) => Move(e, isOne: false);

    void OneState(Event e) => Move(e, isOne: true);

    // From all places at once to all that the symbol leads to. What Set does not name is left, the input among it.
    private static void Move(Event e, bool isOne)
    {
        Machine machine = e.Machine;
        List<State> next = [Start, Anywhere];
        if (isOne) next.Add(Last1);
        if (machine.Is(Last1)) next.Add(Last2);
        if (machine.Is(Last2)) next.Add(Last3);
        if (machine.Is(Last3)) next.Add(Last4);
        next.Add(machine.Is(Even) == isOne ? Even : Odd);
        machine.Set(e, [.. next]);
    }
}
