namespace AsyncMachine.Testing;

/// <summary>What left the thread of a <see cref="MachineScheduler"/>, and what is still under way.</summary>
/// <remarks>
/// While a machine is being disposed the engine itself works on the thread pool; what comes from other threads then is no
/// departure.
/// </remarks>
internal sealed class Departures(MachineScheduler scheduler) : Tracer
{
    [ThreadStatic]
    private static bool s_told; // this thread has just told of a mutation, and its drain need not be told of too

    private readonly object _gate = new();
    private readonly List<string> _told = [];                    // guarded by _gate, as are those below
    private readonly List<(Task Task, string Handler)> _work = [];
    private readonly List<Task> _disposals = [];
    private readonly List<Machine> _machines = [];

    /// <summary>What was seen on other threads, in the order in which it was seen.</summary>
    public string[] Told
    {
        get
        {
            lock (_gate) return [.. _told];
        }
    }

    /// <summary>Handlers, by name, whose tasks are not over.</summary>
    public string[] Pending
    {
        get
        {
            lock (_gate) return [.. _work.Where(work => !work.Task.IsCompleted).Select(work => work.Handler)];
        }
    }

    public Machine[] Machines
    {
        get
        {
            lock (_gate) return [.. _machines];
        }
    }

    public bool IsDisposing
    {
        get
        {
            lock (_gate) return _disposals.Exists(disposal => !disposal.IsCompleted);
        }
    }

    /// <summary>Writes down that something happened elsewhere.</summary>
    public void Tell(string what)
    {
        lock (_gate) _told.Add(what);
    }

    /// <summary>A continuation was posted to the scheduler.</summary>
    public void NoteReturn()
    {
        if (IsElsewhere) Tell("a continuation came back from another thread: what it awaited was completed there");
    }

    /// <summary>A machine that was idle has something to do.</summary>
    public void NoteDrain()
    {
        if (IsElsewhere && !s_told) Tell("a machine was asked something on another thread");
        s_told = false;
    }

    /// <summary>The engine awaits a task.</summary>
    public void Follow(Task task, string? handler)
    {
        lock (_gate)
        {
            _work.RemoveAll(work => work.Task.IsCompleted);
            if (handler is null) _disposals.Add(task);
            else _work.Add((task, handler));
        }

        task.ContinueWith(
            ended =>
            {
                // A cancelled delay tells those who continue with it on the thread pool, wherever it was cancelled.
                if (handler is not null && !ended.IsCanceled && IsElsewhere) Tell($"{handler} ended on another thread: after a ConfigureAwait(false), or in code that has one");
                scheduler.Queue.Wake();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public override void MachineInit(IMachine machine)
    {
        lock (_gate) _machines.Add((Machine)machine);
    }

    public override void MutationQueued(IMachine machine, Mutation mutation)
    {
        if (!IsElsewhere) return;
        Tell($"{mutation} of '{machine.Id}' was made on another thread");
        s_told = true;
    }

    private bool IsElsewhere => !scheduler.IsOwner && !scheduler.Executor.IsCancelling && !IsDisposing;
}
