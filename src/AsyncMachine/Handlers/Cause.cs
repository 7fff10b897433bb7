using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// The call of a handler as the cause of what is done in it: it flows with the handler's execution context, through every <c>await</c>, so
/// that a mutation need not name its source. Made only for machines with a probe that wants it.
/// </summary>
/// <remarks>Immutable. It holds on to the machine, as whatever mutates it does, and to no args.</remarks>
internal sealed class Cause : ITransitionSource
{
    private static readonly AsyncLocal<Cause?> Local = new();

    [ThreadStatic]
    private static object? _afar; // the caller in another process whose mutation this thread is about to make

    private readonly Cell _cell;
    private readonly long _call;

    /// <param name="machine">The machine.</param>
    /// <param name="cell">The cell of its drain.</param>
    /// <param name="id">The transition's number.</param>
    /// <param name="timeSumBefore">Sum of the ticks before the transition.</param>
    public Cause(IMachine machine, Cell cell, ulong id, ulong timeSumBefore)
    {
        Machine = machine;
        Id = id;
        TimeSumBefore = timeSumBefore;
        Trace = cell.Trace;
        _cell = cell;
        _call = cell.Call + 1; // the call that comes next
    }

    /// <summary>The handler whose flow of control this is; null outside of handlers.</summary>
    public static Cause? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    public IMachine Machine { get; }

    public ulong Id { get; }

    public ulong TimeSumBefore { get; }

    public object? Trace { get; }

    /// <summary>True until the handler returns or times out.</summary>
    public bool IsCurrent => _cell.IsCurrent(_call);

    /// <summary>
    /// Who makes a mutation at this moment, for traces: an <see cref="Activity"/>, or a boxed <see cref="ActivityContext"/>. A caller in another
    /// process is told once: what handlers of its mutation do, they do themselves.
    /// </summary>
    public static object? TakeCaller()
    {
        if (_afar is not { } afar) return Activity.Current;
        _afar = null;
        return afar;
    }

    /// <summary>What this thread does until <see cref="EndAfar"/> is done for a caller in another process.</summary>
    /// <param name="context">A boxed <see cref="ActivityContext"/>; null for none.</param>
    public static void BeginAfar(object? context) => _afar = context;

    /// <summary>Ends what <see cref="BeginAfar"/> has begun.</summary>
    public static void EndAfar() => _afar = null;
}
