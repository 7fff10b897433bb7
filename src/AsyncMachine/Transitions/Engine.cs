using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The heart of a machine, whatever the width of its schema: who drains, what waits, who watches. The transitions themselves are
/// in <see cref="Core{TSet}"/>.
/// </summary>
/// <remarks>
/// <see cref="_word"/> holds <c>queueTick &lt;&lt; 3 | guard | pending | busy</c>. One compare-exchange takes the drain of an idle
/// machine together with the next queue tick; one gives it back, and fails if something is pending. Everything else about the queue
/// happens under the lock on this object: setting pending, appending, taking. Invariant: not busy ⇒ the queue is empty.
/// Guard sends every caller to the slow path: disposal, back-off, a left-behind handler, or a drain that runs elsewhere.
/// </remarks>
internal sealed partial class Engine : WaitedVector
{
    public const long Busy = 1, Pending = 2, Guard = 4, Mask = 7, Tick1 = 8;

    private long _word = Tick1;
    private ulong _lastTick = 1;       // queue tick of the last appended mutation, if it still waits; under the lock
    private Extras? _extras;           // what few machines need; made at the first ask

    public Engine(IMachine machine, Schema schema, MachineOptions options)
        : base(schema)
    {
        Machine = machine;
        Options = options;
        Core = Core.Create(this, schema, options.Words);
    }

    /// <summary>The public face.</summary>
    public IMachine Machine { get; }

    public MachineOptions Options { get; }

    /// <summary>The part that knows the schema's width; replaced, by the drain only, when the schema is.</summary>
    public Core Core { get; private set; }

    /// <summary>The cell of the present drain; null until user code was called for the first time.</summary>
    public Cell? Cell { get; set; }

    public ref long Word
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _word;
    }

    public static ulong TickOf(long word) => (ulong)word >> 3;

    public ulong QueueTick => TickOf(Volatile.Read(ref _word));

    /// <summary>What few machines need.</summary>
    public Extras Extra => _extras ?? Interlocked.CompareExchange(ref _extras, new Extras(), null) ?? _extras;

    public Extras? ExtraOrNull => Volatile.Read(ref _extras);

    /// <summary>Fields of machines that use more than states and relations.</summary>
    public sealed class Extras
    {
        // Under the engine's lock, unless said otherwise.
        public readonly List<Binding> Bindings = [];
        public readonly List<Cell> LostCells = [];   // drains whose handler was left behind and has not returned
        public readonly Dictionary<ulong, List<TaskCompletionSource<Result>>> Results = [];
        public readonly Dictionary<int, int> Forks = [];
        public readonly List<Action<IMachine>> OnDispose = [];
        public int ForkCount;
        public int ResultCount;                      // read without the lock
        public long BackoffUntil;                    // a timestamp; 0 for none
        public bool Disposing;
        public bool BackingOff;
        public Exception? Error;                     // volatile
        public uint MachineTick;                     // written by the drain
        public string? Id;
        public CancellationTokenSource? Disposed;
        public TaskCompletionSource? WhenDisposed;
        public Task? Disposal;
        public CancellationTokenRegistration Lifetime;
        public long Stale;                           // interlocked
        public int AsyncHandlers;                    // interlocked
        public VectorHook[]? Hooks;                  // null for none; read without the lock
        public VectorHook[]? EndHooks;               // those of them that are no probes; likewise
        public List<(MachineObserver Observer, VectorHook? Hook)>? Observers; // with what they have attached, which may be nothing
        public TaskCompletionSource? AsyncIdle;
    }

    // -- taking and giving back ---------------------------------------------------------------------------------

    /// <summary>Number of appended mutations that wait; under the lock. Each holds one tick, and ticks are dense.</summary>
    public int Waiting
    {
        get
        {
            ulong now = QueueTick;
            return _lastTick > now ? (int)Math.Min(int.MaxValue, _lastTick - now) : 0;
        }
    }

    /// <summary>The last appended tick; under the lock.</summary>
    public ulong LastTick => _lastTick;

    /// <summary>
    /// Under the lock: makes sure that a drain sees what the caller is about to append, or takes the drain for the caller.
    /// </summary>
    /// <param name="ticks">1 for a mutation that is appended, 0 for a check or an eval.</param>
    /// <param name="mayTake">False if the drain runs elsewhere: then an idle machine becomes busy and pending.</param>
    /// <param name="tick">The tick of what is appended.</param>
    /// <returns>True if the machine was idle.</returns>
    public bool Announce(int ticks, bool mayTake, out ulong tick)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            if ((word & Busy) == 0)
            {
                long taken = mayTake ? word + ticks * Tick1 | Busy : word | Busy | Pending;
                if (Interlocked.CompareExchange(ref _word, taken, word) != word) continue;
                tick = TickOf(word) + (ulong)ticks;
                if (ticks > 0) _lastTick = tick;
                return true;
            }

            if ((word & Pending) == 0 && Interlocked.CompareExchange(ref _word, word | Pending, word) != word) continue;

            // While pending is set the drain cannot be given back, and only it moves the tick, never past what was appended.
            tick = Math.Max(_lastTick, TickOf(word)) + (ulong)ticks;
            if (ticks > 0) _lastTick = tick;
            return false;
        }
    }

    /// <summary>Gives the drain back, unless something is pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGiveBack()
    {
        long word = Volatile.Read(ref _word);
        while ((word & Pending) == 0)
        {
            Debug.Assert((word & Busy) != 0, "only the drain gives the drain back");
            long seen = Interlocked.CompareExchange(ref _word, word & ~Busy, word);
            if (seen == word) return true;
            word = seen;
        }

        return false;
    }

    public override void Poke()
    {
        Interlocked.MemoryBarrier();
        while (true)
        {
            long word = Volatile.Read(ref _word);
            if ((word & (Busy | Pending)) != Busy || Interlocked.CompareExchange(ref _word, word | Pending, word) == word) return;
        }
    }

    /// <summary>Under the lock: nothing that was announced is left to take.</summary>
    public void ClearPending() => Interlocked.And(ref _word, ~Pending);

    /// <summary>The drain begins the mutation of this tick.</summary>
    public void AdvanceTo(ulong tick)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            if (Interlocked.CompareExchange(ref _word, (long)(tick << 3) | word & Mask, word) == word) return;
        }
    }

    public void SetGuard() => Interlocked.Or(ref _word, Guard);

    /// <summary>Under the lock: clears the guard if nothing needs it any more.</summary>
    public void RelaxGuard()
    {
        if (Options.DrainOn is not null) return;
        if (_extras is { } extras && (extras.Disposing || extras.BackingOff || extras.LostCells.Count > 0)) return;
        Interlocked.And(ref _word, ~Guard);
    }

    public void ReplaceCore(Core core) => Core = core;

    /// <summary>Under the lock, with the drain held for good: nothing waits any more.</summary>
    public void ForgetTicks() => _lastTick = QueueTick;

    // -- who calls ----------------------------------------------------------------------------------------------

    /// <summary>The cell of the drain whose user code makes this very call; null for a call from outside.</summary>
    public Cell? InsideOf()
    {
        Cell? cell = Cell;
        return cell is not null && cell.InCall && ReferenceEquals(cell.Thread, Thread.CurrentThread) ? cell : null;
    }

    /// <summary>True if the calling thread is in a handler that was left behind.</summary>
    public bool IsLeftBehind()
    {
        if (_extras is not { } extras || extras.LostCells.Count == 0) return false;
        Thread thread = Thread.CurrentThread;
        lock (this)
        {
            foreach (Cell cell in extras.LostCells)
            {
                if (ReferenceEquals(cell.Thread, thread)) return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Under the lock, with the guard set: true if a mutation must be refused because of the machine's condition.
    /// </summary>
    public bool Refuses(bool inside)
    {
        if (_extras is not { } extras) return false;
        if (IsDisposed) return true;
        if (extras.Disposing && !inside) return true;
        if (!extras.BackingOff || inside) return false;
        if (Options.TimeProvider.GetTimestamp() < extras.BackoffUntil) return true;
        extras.BackingOff = false;
        RelaxGuard();
        return false;
    }

    public override Task Cancel(CancellationTokenSource source) =>
        Options.DrainOn is { } executor ? executor.Cancel(source) : base.Cancel(source);

    // -- the drain elsewhere ------------------------------------------------------------------------------------

    private int _posted; // 1 while a drain that is held waits for the thread it was passed to

    /// <summary>Passes a drain that is held to another thread, the executor's or one of the pool, or on to a later time.</summary>
    /// <param name="hop">It may run on this thread, once its outermost drain has ended.</param>
    public void PostDrain(bool hop = false)
    {
        Volatile.Write(ref _posted, 1);
        if (hop && Options.DrainOn is null)
        {
            ThreadDrains.Current.Add(this);
            return;
        }

        DrainExecutor executor = Options.DrainOn ?? DrainExecutor.ThreadPool;
        try
        {
            executor.Post(DrainPosted);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            DrainExecutor.ThreadPool.Post(DrainPosted); // what was accepted runs, if not where it should
            Report(exception, $"{executor.GetType().Name}.Post");
        }
    }

    /// <summary>Takes a drain that was passed on and has not begun; its executor may be dead.</summary>
    public bool TakePosted() => Interlocked.Exchange(ref _posted, 0) == 1;

    private void DrainPosted() => DrainPosted(int.MaxValue);

    /// <summary>Runs a drain that was passed on.</summary>
    /// <param name="foreignLimit">How many mutations of others it may run before it passes the drain on again.</param>
    public void DrainPosted(int foreignLimit)
    {
        if (!TakePosted()) return; // it was begun, or disposal has taken it
        try
        {
            Core.Drain(foreignLimit);
        }
        catch (DrainLostException)
        {
            Returned();
        }
    }

    /// <summary>A left-behind drain has unwound: its thread is an ordinary one again.</summary>
    public void Returned()
    {
        lock (this)
        {
            // Whoever left the cell behind may not have listed it yet, and then will not.
            Extra.LostCells.RemoveAll(static cell => cell.HasReturned);
            RelaxGuard();
        }
    }
}
