namespace AsyncMachine.Rpc;

// How far payloads have come, what became of them, and how the server is told.
internal sealed partial class IncomingPayloads
{
    /// <summary>A reader has taken bytes of a stream.</summary>
    public void Consume(ulong id, int bytes)
    {
        Credit? credit;
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out IncomingPayload? payload)) return;
            payload.Consumed += bytes;
            credit = Advance(payload);
        }

        if (credit is not null) Send(credit);
    }

    /// <summary>All of a stream was read.</summary>
    public void Finish(ulong id) => Close(id, DeliveryState.Delivered, null);

    /// <summary>Nobody reads the rest of a stream.</summary>
    public void Abandon(ulong id)
    {
        lock (_gate)
        {
            if (!_open.Remove(id)) return;
            _closed[id] = null;
        }

        Repeat(id);
    }

    private void Close(ulong id, DeliveryState state, string? text)
    {
        lock (_gate)
        {
            if (!_open.Remove(id, out IncomingPayload? payload)) return;
            _closed[id] = new Credit(id, payload.Received, payload.Limit, state, text);
        }

        if (state == DeliveryState.Delivered) Watch?.Delivered();
        else Watch?.Failed(new PayloadException($"A payload was not taken: {text}"), connecting: false);

        Repeat(id);
    }

    /// <summary>Says what became of a payload; again, if the server has not heard it.</summary>
    private void Repeat(ulong id)
    {
        Outbox? outbox;
        Credit? credit;
        lock (_gate)
        {
            if (!_closed.TryGetValue(id, out credit)) return;
            outbox = _outbox;
        }

        if (credit is null) outbox?.Send(new Cancel(id).Write);
        else outbox?.Send(credit.Write);
    }

    private void Send(Credit credit)
    {
        Outbox? outbox;
        lock (_gate) outbox = _outbox;
        outbox?.Send(credit.Write);
    }

    /// <summary>
    /// Under the gate: the server has at most so many under way, and closed ones are among them until it has heard of them. What is far behind
    /// the latest number it has heard of long ago.
    /// </summary>
    private void Forget()
    {
        if (_closed.Count <= 4 * PayloadChunk.MostOpen) return;
        foreach (ulong id in _closed.Keys.Order().Take(_closed.Count - (2 * PayloadChunk.MostOpen)).ToArray()) _closed.Remove(id);
    }
}
