namespace AsyncMachine.Testing;

// What a mutation came to.
public static partial class MachineAssertions
{
    /// <summary>The mutation was executed.</summary>
    /// <param name="result">Its result: <c>machine.Add(Door.Open).ShouldBeExecuted(machine)</c>.</param>
    /// <param name="machine">The machine, to be shown in a failure; null if it need not be.</param>
    /// <exception cref="MachineAssertionException">It was canceled or queued.</exception>
    public static void ShouldBeExecuted(this Result result, IMachine? machine = null)
    {
        if (!result.IsExecuted) throw Unexpected(result, "executed", machine);
    }

    /// <summary>The mutation was canceled.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="machine">The machine, to be shown in a failure; null if it need not be.</param>
    /// <exception cref="MachineAssertionException">It was executed or queued.</exception>
    public static void ShouldBeCanceled(this Result result, IMachine? machine = null)
    {
        if (!result.IsCanceled) throw Unexpected(result, "canceled", machine);
    }

    /// <summary>The mutation was queued.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="machine">The machine, to be shown in a failure; null if it need not be.</param>
    /// <exception cref="MachineAssertionException">It was executed or canceled.</exception>
    public static void ShouldBeQueued(this Result result, IMachine? machine = null)
    {
        if (!result.IsQueued) throw Unexpected(result, "queued", machine);
    }

    private static MachineAssertionException Unexpected(Result result, string expected, IMachine? machine) => machine is null
        ? new MachineAssertionException($"The mutation should be {expected}, but it was {result}.")
        : Failure.Of(machine, machine.Time(), $"should have {expected} the mutation, but it was {result}.");
}
