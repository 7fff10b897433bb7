namespace AsyncMachine.Testing;

/// <summary>The queue of a <see cref="MachineScheduler"/>, as code that awaits sees it: continuations are posted here.</summary>
internal sealed class SchedulerContext(MachineScheduler scheduler) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = []; // guarded by itself

    /// <summary>True if something waits to be run.</summary>
    public bool HasWork
    {
        get
        {
            lock (_queue) return _queue.Count > 0;
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        scheduler.Departures.NoteReturn();
        Enqueue(d, state);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!scheduler.IsOwner) throw new NotSupportedException("A MachineScheduler has one thread, and no other may send it work and wait.");
        d(state);
    }

    /// <summary>Puts work into the queue, whoever it comes from.</summary>
    public void Enqueue(SendOrPostCallback callback, object? state)
    {
        lock (_queue)
        {
            _queue.Enqueue((callback, state));
            Monitor.PulseAll(_queue);
        }
    }

    /// <summary>Runs the next piece of work; false if there is none.</summary>
    public bool RunNext()
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (_queue)
        {
            if (!_queue.TryDequeue(out next)) return false;
        }

        SetSynchronizationContext(this); // the work before may have left another one
        next.Callback(next.State);
        return true;
    }

    /// <summary>Wakes who waits for work.</summary>
    public void Wake()
    {
        lock (_queue) Monitor.PulseAll(_queue);
    }

    /// <summary>Waits for work, or until a condition holds that <see cref="Wake"/> is called after; false if neither comes in
    /// time.</summary>
    public bool WaitForWork(Func<bool> condition, TimeSpan patience)
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !condition())
            {
                if (!Monitor.Wait(_queue, patience)) return _queue.Count > 0 || condition();
            }

            return true;
        }
    }
}
