using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// What one drain shares with the watchdog: which user call runs, on which thread, and whether the watchdog has claimed it. A drain
/// that is left behind keeps its cell; the machine goes on with a new one, so whatever the old thread still writes goes nowhere.
/// </summary>
/// <remarks>
/// The protocol of a call: the drain stores an odd number, calls, stores an even one, and reads <see cref="_flag"/>. The watchdog
/// claims the flag, issues a process-wide barrier, and reads the number again. Because of the barrier either the watchdog sees that
/// the call has ended, or the drain sees the claim; the drain then waits the few instructions until the watchdog has decided.
/// So a call costs two plain stores and a load.
/// </remarks>
internal abstract class Cell(TimeProvider time, TimeSpan timeout, TimeSpan deadline) : HandlerCall
{
    private const int Free = 0, Claimed = 1, TimedOut = 2, Lost = 3;

    private long _call;      // odd while user code runs; written by the drain, read by the watchdog
    private int _flag;       // one of the constants above
    private long _timedOut;  // the call that was reported last
    private long _lost;      // the call that was left behind; written before the flag says so
    private int _starts;     // transitions begun with this cell; tells the watchdog that it must stay
    private int _watched;    // 1 while the watchdog has the cell
    private HandlerTable? _piping;

    /// <summary>How long a call may run before it is reported.</summary>
    public TimeSpan HandlerTimeout => timeout;

    /// <summary>How much longer before it is left behind.</summary>
    public TimeSpan HandlerDeadline => deadline;

    /// <summary>The thread that drains; written before user code runs.</summary>
    public Thread? Thread { get; private set; }

    public TransitionPhase Phase { get; set; }

    /// <summary>Key of the handler that runs; for the watchdog's message.</summary>
    public uint HandlerKey { get; set; }

    /// <summary>What else runs: a tracer, a callback, an eval; null while a handler does.</summary>
    public string? Observer { get; set; }

    /// <summary>Where the transition is; one byte, so that a transition begins with one store.</summary>
    protected Progress Progress;

    /// <summary>The owner of the mutation that runs is the caller that drains.</summary>
    public bool RunsOwn
    {
        get => Has(Progress.RunsOwn);
        set => Mark(Progress.RunsOwn, value);
    }

    /// <summary>The error that the watchdog reported and that is to become a state; taken by the drain.</summary>
    public HandlerTimeoutException? Timeout { get; set; }

    public bool IsLost => Volatile.Read(ref _flag) == Lost;

    /// <summary>True if this very call was left behind.</summary>
    public bool HasLost(long call) => IsLost && Volatile.Read(ref _lost) == call;

    /// <summary>The call that was left behind has returned: its thread unwinds to the outermost frame of the engine.</summary>
    public bool HasReturned { get; private set; }

    /// <summary>
    /// The table whose handler passes the transition on to another machine at this moment; null while none does. The other machine's
    /// handlers have their own time-outs, so this call has none.
    /// </summary>
    public HandlerTable? Piping
    {
        get => Volatile.Read(ref _piping);
        set => Volatile.Write(ref _piping, value);
    }

    /// <summary>Id of the handler in <see cref="Piping"/>.</summary>
    public int PipingId { get; set; }

    /// <summary>The handler after which the transition goes on elsewhere; set by whoever has left the drain behind in it.</summary>
    public (HandlerTable Table, int Id) LeftPipe { get; private set; }

    /// <summary>
    /// What stands for the transition in traces, for whatever it causes: an <c>Activity</c>, or the boxed <c>ActivityContext</c> of one that
    /// is elsewhere. Set by a probe; null if nothing is traced, and between transitions.
    /// </summary>
    public object? Trace { get; set; }

    /// <summary>A handler threw, or was left behind.</summary>
    public bool HasFailed => Has(Progress.Failed);

    /// <summary>A transition runs; false for an eval, and for what is told between transitions.</summary>
    public bool InTransition
    {
        get => Has(Progress.InTransition);
        set => Mark(Progress.InTransition, value);
    }

    protected bool Has(Progress mark) => (Progress & mark) != 0;

    protected void Mark(Progress mark, bool value) => Progress = value ? Progress | mark : Progress & ~mark;

    /// <summary>True while user code runs on this drain.</summary>
    public bool InCall => (Volatile.Read(ref _call) & 1) != 0;

    public long Call => Volatile.Read(ref _call);

    /// <summary>True while a call runs and was not reported.</summary>
    public bool IsCurrent(long call) =>
        Volatile.Read(ref _call) == call && Volatile.Read(ref _timedOut) != call && !IsLost;

    /// <summary>Before the first user call of a transition or observer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin()
    {
        // The reference costs less than the thread's id, and the comparison less than a store with its barrier.
        Thread current = System.Threading.Thread.CurrentThread;
        if (!ReferenceEquals(Thread, current)) Thread = current;
        _starts++; // before the look at _watched; the watchdog drops the cell in the opposite order, with a barrier between
        if (Volatile.Read(ref _watched) == 0) Watchdog.For(time).Add(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter() => Volatile.Write(ref _call, _call + 1);

    /// <returns>True if the call was reported as too long.</returns>
    /// <exception cref="DrainLostException">The call was left behind; the machine has gone on without this drain.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Leave()
    {
        Volatile.Write(ref _call, _call + 1);
        return _flag != Free && Decided();
    }

    private bool Decided()
    {
        var spinner = new SpinWait();
        while (true)
        {
            switch (Interlocked.CompareExchange(ref _flag, Free, TimedOut))
            {
                case Free: return false;
                case TimedOut: return true;
                case Lost:
                    HasReturned = true;
                    throw new DrainLostException();
                default:
                    spinner.SpinOnce();
                    break;
            }
        }
    }

    // -- the watchdog's side ------------------------------------------------------------------------------------

    /// <summary>Reports the call, if it still runs.</summary>
    /// <param name="call">The call's number.</param>
    /// <param name="error">The report; the cell's own reference may be taken by the drain at any moment from now on.</param>
    public bool TryTimeOut(long call, [NotNullWhen(true)] out HandlerTimeoutException? error)
    {
        error = null;
        if (Interlocked.CompareExchange(ref _flag, Claimed, Free) != Free) return false;
        Interlocked.MemoryBarrierProcessWide();
        if (Volatile.Read(ref _call) != call || Piping is not null)
        {
            Volatile.Write(ref _flag, Free);
            return false;
        }

        Timeout = error = new HandlerTimeoutException(Describe(), timeout, leftBehind: false);
        Volatile.Write(ref _timedOut, call);
        Volatile.Write(ref _flag, TimedOut);
        return true;
    }

    /// <summary>Leaves the call behind, if it was reported and still runs: the caller then owns the drain.</summary>
    public bool TryLeaveBehind(long call)
    {
        if (Interlocked.CompareExchange(ref _flag, Claimed, TimedOut) != TimedOut) return false;
        Interlocked.MemoryBarrierProcessWide();
        if (Volatile.Read(ref _call) != call)
        {
            Volatile.Write(ref _flag, TimedOut); // the drain waits for this and takes it
            return false;
        }

        Volatile.Write(ref _lost, call);
        Volatile.Write(ref _flag, Lost);
        return true;
    }

    /// <summary>
    /// Leaves the drain behind if it is passing a transition on, on a thread that another machine has left behind: the caller then owns
    /// the drain, and the transition goes on after that handler.
    /// </summary>
    public bool TryLeavePipe(Thread thread)
    {
        long call = Call;
        if ((call & 1) == 0 || Interlocked.CompareExchange(ref _flag, Claimed, Free) != Free) return false;
        Interlocked.MemoryBarrierProcessWide();
        HandlerTable? piping = Piping; // looked at once: the thread may come back and clear it
        bool still = Volatile.Read(ref _call) == call && piping is not null && ReferenceEquals(Thread, thread);
        if (still)
        {
            LeftPipe = (piping!, PipingId);
            Volatile.Write(ref _lost, call);
        }

        Volatile.Write(ref _flag, still ? Lost : Free);
        return still;
    }

    /// <summary>Leaves the drain behind whatever it is doing: disposal takes it. False if no user code runs at this moment.</summary>
    public bool Abandon()
    {
        long call = Volatile.Read(ref _call);
        if ((call & 1) == 0) return false;
        int seen = Volatile.Read(ref _flag);
        if (seen is Claimed or Lost || Interlocked.CompareExchange(ref _flag, Claimed, seen) != seen) return false;
        Interlocked.MemoryBarrierProcessWide();
        bool still = Volatile.Read(ref _call) == call;
        Volatile.Write(ref _lost, call);
        Volatile.Write(ref _flag, still ? Lost : seen);
        return still;
    }

    public bool WasReported(long call) => Volatile.Read(ref _timedOut) == call;

    public int Starts => Volatile.Read(ref _starts);

    public bool Watched
    {
        get => Volatile.Read(ref _watched) != 0;
        set => Volatile.Write(ref _watched, value ? 1 : 0);
    }

    /// <summary>Somebody has asked for the record of the transition that runs.</summary>
    public abstract bool HasRecord { get; }

    /// <summary>Neither relations nor negotiation have refused it.</summary>
    public abstract bool IsAccepted { get; }

    /// <summary>Accepted, and no handler has failed.</summary>
    public abstract bool IsExecuted { get; }

    /// <summary>The record, if somebody has asked for it.</summary>
    public abstract Transition? RecordOrNull { get; }

    /// <summary>The record, made at the first ask.</summary>
    public abstract Transition MakeRecord();

    /// <summary>The transition's number among those that anything is kept of, taken at the first ask.</summary>
    public abstract ulong MakeNumber();

    /// <summary>Why the transition was refused, as far as somebody has asked in time.</summary>
    public abstract string? RefusalText { get; }

    /// <summary>Name of the handler, or of what else runs.</summary>
    public abstract string Describe();

    /// <summary>The watchdog has reported the call that runs: tells the machine's error callback and tracers, who may take their time.</summary>
    public abstract void ReportTimeout(HandlerTimeoutException error);

    /// <summary>The watchdog has left the call behind: the machine goes on without it. Calls nobody's code.</summary>
    public abstract void GoOnWithout();

    /// <summary>The pipe that the call is in was left behind: the machine goes on after it.</summary>
    public abstract void GoOnAfterPipe();

    /// <summary>The pipe that the call is in has given other machines something to do on this thread: this drain's end sees to it.</summary>
    public abstract void OweHops();

    /// <summary>Answers the check or eval whose drain was left behind.</summary>
    public abstract void CancelWork();
}

/// <summary>What a drain's cell knows of the transition that it is in.</summary>
[Flags]
internal enum Progress : byte
{
    None = 0,
    InTransition = 1,
    RunsOwn = 2,
    Accepted = 4,
    Committed = 8,
    Failed = 16,
}

/// <summary>Unwinds a drain that was left behind, up to the outermost frame of its engine. Never seen by users.</summary>
internal sealed class DrainLostException : Exception;
