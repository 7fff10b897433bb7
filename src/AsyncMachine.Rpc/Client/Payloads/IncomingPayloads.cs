using System.Buffers;
using System.Globalization;

namespace AsyncMachine.Rpc;

/// <summary>
/// The payloads that a client gets. Chunks are taken once each, by their offsets; what comes twice is acknowledged twice. What nobody here takes
/// is refused at once.
/// </summary>
/// <remarks>Chunks come one at a time, on the reader's thread, which waits for nothing. No frame is written, and no handler runs, under the gate.</remarks>
internal sealed partial class IncomingPayloads
{
    private readonly object _gate = new();
    private readonly Dictionary<string, PayloadReceiver> _receivers = new(StringComparer.Ordinal); // guarded by the gate, as everything below
    private readonly Dictionary<ulong, IncomingPayload> _open = [];
    private readonly Dictionary<ulong, Credit?> _closed = []; // what became of those that the server may ask about; null: cancelled
    private ulong _highest;                                   // number of the payload that began last
    private Outbox? _outbox;
    private bool _ended;

    /// <summary>The longest object that is taken, in bytes.</summary>
    public int MaxPayload { get; set; } = 16 << 20;

    /// <summary>Bytes of a stream that may wait to be read.</summary>
    public int Window { get; set; } = 256 << 10;

    /// <summary>Tells the client's own machine; never under the gate.</summary>
    public ClientWatch? Watch { get; set; }

    /// <summary>Has payloads of a name taken.</summary>
    /// <exception cref="InvalidOperationException">Somebody takes them already.</exception>
    public PayloadReceiver Add(string name, Func<byte[], CancellationToken, ValueTask>? takeObject, Func<Stream, CancellationToken, Task>? takeStream)
    {
        var receiver = new PayloadReceiver(this, name, takeObject, takeStream);
        lock (_gate)
        {
            if (!_receivers.TryAdd(name, receiver)) throw new InvalidOperationException($"Payloads '{name}' are taken already; dispose the earlier registration first.");
        }

        return receiver;
    }

    public void Remove(PayloadReceiver receiver)
    {
        lock (_gate)
        {
            if (_receivers.GetValueOrDefault(receiver.Name) == receiver) _receivers.Remove(receiver.Name);
        }
    }

    // -- connections --------------------------------------------------------------------------------------------

    /// <summary>A connection was welcomed; in a session that goes on the server is told what has come, so that it sends the rest.</summary>
    public void Attach(Outbox outbox, bool resumed)
    {
        Credit[] open;
        ulong[] closed;
        lock (_gate)
        {
            _outbox = outbox;
            open = resumed ? [.. _open.Values.Select(static payload => payload.Credit)] : [];
            closed = resumed ? [.. _closed.Keys] : [];
        }

        if (!resumed) Drop("The session has ended.");
        foreach (Credit credit in open) outbox.Send(credit.Write);
        foreach (ulong id in closed) Repeat(id);
    }

    public void Detach(Outbox outbox)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_outbox, outbox)) _outbox = null;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            _outbox = null;
        }

        Drop("The machine's mirror has ended.");
    }

    private void Drop(string why)
    {
        IncomingPayload[] open;
        lock (_gate)
        {
            open = [.. _open.Values];
            _open.Clear();
            _closed.Clear();
            _highest = 0;
        }

        foreach (IncomingPayload payload in open) payload.Stream?.Fail(new IOException(why));
    }

    // -- what comes ---------------------------------------------------------------------------------------------

    /// <summary>Takes a chunk.</summary>
    /// <exception cref="ProtocolException">The server may not have sent it.</exception>
    public void Take(in ReadOnlySequence<byte> body)
    {
        PayloadChunk chunk = PayloadChunk.Read(body);
        IncomingPayload? payload;
        bool isNew = false;
        lock (_gate)
        {
            if (_ended) return;
            if (!_open.TryGetValue(chunk.Id, out payload) && chunk.Id > _highest)
            {
                payload = Begin(chunk, out string? refusal);
                if (payload is null) _closed[chunk.Id] = new Credit(chunk.Id, 0, 0, DeliveryState.Refused, refusal);
                isNew = payload is not null;
            }
        }

        if (isNew) Watch?.Delivering();
        if (payload is null) Repeat(chunk.Id);
        else if (chunk.State == ChunkState.Failed) Break(payload, chunk);
        else TakeBytes(payload, chunk, isNew);
    }

    /// <summary>Under the gate.</summary>
    private IncomingPayload? Begin(PayloadChunk chunk, out string? refusal)
    {
        refusal = null;
        if (chunk.Offset != 0 || (chunk.Text is null && chunk.State != ChunkState.Failed)) throw new ProtocolException($"Payload {chunk.Id} begins in its middle.");
        if (_open.Count >= PayloadChunk.MostOpen) throw new ProtocolException($"{_open.Count + 1} payloads are under way; {PayloadChunk.MostOpen} are allowed.");
        _highest = chunk.Id;
        Forget();
        if (chunk.State == ChunkState.Failed)
        {
            refusal = "It has failed.";
            return null;
        }

        if (_receivers.GetValueOrDefault(chunk.Text!) is not { } receiver) refusal = $"nobody there takes '{chunk.Text}'.";
        else if (receiver.TakesStreams != (chunk.Length is null)) refusal = $"'{chunk.Text}' is taken there as {(receiver.TakesStreams ? "a stream" : "an object")}.";
        else if (chunk.Length > MaxPayload) refusal = string.Create(CultureInfo.InvariantCulture, $"it has {chunk.Length} bytes; {MaxPayload} are allowed.");
        else
        {
            var payload = new IncomingPayload(chunk.Id, chunk.Length, receiver);
            if (chunk.Length is null) payload.Stream = new PayloadStream(this, chunk.Id);
            _open.Add(chunk.Id, payload);
            return payload;
        }

        return null;
    }

    private void TakeBytes(IncomingPayload payload, PayloadChunk chunk, bool isNew)
    {
        Credit? credit = null;
        byte[]? whole = null;
        bool isRepeated;
        lock (_gate)
        {
            long end = chunk.Offset + chunk.Bytes.Length;
            isRepeated = payload.HasEnded || end < payload.Received || (end == payload.Received && (chunk.State == ChunkState.More || chunk.Offset < end));
            if (isRepeated && end > payload.Received) throw new ProtocolException($"Payload {chunk.Id} goes on behind its end.");
            if (isRepeated)
            {
                credit = payload.Credit; // it came before, over another connection: only that has to be said again
            }
            else
            {
                if (chunk.Offset != payload.Received) throw new ProtocolException($"A chunk of payload {chunk.Id} is at {chunk.Offset}; {payload.Received} bytes have come.");
                if (end > payload.Limit) throw new ProtocolException($"Payload {chunk.Id} has {end} bytes; there was credit for {payload.Limit}.");
                if (end > payload.Length) throw new ProtocolException($"Payload {chunk.Id} is longer than the {payload.Length} bytes that were announced.");
                payload.Received = end;
                payload.HasEnded = chunk.State == ChunkState.End;
                if (payload.Bytes is { } bytes)
                {
                    bytes.Write(chunk.Bytes.Span);
                    payload.Consumed = end;
                    if (payload.HasEnded && end != payload.Length) throw new ProtocolException($"Payload {chunk.Id} has {end} bytes, not the {payload.Length} that were announced.");
                    if (payload.HasEnded) whole = bytes.WrittenSpan.ToArray();
                }

                credit = Advance(payload);
            }
        }

        if (credit is not null) Send(credit);
        if (isRepeated) return;
        payload.Stream?.Append(chunk.Bytes, chunk.State == ChunkState.End);
        if (whole is not null) _ = TakeObjectAsync(payload, whole);
        else if (isNew && payload.Stream is not null) _ = TakeStreamAsync(payload, payload.Stream);
    }

    /// <summary>Under the gate: what the sender is to know by now; null if that can wait.</summary>
    private Credit? Advance(IncomingPayload payload)
    {
        long limit = Math.Max(payload.Limit, payload.Consumed + Window);
        bool grown = limit - payload.Limit >= Window / 4 || (limit > payload.Limit && payload.Limit - payload.Received < PayloadChunk.Longest);
        if (!grown && payload.Received - payload.Acknowledged < Window / 4) return null;
        payload.Limit = limit;
        payload.Acknowledged = payload.Received;
        return payload.Credit;
    }

    private void Break(IncomingPayload payload, PayloadChunk chunk)
    {
        payload.Stream?.Fail(new PayloadException(chunk.Text ?? "The sender has failed."));
        Close(payload.Id, DeliveryState.Refused, "it had failed.");
    }

    private async Task TakeObjectAsync(IncomingPayload payload, byte[] bytes)
    {
        try
        {
            await payload.Receiver.TakeAsync(bytes).ConfigureAwait(false);
            Close(payload.Id, DeliveryState.Delivered, null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Close(payload.Id, DeliveryState.Refused, $"its handler has failed: {error.Message}");
        }
    }

    private async Task TakeStreamAsync(IncomingPayload payload, PayloadStream stream)
    {
        try
        {
            await payload.Receiver.TakeAsync(stream).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Close(payload.Id, DeliveryState.Refused, $"its handler has failed: {error.Message}");
        }

        await stream.DisposeAsync().ConfigureAwait(false);
    }
}
