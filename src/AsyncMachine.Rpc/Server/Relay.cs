namespace AsyncMachine.Rpc;

/// <summary>
/// Serves a mirror onward: what its connection tells goes to the mirrors behind it, as if they were connected themselves. So they are away while it is;
/// when it is back, each is welcomed anew, with whatever has become of the machine, and with the machine's own instance: ticks continue if it is the
/// same, also if it is this process that has been restarted.
/// </summary>
/// <remarks>Told under the lock of the mirror's session, one call at a time; that lock is outside of the vector's.</remarks>
internal sealed class Relay(HostedMachine host, RemoteMachine remote)
{
    private readonly object _gate = new(); // innermost
    private bool _closed;                  // guarded by the gate, as the next
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _disposed;
    private ulong _instance;

    /// <summary>Completes when the mirror is connected; another task after its connection was lost.</summary>
    public Task Ready
    {
        get
        {
            lock (_gate) return _ready.Task;
        }
    }

    /// <summary>Of the machine, as its server says.</summary>
    public ulong Instance => Volatile.Read(ref _instance);

    public void Start()
    {
        remote.Session.Add(this);
        _disposed = remote.Disposed.UnsafeRegister(
            static self =>
            {
                var relay = (Relay)self!;
                relay.Close();
                relay.Host.Dispose();
            },
            this);
    }

    public void Stop()
    {
        remote.Session.Remove(this);
        _disposed.Unregister();
        Close();
    }

    private HostedMachine Host => host;

    /// <summary>The mirror is connected: this is the whole vector.</summary>
    public void Begin(ulong instance, ulong[] ticks, ulong queueTick, uint machineTick)
    {
        Volatile.Write(ref _instance, instance);
        host.Published.Whole(remote.Schema, ticks, queueTick, machineTick, isOther: true);
        lock (_gate) _ready.TrySetResult();
    }

    /// <summary>The connection is gone.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (!_closed && _ready.Task.IsCompleted) _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Interlocked.MemoryBarrier(); // a session that is not found below sees it
        host.DropAll();
    }

    /// <summary>The vector was found wrong, or the machine was restored.</summary>
    public void Replace(ulong[] ticks, ulong queueTick, uint machineTick) => host.Published.Whole(remote.Schema, ticks, queueTick, machineTick, isOther: true);

    /// <summary>There are further states.</summary>
    public void Grow(ulong[] ticks, ulong queueTick, uint machineTick) => host.Published.Whole(remote.Schema, ticks, queueTick, machineTick);

    /// <summary>The mirror is served no more: who waits for it is told so.</summary>
    private void Close()
    {
        lock (_gate)
        {
            _closed = true;
            if (_ready.Task.IsCompleted) _ready = new TaskCompletionSource();
            _ready.TrySetCanceled();
        }
    }

    public void Change(List<ClockChange> changes, ulong queueTick) => host.Published.Relayed(changes, queueTick);
}
