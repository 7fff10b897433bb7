using AsyncMachine;

await using var machine = Machine.Create(new Turnstile(), new MachineOptions
{
    LogLevel = LogLevel.Changes,
    Log = (_, line) => Console.WriteLine($"    {line}"),
});

// The machine goes to its default state by itself, as soon as anything changes.
Call("start", machine.Add(Turnstile.Start));
Call("push", machine.Add(Turnstile.Push));
Call("button", machine.Add(Turnstile.Coin, new(0)));
Call("coin", machine.Add(Turnstile.Coin, new(50)));
Call("push", machine.Add(Turnstile.Push));
Call("push", machine.Add(Turnstile.Push));
Call("coin", machine.Add(Turnstile.Coin, new(50)));
Call("coin", machine.Add(Turnstile.Coin, new(50)));

Console.WriteLine($"{machine.Instance.Passed} passed, {machine.Instance.Earned} earned");

void Call(string input, Result result) => Console.WriteLine($"{input}: {result}, {machine.Switch(Turnstile.Arm)}");

[StateSchema]
public partial class Turnstile
{
    /// <summary>The turnstile has power.</summary>
    public static partial State Start { get; }

    /// <summary>The arm does not move. What the turnstile is in by itself.</summary>
    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Arm)])]
    public static partial State Locked { get; }

    /// <summary>One may pass.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Arm)])]
    public static partial State Unlocked { get; }

    /// <summary>What the arm can be, one at a time.</summary>
    [StateGroup(nameof(Locked), nameof(Unlocked))]
    public static partial StateGroup Arm { get; }

    /// <summary>Input: somebody has thrown something in.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State<Money> Coin { get; }

    /// <summary>Input: somebody pushes the arm.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Push { get; }

    public int Passed { get; private set; }

    public int Earned { get; private set; }

    // The guard of an input: what is no money is given back, and nothing changes.
    bool CoinEnter(Money money) => money.Cents > 0;

    // The action of an input. It removes its own state, so that the next one can be added.
    void CoinState(Money money, Event e)
    {
        Earned += money.Cents;
        e.Machine.Remove(e, Coin);
        e.Machine.Add(e, Unlocked);
    }

    // A pair handler is the guard of a transition: with Locked active, can Push become active?
    bool LockedPush() => false;

    void PushState(Event e)
    {
        Passed++;
        e.Machine.Remove(e, Push);
        e.Machine.Add(e, Locked);
    }
}

/// <summary>What was thrown in.</summary>
[StateArgs] public sealed partial record Money(int Cents);
