namespace AsyncMachine.Rpc;

/// <summary>The payloads of one session: some are under way, others wait for a place. Guarded by the gate of <see cref="Deliveries"/>.</summary>
internal sealed class OutgoingPayloads
{
    private readonly List<OutgoingPayload> _open = [];       // the next to be asked for a chunk first
    private readonly Queue<(OutgoingPayload Payload, TaskCompletionSource Turn)> _waiting = new(); // for a place, in order
    private ulong _lastId;

    /// <summary>Gives a payload a place, now or when it is its turn.</summary>
    /// <returns>Null, or what completes when it is; whoever cancels it gives the place up.</returns>
    public TaskCompletionSource? Begin(OutgoingPayload payload)
    {
        if (_open.Count < PayloadChunk.MostOpen)
        {
            _open.Add(payload);
            payload.Fill();
            return null;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((payload, turn));
        return turn;
    }

    public bool HasChunk => _open.Exists(static payload => payload.HasChunk);

    /// <summary>The next chunk; of each payload in turn.</summary>
    public PayloadChunk? Take()
    {
        int at = _open.FindIndex(static payload => payload.HasChunk);
        if (at < 0) return null;
        OutgoingPayload payload = _open[at];
        _open.RemoveAt(at);
        _open.Add(payload);
        if (payload.Id == 0) payload.Id = _lastId += 2;
        return payload.Take();
    }

    /// <summary>
    /// Another connection: all that is not acknowledged is sent again. Those that the client may not have heard of go first, in the order of their
    /// numbers: it takes no number after a higher one.
    /// </summary>
    public void Rewind()
    {
        _open.Sort(static (one, other) => (one.Id - 1).CompareTo(other.Id - 1)); // without a number, 0: last
        foreach (OutgoingPayload payload in _open) payload.Rewind();
    }

    /// <exception cref="ProtocolException">The client cannot have got what it says.</exception>
    public void Acknowledge(Credit credit)
    {
        if (Find(credit.Id) is not { } payload) return; // it was over before
        if (!payload.Acknowledge(credit)) throw new ProtocolException($"{credit.Received} bytes of payload {credit.Id} were not sent.");
        if (credit.State == DeliveryState.Delivered) Remove(payload, null);
        else if (credit.State == DeliveryState.Refused) Remove(payload, new PayloadException("The client has refused the payload: " + (credit.Text ?? "it does not say why.")));
    }

    public void Cancel(ulong id)
    {
        if (Find(id) is { } payload) Remove(payload, new PayloadException("The client has cancelled the payload."));
    }

    /// <summary>A payload that was never sent takes no place any more; any other one stays until the client knows.</summary>
    public void Withdraw(OutgoingPayload payload)
    {
        if (payload.Id == 0 && _open.Contains(payload)) Remove(payload, new PayloadException("The payload was withdrawn."));
    }

    /// <summary>Nobody gets anything any more.</summary>
    public void End(Exception error)
    {
        while (_open.Count > 0) Remove(_open[^1], error); // others take the places meanwhile
    }

    private OutgoingPayload? Find(ulong id) => _open.Find(payload => payload.Id == id);

    private void Remove(OutgoingPayload payload, Exception? error)
    {
        _open.Remove(payload);
        payload.End(error);
        while (_open.Count < PayloadChunk.MostOpen && _waiting.TryDequeue(out (OutgoingPayload Payload, TaskCompletionSource Turn) next))
        {
            if (!next.Turn.TrySetResult()) continue;
            _open.Add(next.Payload);
            next.Payload.Fill();
        }
    }
}
