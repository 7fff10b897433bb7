namespace AsyncMachine.Rpc;

// Payloads: made as the client gives credit, by whoever sends them.
internal sealed partial class Deliveries
{
    /// <summary>Sends an object; completes when the client has taken it. Objects begin in the order in which they are sent.</summary>
    /// <param name="name">Its name; the client must be allowed to get it.</param>
    /// <param name="whole">Its bytes.</param>
    /// <param name="cancellationToken">Ends it, for both sides.</param>
    /// <exception cref="PayloadException">The client does not get it.</exception>
    public Task SendAsync(string name, ReadOnlyMemory<byte> whole, CancellationToken cancellationToken) => SendAsync(name, whole, null, cancellationToken);

    /// <summary>Sends a stream; completes when the client has read all of it.</summary>
    /// <param name="name">Its name; the client must be allowed to get it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Ends it, for both sides.</param>
    /// <exception cref="PayloadException">The client does not get it.</exception>
    public Task SendAsync(string name, Stream content, CancellationToken cancellationToken) => SendAsync(name, null, content, cancellationToken);

    private async Task SendAsync(string name, ReadOnlyMemory<byte>? whole, Stream? content, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var payload = new OutgoingPayload(name, whole, Math.Min(PayloadChunk.Longest, options.MaxFrame / 2), () => _ = stop.CancelAsync());
        try
        {
            await BeginAsync(payload, name, stop.Token).ConfigureAwait(false);
            if (content is not null) await MakeAsync(payload, content, stop.Token).ConfigureAwait(false);
            await payload.Over.WaitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!payload.Over.IsCompleted)
        {
            lock (_gate)
            {
                payload.Append(default, ChunkState.Failed, error is OperationCanceledException ? "The sender has cancelled it." : "The sender has failed: " + error.Message);
                _payloads?.Withdraw(payload);
            }

            Pump();
            throw;
        }
        catch (Exception) when (payload.Over.IsCompleted)
        {
            await payload.Over.ConfigureAwait(false); // says why, if it is not that the client has got it after all
        }
    }

    private async Task BeginAsync(OutgoingPayload payload, string name, CancellationToken cancellationToken)
    {
        if (!session.Permissions.MayReceive(name)) throw new PayloadException($"Client {session.ClientId} may not get the payload '{name}'.");
        TaskCompletionSource? turn;
        lock (_gate)
        {
            if (_ended) throw Gone();
            turn = (_payloads ??= new OutgoingPayloads()).Begin(payload);
        }

        if (turn is null)
        {
            Pump();
            return;
        }

        try
        {
            await turn.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (!turn.TrySetCanceled(cancellationToken)) _payloads?.Withdraw(payload);
            }

            throw;
        }
    }

    private async Task MakeAsync(OutgoingPayload payload, Stream content, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task? wait = null;
            int room;
            lock (_gate)
            {
                if (payload.Over.IsCompleted) return;
                room = payload.Room;
                if (room == 0) wait = payload.WhenRoom();
            }

            if (wait is not null)
            {
                await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            var buffer = new byte[room];
            int read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            lock (_gate) payload.Append(buffer.AsMemory(0, read), read == 0 ? ChunkState.End : ChunkState.More);
            Pump();
            if (read == 0) return;
        }
    }

    private PayloadException Gone() => new($"The session of client {session.ClientId} has ended.");
}
