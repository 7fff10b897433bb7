namespace AsyncMachine;

/// <summary>
/// Waits for several things, on one machine or many: all of them, or any. Each wait is a function that is given a token and begins to
/// wait: <c>await WaitFor.All([t => a.When(A.Ready, t), t => b.When(B.Ready, t)])</c>.
/// </summary>
/// <remarks>
/// As soon as the outcome is known, the token is cancelled: what lost leaves no wait, timer or registration behind. A function that does
/// not look at its token is left alone, and goes on. Safe for use from any thread.
/// </remarks>
public static class WaitFor
{
    /// <summary>Completes when all waits have completed, each at its own time; at once if there are none.</summary>
    /// <param name="waits">Begin to wait.</param>
    /// <param name="options">What else ends it; null for nothing.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>Completes when all have. Fails with the first that fails, without waiting for the others.</returns>
    /// <exception cref="TimeoutException"><see cref="WaitOptions.Timeout"/> is over.</exception>
    /// <exception cref="MachineErrorException">One of <see cref="WaitOptions.Errors"/> has an error.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or a wait was: its machine is disposed.</exception>
    public static Task All(
        ReadOnlySpan<Func<CancellationToken, Task>> waits, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(waits.ToArray(), all: true, options ?? WaitOptions.Default, cancellationToken);

    /// <summary>Completes when one of the waits has.</summary>
    /// <param name="waits">Begin to wait; at least one.</param>
    /// <param name="options">What else ends it; null for nothing.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The position of the first that has completed; of several, that of the first in the list. Fails if that one failed.</returns>
    /// <exception cref="ArgumentException">There are no waits.</exception>
    /// <exception cref="TimeoutException"><see cref="WaitOptions.Timeout"/> is over.</exception>
    /// <exception cref="MachineErrorException">One of <see cref="WaitOptions.Errors"/> has an error.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or a wait was: its machine is disposed.</exception>
    public static Task<int> Any(
        ReadOnlySpan<Func<CancellationToken, Task>> waits, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (waits.IsEmpty) throw new ArgumentException("Any of nothing never comes; give at least one wait.", nameof(waits));
        return RunAsync(waits.ToArray(), all: false, options ?? WaitOptions.Default, cancellationToken);
    }

    private static async Task<int> RunAsync(
        Func<CancellationToken, Task>[] waits, bool all, WaitOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource timer = TimerOf(options);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var losers = new CancellationTokenSource(); // apart from the others: cancelled only when the outcome is known
        try
        {
            Task[] tasks = Begin(waits, losers.Token);
            Task[] errors = [.. options.Errors.Select(machine => WhenError(machine, losers.Token))];
            return await RaceAsync(tasks, errors, all, options.Errors, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {options.Timeout} for {(all ? "all" : "any")} of {waits.Length} thing(s), in vain.");
        }
        finally
        {
            await losers.CancelAsync().ConfigureAwait(false);
        }
    }

    private static CancellationTokenSource TimerOf(WaitOptions options)
    {
        bool none = options.Timeout == System.Threading.Timeout.InfiniteTimeSpan;
        return none ? new CancellationTokenSource() : new CancellationTokenSource(options.Timeout, options.TimeProvider);
    }

    private static Task[] Begin(Func<CancellationToken, Task>[] waits, CancellationToken token)
    {
        var tasks = new Task[waits.Length];
        for (int i = 0; i < tasks.Length; i++) tasks[i] = waits[i](token);
        return tasks;
    }

    private static Task WhenError(IMachine machine, CancellationToken token) =>
        machine.When([machine.Schema[machine.Schema.Exception]], token);

    private static async Task<int> RaceAsync(Task[] tasks, Task[] errors, bool all, IReadOnlyList<IMachine> machines, CancellationToken end)
    {
        // Equal waits are one task, and so are all completed ones: what is awaited is a set.
        var missing = new HashSet<Task>(tasks);
        while (missing.FirstOrDefault(task => task.IsCompleted) is { } over)
        {
            await over.ConfigureAwait(false);
            missing.Remove(over);
            if (!all) return Array.IndexOf(tasks, over);
        }

        if (missing.Count == 0) return 0;
        await foreach (Task done in Task.WhenEach([.. missing, .. errors]).WithCancellation(end).ConfigureAwait(false))
        {
            await done.ConfigureAwait(false);
            if (!missing.Remove(done)) throw new MachineErrorException(machines[Array.IndexOf(errors, done)]);
            if (!all) return Array.IndexOf(tasks, done);
            if (missing.Count == 0) return 0;
        }

        return 0;
    }
}
