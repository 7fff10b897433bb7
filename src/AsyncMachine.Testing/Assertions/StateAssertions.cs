namespace AsyncMachine.Testing;

/// <summary>
/// What a test expects of a machine, as extension methods: <c>machine.ShouldBe(Door.Open)</c>. Each looks at one instant of the
/// machine, and throws a <see cref="MachineAssertionException"/> that shows it: active states, ticks, the error, what waits in the
/// queue and, if a <see cref="TransitionRecorder"/> is bound, the last transitions.
/// </summary>
/// <remarks>Safe for use from any thread. States of included schemas are accepted, unknown ones throw
/// <see cref="UnknownStateException"/>.</remarks>
public static partial class MachineAssertions
{
    /// <summary>All these states are active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <exception cref="MachineAssertionException">One of them is inactive.</exception>
    public static void ShouldBe(this IMachine machine, params ReadOnlySpan<State> states) =>
        ShouldBe(machine, Indexes(machine, states));

    /// <summary>All these states are active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="names">Names of the states.</param>
    /// <exception cref="MachineAssertionException">One of them is inactive.</exception>
    public static void ShouldBe(this IMachine machine, params ReadOnlySpan<string> names) =>
        ShouldBe(machine, Indexes(machine, names));

    /// <summary>None of these states is active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <exception cref="MachineAssertionException">One of them is active.</exception>
    public static void ShouldNotBe(this IMachine machine, params ReadOnlySpan<State> states) =>
        ShouldNotBe(machine, Indexes(machine, states));

    /// <summary>None of these states is active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="names">Names of the states.</param>
    /// <exception cref="MachineAssertionException">One of them is active.</exception>
    public static void ShouldNotBe(this IMachine machine, params ReadOnlySpan<string> names) =>
        ShouldNotBe(machine, Indexes(machine, names));

    /// <summary>No state is active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <exception cref="MachineAssertionException">A state is active.</exception>
    public static void ShouldBeExactly(this IMachine machine) => ShouldBeExactly(machine, (int[])[]);

    /// <summary>These states are active, and no others.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states, in any order.</param>
    /// <exception cref="MachineAssertionException">Other states are active.</exception>
    public static void ShouldBeExactly(this IMachine machine, params ReadOnlySpan<State> states) =>
        ShouldBeExactly(machine, Indexes(machine, states));

    /// <summary>These states are active, and no others.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="names">Names of the states, in any order.</param>
    /// <exception cref="MachineAssertionException">Other states are active.</exception>
    public static void ShouldBeExactly(this IMachine machine, params ReadOnlySpan<string> names) =>
        ShouldBeExactly(machine, Indexes(machine, names));

    /// <summary>The state has this tick.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="state">The state.</param>
    /// <param name="tick">Its tick: how often it was activated and deactivated.</param>
    /// <exception cref="MachineAssertionException">It has another.</exception>
    public static void ShouldHaveTick(this IMachine machine, State state, ulong tick) =>
        ShouldHaveTick(machine, Indexes(machine, new ReadOnlySpan<State>(in state))[0], tick);

    /// <summary>The state has this tick.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="name">Name of the state.</param>
    /// <param name="tick">Its tick: how often it was activated and deactivated.</param>
    /// <exception cref="MachineAssertionException">It has another.</exception>
    public static void ShouldHaveTick(this IMachine machine, string name, ulong tick) =>
        ShouldHaveTick(machine, Indexes(machine, new ReadOnlySpan<string>(in name))[0], tick);

    private static void ShouldBe(IMachine machine, int[] states)
    {
        MachineTime time = machine.Time();
        int[] missing = [.. states.Where(state => !IsActive(time, state))];
        if (missing.Length == 0) return;
        Schema schema = machine.Schema;
        throw Failure.Of(
            machine, time, $"should be {Failure.Names(schema, states)}, but {Failure.Names(schema, missing)} {AreOrIs(missing)} inactive.", states);
    }

    private static void ShouldNotBe(IMachine machine, int[] states)
    {
        MachineTime time = machine.Time();
        int[] present = [.. states.Where(state => IsActive(time, state))];
        if (present.Length == 0) return;
        Schema schema = machine.Schema;
        throw Failure.Of(
            machine, time, $"should not be {Failure.Names(schema, states)}, but {Failure.Names(schema, present)} {AreOrIs(present)} active.", states);
    }

    private static void ShouldBeExactly(IMachine machine, int[] states)
    {
        MachineTime time = machine.Time();
        int[] missing = [.. states.Where(state => !IsActive(time, state))];
        int[] surplus = [.. Enumerable.Range(0, time.Count).Where(state => IsActive(time, state) && !states.Contains(state))];
        if (missing.Length == 0 && surplus.Length == 0) return;
        Schema schema = machine.Schema;
        string[] faults =
        [
            .. missing.Length == 0 ? (string[])[] : [$"{Failure.Names(schema, missing)} {AreOrIs(missing)} inactive"],
            .. surplus.Length == 0 ? (string[])[] : [$"{Failure.Names(schema, surplus)} {AreOrIs(surplus)} active too"],
        ];
        throw Failure.Of(
            machine, time, $"should be exactly {Failure.Names(schema, states)}, but {string.Join(", and ", faults)}.", states);
    }

    private static void ShouldHaveTick(IMachine machine, int state, ulong tick)
    {
        MachineTime time = machine.Time();
        ulong actual = state < time.Count ? time[state] : 0;
        if (actual == tick) return;
        string name = machine.Schema[state].Name;
        throw Failure.Of(machine, time, FormattableString.Invariant($"should have {name}:{tick}, but it is {name}:{actual}."), [state]);
    }

    private static bool IsActive(MachineTime time, int state) => state < time.Count && (time[state] & 1) != 0;

    private static string AreOrIs(int[] states) => states.Length == 1 ? "is" : "are";

    private static int[] Indexes(IMachine machine, ReadOnlySpan<State> states)
    {
        var indexes = new int[states.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = machine.Schema.Resolve(states[i]);
        return indexes;
    }

    private static int[] Indexes(IMachine machine, ReadOnlySpan<string> names)
    {
        var indexes = new int[names.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = machine.Schema.State(names[i]).Index;
        return indexes;
    }
}
