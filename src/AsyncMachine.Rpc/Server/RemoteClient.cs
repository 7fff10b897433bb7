using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>A client of a machine that is served, from its first connection until its session ends: whom payloads are sent to.</summary>
/// <remarks>
/// Safe for use from any thread. While the client has no connection, what is sent waits for the next one. A session that nobody comes back for
/// ends with <see cref="MachineServerOptions.SessionTimeout"/>, or earlier if the client says good-bye.
/// </remarks>
[DebuggerDisplay("{Id,nq}")]
public sealed class RemoteClient
{
    private const int LongestName = 128;

    private static long _count;

    private readonly ServerSession _session;
    private readonly MachineServerOptions _options;

    internal RemoteClient(ServerSession session, MachineServerOptions options)
    {
        _session = session;
        _options = options;
        Id = string.Create(CultureInfo.InvariantCulture, $"{session.ClientId}#{Interlocked.Increment(ref _count)}");
        Source = Event.Outside(Id);
    }

    /// <summary>
    /// Unlike all others in this process: the client's own id, and a number. Mutations that the client asks for have it as the
    /// <see cref="MutationSource.MachineId"/> of their source.
    /// </summary>
    public string Id { get; }

    /// <summary>What the client calls itself; nobody has checked it.</summary>
    public string ClientId => _session.ClientId;

    /// <summary>Who it is, as far as <see cref="MachineServerOptions.Authorize"/> has found out.</summary>
    public string Identity => _session.Identity;

    /// <summary>True while it has a connection.</summary>
    public bool IsConnected => _session.Deliveries.IsConnected;

    /// <summary>The source of the mutations that it asks for.</summary>
    internal Event Source { get; }

    /// <summary>Sends an object; completes when the client's handler has taken it. Objects of one name are handled in the order in which they were sent.</summary>
    /// <typeparam name="TPayload">Its type: one marked with <see cref="StateArgsAttribute"/>, or another that has a codec.</typeparam>
    /// <param name="payload">The object.</param>
    /// <param name="name">What the client asks for; null for the name of the type.</param>
    /// <param name="cancellationToken">Cancels it; the client may have got it all the same.</param>
    /// <exception cref="ArgumentException">The type has no codec, or the name has more than 128 characters.</exception>
    /// <exception cref="PayloadException">The client may not get it, does not take it, or its session has ended.</exception>
    /// <exception cref="TimeoutException"><see cref="MachineServerOptions.DeliveryTimeout"/> has passed; the client may have got it all the same.</exception>
    public async Task SendAsync<TPayload>(TPayload payload, string? name = null, CancellationToken cancellationToken = default)
        where TPayload : notnull
    {
        name ??= typeof(TPayload).Name;
        CheckName(name);
        byte[] bytes = ArgsBytes.Encode(payload);
        using var timeout = new CancellationTokenSource(_options.DeliveryTimeout, _options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await DeliverAsync(_session.Deliveries.SendAsync(name, bytes, stop.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string text = $"Client {Id} has not taken the payload within {_options.DeliveryTimeout}.";
            _session.Host.TellUndelivered(new PayloadException(text));
            throw new TimeoutException(text);
        }
    }

    /// <summary>Sends a stream, in chunks, as fast as the client reads; completes when it has read all of it.</summary>
    /// <param name="name">What the client asks for.</param>
    /// <param name="content">The bytes; read to the end, and not disposed.</param>
    /// <param name="cancellationToken">Cancels it: reading at the client fails.</param>
    /// <exception cref="PayloadException">The client may not get it, does not read on, or its session has ended.</exception>
    public Task SendStreamAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        CheckName(name);
        ArgumentNullException.ThrowIfNull(content);
        return DeliverAsync(_session.Deliveries.SendAsync(name, content, cancellationToken));
    }

    /// <summary>The same for a pipe.</summary>
    /// <param name="name">What the client asks for.</param>
    /// <param name="content">The bytes; read to the end, and not completed.</param>
    /// <param name="cancellationToken">Cancels it: reading at the client fails.</param>
    /// <exception cref="PayloadException">The client may not get it, does not read on, or its session has ended.</exception>
    public Task SendStreamAsync(string name, PipeReader content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return SendStreamAsync(name, content.AsStream(leaveOpen: true), cancellationToken);
    }

    /// <summary>The same for pieces that are made one after another.</summary>
    /// <param name="name">What the client asks for.</param>
    /// <param name="content">The pieces.</param>
    /// <param name="cancellationToken">Cancels it: reading at the client fails.</param>
    /// <exception cref="PayloadException">The client may not get it, does not read on, or its session has ended.</exception>
    public async Task SendStreamAsync(string name, IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var stream = new PiecesStream(content);
        await SendStreamAsync(name, stream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The client's id, and a number.</summary>
    public override string ToString() => Id;

    /// <summary>What the client does not get is told by the server's machine, too.</summary>
    private async Task DeliverAsync(Task sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (PayloadException error)
        {
            _session.Host.TellUndelivered(error);
            throw;
        }
    }

    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName) throw new ArgumentException($"The name has {name.Length} characters; {LongestName} are allowed.", nameof(name));
    }
}
