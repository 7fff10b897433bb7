namespace AsyncMachine.Testing;

// Waits with a limit, which fail with the machine instead of a bare time-out.
public static partial class MachineAssertions
{
    /// <summary>How long a wait without a limit of its own may take: long enough for a slow build machine, for it is only reached
    /// by a failure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All these states become active at once, before the default limit of 30 s is over.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <exception cref="MachineAssertionException">They do not, or the machine is disposed first.</exception>
    public static Task ShouldBecomeAsync(this IMachine machine, params ReadOnlySpan<State> states) =>
        ShouldBecomeAsync(machine, states, Patience);

    /// <summary>All these states become active at once, before a limit is over.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="timeProvider">The clock of the limit; null for the system's.</param>
    /// <exception cref="MachineAssertionException">They do not, or the machine is disposed first.</exception>
    public static Task ShouldBecomeAsync(
        this IMachine machine, ReadOnlySpan<State> states, TimeSpan limit, TimeProvider? timeProvider = null)
    {
        int[] indexes = Indexes(machine, states);
        return Within(machine, machine.When(states, default), $"become {Failure.Names(machine.Schema, indexes)}", indexes, limit, timeProvider);
    }

    /// <summary>None of these states is active, before the default limit of 30 s is over.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <exception cref="MachineAssertionException">One of them stays, or the machine is disposed first.</exception>
    public static Task ShouldCeaseToBeAsync(this IMachine machine, params ReadOnlySpan<State> states) =>
        ShouldCeaseToBeAsync(machine, states, Patience);

    /// <summary>None of these states is active, before a limit is over.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <param name="states">The states.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="timeProvider">The clock of the limit; null for the system's.</param>
    /// <exception cref="MachineAssertionException">One of them stays, or the machine is disposed first.</exception>
    public static Task ShouldCeaseToBeAsync(
        this IMachine machine, ReadOnlySpan<State> states, TimeSpan limit, TimeProvider? timeProvider = null)
    {
        int[] indexes = Indexes(machine, states);
        return Within(machine, machine.WhenNot(states, default), $"cease to be {Failure.Names(machine.Schema, indexes)}", indexes, limit, timeProvider);
    }

    /// <summary>Any wait of a machine ends before a limit is over: <c>await
    /// machine.ShouldEndAsync(machine.WhenQueueEnds())</c>.</summary>
    /// <param name="machine">The machine or mirror, to be shown in a failure.</param>
    /// <param name="wait">The wait.</param>
    /// <param name="limit">How long it may take; null for 30 s.</param>
    /// <param name="timeProvider">The clock of the limit; null for the system's.</param>
    /// <exception cref="MachineAssertionException">It does not, or is cancelled. What the wait throws otherwise is thrown as it
    /// is.</exception>
    public static Task ShouldEndAsync(this IMachine machine, Task wait, TimeSpan? limit = null, TimeProvider? timeProvider = null) =>
        Within(machine, wait, "end a wait", [], limit ?? Patience, timeProvider);

    /// <summary>
    /// Awaits in the caller's context, and combines nothing by <c>WhenAny</c> or <c>WaitAsync</c>: under a
    /// <see cref="MachineScheduler"/> both would take the wait to the thread pool and back.
    /// </summary>
    private static async Task Within(
        IMachine machine, Task wait, string what, int[] concerned, TimeSpan limit, TimeProvider? timeProvider)
    {
        var first = new TaskCompletionSource<bool>();
        using var over = new CancellationTokenSource();
        if (!wait.IsCompleted)
        {
            Task ended = TellAsync(wait, first, true);
            Task late = TellAsync(Task.Delay(limit, timeProvider ?? TimeProvider.System, over.Token), first, false);
            if (!await first.Task)
            {
                throw Failure.Of(machine, machine.Time(), $"should {what} within {limit}, but it did not.", concerned);
            }

            over.Cancel(); // not asynchronously: that would be on the thread pool
            await ended;
            await late;
        }

        try
        {
            await wait;
        }
        catch (OperationCanceledException cause)
        {
            throw Failure.Of(machine, machine.Time(), $"should {what}, but the wait was cancelled.", concerned, cause);
        }
    }

    private static async Task TellAsync(Task task, TaskCompletionSource<bool> first, bool answer)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        first.TrySetResult(answer);
    }
}
