namespace AsyncMachine.Rpc;

// What the server's program sends besides clocks.
public partial class RemoteMachine
{
    /// <summary>Takes the objects of a name that the server sends to this client.</summary>
    /// <typeparam name="TPayload">Their type: one marked with <see cref="StateArgsAttribute"/>, or another that has a codec.</typeparam>
    /// <param name="handler">
    /// Called with one object after another, on the thread pool. The sender waits until it completes; if it throws, the sender is told. Its token is
    /// cancelled when the registration is disposed.
    /// </param>
    /// <param name="name">What the server calls them; null for the name of the type.</param>
    /// <returns>Ends the registration when disposed; what comes afterwards is refused.</returns>
    /// <exception cref="ArgumentException">The type has no codec.</exception>
    /// <exception cref="InvalidOperationException">Payloads of the name are taken already.</exception>
    public IDisposable OnPayload<TPayload>(Func<TPayload, CancellationToken, ValueTask> handler, string? name = null)
        where TPayload : notnull
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (!ArgsBytes.CanTravel(typeof(TPayload)))
        {
            throw new ArgumentException($"{typeof(TPayload)} has no codec: mark it with [StateArgs], in a project that references AsyncMachine.Rpc.", nameof(TPayload));
        }

        return Session.Inbox.Payloads.Add(name ?? typeof(TPayload).Name, (bytes, token) => handler((TPayload)ArgsBytes.Decode(typeof(TPayload), bytes), token), null);
    }

    /// <summary>Takes the streams of a name that the server sends to this client.</summary>
    /// <param name="name">What the server calls them.</param>
    /// <param name="handler">
    /// Called with each stream, on the thread pool, which it reads with <see cref="Stream.ReadAsync(Memory{byte}, CancellationToken)"/>. The sender goes as
    /// fast as it reads. If it returns before the end, the sender is cancelled. If the sender fails, reading throws an <see cref="IOException"/>. Its token
    /// is cancelled when the registration is disposed.
    /// </param>
    /// <returns>Ends the registration when disposed; what comes afterwards is refused.</returns>
    /// <exception cref="InvalidOperationException">Payloads of the name are taken already.</exception>
    public IDisposable OnStream(string name, Func<Stream, CancellationToken, Task> handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        return Session.Inbox.Payloads.Add(name, null, handler);
    }
}
