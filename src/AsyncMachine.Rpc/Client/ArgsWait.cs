using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>A wait for args of a machine elsewhere. Fields are guarded by the gate of <see cref="ArgsWaits"/>.</summary>
/// <param name="operation">What is asked for: args, or the catalogue of them.</param>
/// <param name="state">Index of the state.</param>
/// <param name="every">Every activation until one fits; otherwise the first that the server finds to fit.</param>
/// <param name="equal">What the args have to equal; null for any.</param>
internal abstract class ArgsWait(RequestOperation operation, int state, bool every, byte[]? equal)
{
    /// <summary>Its number at the server; odd.</summary>
    public ulong Handle { get; set; }

    /// <summary>The last match that was taken in the present session.</summary>
    public ulong LastNumber { get; set; }

    /// <summary>The server has said that it knows of it.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Nobody waits any more.</summary>
    public bool IsOver { get; set; }

    public CancellationTokenRegistration Registration { get; set; }

    public RequestOperation Operation => operation;

    public RequestTarget Target => operation == RequestOperation.WhenArgs ? new RequestTarget(state) : new RequestTarget([]);

    public byte[] MakeArgs() => new Subscribe(Handle, every, equal).Encode();

    /// <summary>Args have come; on the reader's thread, outside of all locks.</summary>
    /// <returns>True if the wait is over.</returns>
    public abstract bool Take(byte[] args);

    public abstract void Fail(Exception error);

    public abstract void Cancel(CancellationToken token);
}

/// <summary>A wait whose end is a task.</summary>
internal sealed class ArgsWait<T>(RequestOperation operation, int state, bool every, byte[]? equal, Func<byte[], T> decode, Func<T, bool>? match)
    : ArgsWait(operation, state, every, equal)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _source.Task;

    public override bool Take(byte[] args)
    {
        try
        {
            T decoded = decode(args);
            if (match is not null && !match(decoded)) return false;
            _source.TrySetResult(decoded);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _source.TrySetException(error); // of the predicate, or bytes that are no such args
        }

        return true;
    }

    public override void Fail(Exception error) => _source.TrySetException(error);

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}

/// <summary>A wait on behalf of a client of one's own: args pass unread.</summary>
internal sealed class PassingArgsWait(int state, bool every, byte[]? equal, Action<byte[]?, string?> fire)
    : ArgsWait(RequestOperation.WhenArgs, state, every, equal)
{
    private readonly bool _every = every;

    public override bool Take(byte[] args)
    {
        fire(args, null);
        return !_every;
    }

    public override void Fail(Exception error) => fire(null, error.Message);

    public override void Cancel(CancellationToken token)
    {
    }
}
