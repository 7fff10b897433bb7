using System.Runtime.Versioning;

namespace AsyncMachine.Rpc;

/// <summary>
/// Begins what outlives whoever begins it: the loops of connections and listeners, and timers. They do not keep the ambient values of that caller,
/// such as its activity, and handlers that they call do not find them: those are called for somebody else.
/// </summary>
internal static class Detached
{
    /// <summary>A context without values. Null in a browser, which has no thread to take it from: there contexts flow as they do everywhere.</summary>
    private static readonly ExecutionContext? Empty = OperatingSystem.IsBrowser() ? null : TakeEmpty();

    /// <summary>Begins something on the calling thread, in a context without values.</summary>
    /// <remarks>
    /// Not by suppressing the flow: that would also hold for handlers which are called before the first wait, and those are to keep their own values
    /// over theirs.
    /// </remarks>
    public static T Begin<T>(Func<T> begin)
    {
        if (Empty is null) return begin();
        T? begun = default;
        ExecutionContext.Run(Empty, _ => begun = begin(), null);
        return begun!;
    }

    /// <summary>A thread that nobody's context flows to has an empty one. It is made once in a process.</summary>
    [UnsupportedOSPlatform("browser")]
    private static ExecutionContext TakeEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }
}
