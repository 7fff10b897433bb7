namespace AsyncMachine.Rpc.Proof;

/// <summary>One numbered mutation.</summary>
/// <param name="Client">Who makes it.</param>
/// <param name="Number">1, 2, 3, … of that client.</param>
/// <param name="IsRefused">The machine's handler refuses it.</param>
[StateArgs]
internal sealed partial record Entry(int Client, int Number, bool IsRefused = false);

/// <summary>A machine that is told of numbered mutations, and has something to lose besides.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Ledger(Action<Entry> ask, Action<Entry> book)
{
    /// <summary>Never deactivated: its tick counts the entries that were booked.</summary>
    [State(Multi = true)]
    public static partial State<Entry> Booked { get; }

    /// <summary>Called again and again by everybody, without a reply.</summary>
    [State(Multi = true)]
    public static partial State Poked { get; }

    [State(Remove = [nameof(Shut)])]
    public static partial State Open { get; }

    [State(Remove = [nameof(Open)])]
    public static partial State Shut { get; }

    [State(Require = [nameof(Open)])]
    public static partial State Lit { get; }

    // One each for the first clients: only its own client changes it, and so knows how it stands.
    public static partial State Flag0 { get; }

    public static partial State Flag1 { get; }

    public static partial State Flag2 { get; }

    public static partial State Flag3 { get; }

    public static partial State Flag4 { get; }

    public static partial State Flag5 { get; }

    public static State FlagOf(int client) => Schema.State($"Flag{client}");

    private bool BookedEnter(Entry entry)
    {
        ask(entry);
        return !entry.IsRefused;
    }

    private void BookedState(Entry entry) => book(entry);
}
