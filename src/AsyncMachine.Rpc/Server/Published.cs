namespace AsyncMachine.Rpc;

/// <summary>
/// What mirrors of a machine may see: its vector at the end of transitions. Written by the machine's drain, read by every connection;
/// the drain walks no connections.
/// </summary>
internal sealed class Published : Tracer
{
    private readonly object _gate = new();
    private ulong[] _ticks = [];         // guarded by the gate, as everything below
    private ulong[] _flips = [];         // the version at which a state's bit last differed between two ends
    private ulong _version;
    private ulong _queueTick;
    private uint _machineTick;
    private ulong _restarts;             // how often ticks were replaced by others, as an import does
    private TaskCompletionSource? _next; // completed by the next version, if somebody waits for it

    public object Gate => _gate;

    /// <summary>Under the gate: the vector.</summary>
    public ReadOnlySpan<ulong> Ticks => _ticks;

    /// <summary>Under the gate: when each state's bit last differed.</summary>
    public ReadOnlySpan<ulong> Flips => _flips;

    /// <summary>Under the gate.</summary>
    public ulong Version => _version;

    /// <summary>Under the gate: the last tick whose mutation, with what it prepended, is over.</summary>
    public ulong QueueTick => _queueTick;

    /// <summary>Under the gate.</summary>
    public uint MachineTick => _machineTick;

    /// <summary>Under the gate: differs from what a connection has seen if it needs the whole vector.</summary>
    public ulong Restarts => _restarts;

    /// <summary>Takes the machine as it is; between two transitions.</summary>
    public void Take(Machine machine)
    {
        ReadOnlySpan<ulong> ticks = machine.Time().Ticks;
        lock (_gate)
        {
            if (_version > 0) _restarts++;
            Replace(ticks, machine.QueueTick, machine.MachineTick);
        }
    }

    public override void TransitionEnd(Transition transition)
    {
        if (transition.Mutation.IsCheck) return;
        MachineTime after = transition.TimeAfter;
        TaskCompletionSource? next;
        lock (_gate)
        {
            uint machineTick = transition.Machine.MachineTick;
            if (machineTick != _machineTick) _restarts++; // an import lies between
            Replace(after.Ticks, Math.Max(_queueTick, transition.SettledQueueTick), machineTick);
            next = _next;
            _next = null;
        }

        next?.TrySetResult();
    }

    /// <summary>Completes when there is a later version.</summary>
    public Task WhenNewer(ulong version, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_version > version) return Task.CompletedTask;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task.WaitAsync(cancellationToken);
        }
    }

    private void Replace(ReadOnlySpan<ulong> ticks, ulong queueTick, uint machineTick)
    {
        bool changed = _version == 0 || ticks.Length != _ticks.Length || machineTick != _machineTick || !ticks.SequenceEqual(_ticks);
        _queueTick = queueTick;
        _machineTick = machineTick;
        if (!changed) return;
        _version++;
        if (ticks.Length != _ticks.Length)
        {
            Array.Resize(ref _ticks, ticks.Length);
            Array.Resize(ref _flips, ticks.Length);
        }

        for (int i = 0; i < ticks.Length; i++)
        {
            if (((ticks[i] ^ _ticks[i]) & 1) != 0) _flips[i] = _version;
            _ticks[i] = ticks[i];
        }
    }
}
