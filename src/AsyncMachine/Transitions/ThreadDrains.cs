using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The drains that run inside each other on one thread because one machine is piped to the next. Up to <see cref="Limit"/> of them
/// nest; the machines further on take their turns when the outermost drain has ended, so that a chain of pipes needs no more stack than
/// <see cref="Limit"/> machines do, however long it is.
/// </summary>
/// <remarks>
/// A machine whose turn is to come has its drain held, so nobody else begins it. It is never stranded: the list is run by the drain
/// that owes it, and given to the thread pool if the thread is left behind in somebody's handler.
/// </remarks>
internal sealed class ThreadDrains
{
    /// <summary>How many pipes nest on a thread.</summary>
    public const int Limit = 8;

    private static readonly ConditionalWeakTable<Thread, ThreadDrains> All = [];

    [ThreadStatic]
    private static ThreadDrains? _current;

    private readonly Source[] _sources = new Source[Limit]; // drains that pass on, outermost first; read by whoever leaves the thread behind
    private readonly Queue<Engine> _waiting = new();      // guarded by itself
    private int _count;                                   // length of the list; read without the lock by the thread itself
    private int _depth;                                   // the thread's own, as everything below
    private bool _running;

    /// <summary>In a struct, a reference is stored in an array without a look at the array's type.</summary>
    private struct Source
    {
        public Cell? Cell;
    }

    /// <summary>The calling thread's.</summary>
    public static ThreadDrains Current => _current ?? Create();

    /// <summary>Goes one pipe deeper.</summary>
    /// <param name="source">The cell of the drain that passes on; null if a mirror does.</param>
    /// <returns>False at the limit: then the next machine's turn comes later.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(Cell? source)
    {
        if (_depth == Limit) return false;
        _sources[_depth++].Cell = source;
        return true;
    }

    /// <summary>Leaves what <see cref="TryEnter"/> has entered.</summary>
    public void Leave()
    {
        ref Cell? source = ref _sources[--_depth].Cell;
        if (_depth == 0 && _count > 0)
        {
            if (source is { } cell) cell.OweHops();
            else RunWaiting();
        }

        source = null;
    }

    /// <summary>Gives a machine, whose drain is held, a turn later.</summary>
    public void Add(Engine engine)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(engine);
            _count = _waiting.Count;
        }
    }

    /// <summary>The end of a drain: if it is the thread's outermost one, the machines that wait for it take their turns.</summary>
    public static void RunWaiting()
    {
        if (_current is not { _depth: 0, _running: false, _count: > 0 } drains) return;
        drains._running = true;
        try
        {
            while (drains.TryTake(out Engine? engine)) engine.DrainPosted(Core.ForeignLimit);
        }
        finally
        {
            drains._running = false;
        }
    }

    /// <summary>
    /// A machine has left this thread behind in somebody's handler. The drains that are passing on around it go on without it, and what
    /// waits for the thread runs on the pool. Calls nobody's code.
    /// </summary>
    public static void LeaveBehind(Thread? thread)
    {
        if (thread is null || !All.TryGetValue(thread, out ThreadDrains? drains)) return;
        while (drains.TryTake(out Engine? engine)) DrainExecutor.ThreadPool.Post(() => engine.DrainPosted(int.MaxValue));

        // The thread may return at this moment and go on, even pass on again: whether a drain is on it is decided by its cell's flag.
        for (int i = 0; i < Limit; i++)
        {
            if (drains._sources[i].Cell is { } source && source.TryLeavePipe(thread)) source.GoOnAfterPipe();
        }
    }

    private bool TryTake([NotNullWhen(true)] out Engine? engine)
    {
        lock (_waiting)
        {
            bool taken = _waiting.TryDequeue(out engine);
            _count = _waiting.Count;
            return taken;
        }
    }

    private static ThreadDrains Create()
    {
        _current = new ThreadDrains();
        All.Add(Thread.CurrentThread, _current);
        return _current;
    }
}
