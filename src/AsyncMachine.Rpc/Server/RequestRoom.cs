namespace AsyncMachine.Rpc;

/// <summary>
/// Holds requests back while the machine's queue is above half of its limit, so that no mutation from afar is canceled because of it: the rest is
/// for the machine's own process.
/// </summary>
/// <remarks>
/// Whoever is about to call the machine counts itself before it looks at the queue, and until the call returns. So calls that may be
/// appended and mutations that were are counted at least once, and all readers together never pass the half. The drain tells when a
/// transition has ended; nobody polls.
/// </remarks>
internal sealed class RequestRoom(Machine? machine)
{
    private readonly int _limit = machine is null ? int.MaxValue : Math.Max(1, machine.Options.QueueLimit / 2);
    private int _calling;                 // calls that may append a mutation
    private TaskCompletionSource? _moved; // somebody waits for room; taken away by whoever completes it

    /// <summary>A machine that is served onward has its queue elsewhere, and room is made there.</summary>
    private int Waiting => machine is null ? 0 : machine.Engine.WaitingAtLeast;

    /// <summary>Counts a call that is about to be made; false if there is no room for it.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _calling) + Waiting <= _limit) return true;
        Leave();
        return false;
    }

    /// <summary>A call has returned.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _calling);
        Moved();
    }

    /// <summary>Counts a call as soon as there is room for it.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource moved = Volatile.Read(ref _moved) ?? Listen();
            if (TryEnter()) return;

            // Listed before the look above: whatever makes room after it completes this.
            await moved.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A transition has ended, or a call has: one volatile read unless somebody waits.</summary>
    public void Moved()
    {
        if (Volatile.Read(ref _moved) is null || Volatile.Read(ref _calling) + Waiting >= _limit) return;
        Interlocked.Exchange(ref _moved, null)?.TrySetResult();
    }

    private TaskCompletionSource Listen()
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Interlocked.CompareExchange(ref _moved, made, null) ?? made;
    }
}
