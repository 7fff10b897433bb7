using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// Watches the running user calls of all machines that share a clock. One timer, which runs only while a machine has called a
/// handler within the last second; a machine registers at its first call and is dropped when it was quiet for a second.
/// </summary>
internal sealed class Watchdog
{
    private static readonly ConditionalWeakTable<TimeProvider, Watchdog> All = [];
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private readonly List<Entry> _entries = []; // guarded by _gate
    private ITimer? _timer;                     // guarded by _gate
    private TimeSpan _period = System.Threading.Timeout.InfiniteTimeSpan;

    private Watchdog(TimeProvider time) => _time = time;

    private sealed class Entry(Cell cell, long now)
    {
        public readonly Cell Cell = cell;
        public long Call = -1;         // the call seen at the last look
        public long Since = now;       // since when it was seen
        public int Starts = cell.Starts;
        public long Active = now;      // when it last did something
    }

    public static Watchdog For(TimeProvider time) => All.GetValue(time, static key => new Watchdog(key));

    public void Add(Cell cell)
    {
        if (cell.HandlerTimeout == System.Threading.Timeout.InfiniteTimeSpan) return;
        lock (_gate)
        {
            if (cell.Watched) return;
            cell.Watched = true;
            _entries.Add(new Entry(cell, _time.GetTimestamp()));
            TimeSpan wanted = Max(cell.HandlerTimeout / 4, Shortest);
            if (_timer is not null && wanted >= _period) return;
            _period = wanted;
            if (_timer is null)
            {
                // The timer must not carry the caller's AsyncLocals for the life of the process.
                bool suppress = !ExecutionContext.IsFlowSuppressed();
                if (suppress) ExecutionContext.SuppressFlow();
                _timer = _time.CreateTimer(static self => ((Watchdog)self!).Look(), this, _period, _period);
                if (suppress) ExecutionContext.RestoreFlow();
            }
            else
            {
                _timer.Change(_period, _period);
            }
        }
    }

    private void Look()
    {
        List<Cell>? lost = null;
        List<Action>? reports = null;
        lock (_gate) // timers may fire before the last look is over: what is decided, and the notes for it, are under the lock
        {
            long now = _time.GetTimestamp();
            for (int i = _entries.Count - 1; i >= 0; i--)
            {
                if (IsQuiet(_entries[i], now)) _entries.RemoveAt(i);
                else Check(_entries[i], now, ref lost, ref reports);
            }

            if (_entries.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }

        lost?.ForEach(static cell => cell.GoOnWithout());
        if (reports is null) return;

        // Reports call code of others, which may hang: none waits for another.
        foreach (Action report in reports[1..]) ThreadPool.UnsafeQueueUserWorkItem(static run => run(), report, preferLocal: false);
        reports[0]();
    }

    /// <summary>
    /// Drops a cell that has done nothing for a second. Its drain counts a start and then looks whether it is watched; here it is
    /// the other way round, with a barrier between, so one of the two sees the other.
    /// </summary>
    private bool IsQuiet(Entry entry, long now)
    {
        Cell cell = entry.Cell;
        if (cell.IsLost) return true;
        if (cell.InCall || cell.Starts != entry.Starts)
        {
            entry.Active = now;
            entry.Starts = cell.Starts;
            return false;
        }

        if (_time.GetElapsedTime(entry.Active, now) < Quiet) return false;
        cell.Watched = false;
        Interlocked.MemoryBarrierProcessWide();
        if (cell.Starts == entry.Starts && !cell.InCall) return true;
        cell.Watched = true;
        return false;
    }

    private static bool IsOver(TimeSpan limit, TimeSpan elapsed) => limit != System.Threading.Timeout.InfiniteTimeSpan && elapsed >= limit;

    /// <summary>Under the lock: claims a call that runs too long.</summary>
    private void Check(Entry entry, long now, ref List<Cell>? lost, ref List<Action>? reports)
    {
        Cell cell = entry.Cell;
        long call = cell.Call;
        if ((call & 1) == 0 || call != entry.Call || cell.Piping is not null)
        {
            entry.Call = call;
            entry.Since = now;
            return;
        }

        TimeSpan elapsed = _time.GetElapsedTime(entry.Since, now);
        if (elapsed < cell.HandlerTimeout || Debugger.IsAttached) return;
        if (!cell.WasReported(call))
        {
            if (cell.TryTimeOut(call, out HandlerTimeoutException? error)) (reports ??= []).Add(() => cell.ReportTimeout(error));
        }
        else if (IsOver(cell.HandlerDeadline, elapsed - cell.HandlerTimeout) && cell.TryLeaveBehind(call))
        {
            (lost ??= []).Add(cell);
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
