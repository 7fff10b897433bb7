namespace AsyncMachine;

// What a machine refuses, tried again.
public static partial class MachineComposition
{
    /// <summary>
    /// Tries a mutation until it is not canceled: <c>machine.RetryAsync(m => m.AddAsync(Job.Started))</c>. Between two tries there is a delay,
    /// which doubles. A mutation that waits in the queue is waited for, not repeated.
    /// </summary>
    /// <typeparam name="TMachine">Type of the machine.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="mutate">
    /// Makes the mutation, and gives its own final result: one of the asynchronous calls. A queued result counts as success.
    /// </param>
    /// <param name="options">How often and how long; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the delays and the waiting at once; a mutation that waits in the queue goes on.</param>
    /// <returns>The result of the last try. Canceled at once, without a delay, when the machine is disposed.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<Result> RetryAsync<TMachine>(
        this TMachine machine, Func<TMachine, ValueTask<Result>> mutate, RetryOptions? options = null, CancellationToken cancellationToken = default)
        where TMachine : IMachine
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(mutate);
        var tries = new Tries(machine, options);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Result result = await mutate(machine).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!result.IsCanceled || !await tries.AgainAsync(cancellationToken).ConfigureAwait(false)) return result;
        }
    }

    /// <summary>The tries of one call.</summary>
    private sealed class Tries
    {
        private readonly IMachine _machine;
        private readonly RetryOptions _options;
        private readonly TimeProvider _time;
        private readonly long _begun;
        private int _retries;

        public Tries(IMachine machine, RetryOptions? options)
        {
            _machine = machine;
            _options = options ?? RetryOptions.Default;
            _options.Validate();
            _time = _options.TimeProvider ?? (machine as Machine)?.Options.TimeProvider ?? TimeProvider.System;
            _begun = _time.GetTimestamp();
        }

        /// <summary>Waits for the time of the next try; false, at once, if there is to be none.</summary>
        public async Task<bool> AgainAsync(CancellationToken cancellationToken)
        {
            TimeSpan delay = _options.DelayBefore(_retries);
            if (_machine.Disposed.IsCancellationRequested || !_options.Allows(_retries, _time.GetElapsedTime(_begun), delay)) return false;
            _retries++;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _machine.Disposed);
            await Task.Delay(delay, _time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return !_machine.Disposed.IsCancellationRequested;
        }
    }
}
