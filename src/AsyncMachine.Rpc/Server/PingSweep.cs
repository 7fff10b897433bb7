namespace AsyncMachine.Rpc;

/// <summary>
/// Gives each client a sign of life in every ping interval, and ends connections that are dead: one timer for all of a server's connections,
/// which looks at a share of them each time it rings.
/// </summary>
internal sealed class PingSweep : IDisposable
{
    private const int Shares = 16;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly List<ServerConnection>[] _shares = [.. Enumerable.Range(0, Shares).Select(_ => new List<ServerConnection>())]; // guarded by the gate, as everything below
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly TimeSpan _period;
    private int _next;               // the share that is looked at next
    private int _shortest;           // where the next connection goes
    private int _count;
    private bool _runs;

    public PingSweep(TimeProvider time, TimeSpan pingInterval)
    {
        _time = time;
        Round = pingInterval < LongestRound ? pingInterval : LongestRound;
        _period = TimeSpan.FromMilliseconds(Math.Max(1, Round.TotalMilliseconds / Shares));
        _timer = Detached.Begin(() => time.CreateTimer(static self => ((PingSweep)self!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    /// <summary>How often each connection is looked at.</summary>
    public TimeSpan Round { get; }

    /// <summary>Looks after a connection from now on.</summary>
    /// <returns>The share that it is in.</returns>
    public int Add(ServerConnection connection)
    {
        lock (_gate)
        {
            int share = _shortest++ % Shares;
            _shares[share].Add(connection);
            _count++;
            if (!_runs) _timer.Change(_period, _period);
            _runs = true;
            return share;
        }
    }

    public void Remove(ServerConnection connection, int share)
    {
        lock (_gate)
        {
            List<ServerConnection> list = _shares[share];
            int at = list.IndexOf(connection);
            if (at < 0) return;
            list[at] = list[^1];
            list.RemoveAt(list.Count - 1);
            if (--_count > 0) return;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _runs = false;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        ServerConnection[] share;
        lock (_gate)
        {
            share = [.. _shares[_next]];
            _next = (_next + 1) % Shares;
        }

        long now = _time.GetTimestamp();
        foreach (ServerConnection connection in share) connection.Check(now);
    }
}
