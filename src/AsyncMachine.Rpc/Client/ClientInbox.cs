using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>What a client gets besides answers and clocks: args that it waits for, and payloads.</summary>
internal sealed class ClientInbox(ClientSession session)
{
    public ArgsWaits Args { get; } = new(session);

    public IncomingPayloads Payloads { get; } = new();

    /// <summary>A connection was welcomed; before its reader begins. In a session that goes on the server waits for a report.</summary>
    public void Attach(Outbox outbox, bool resumed)
    {
        Payloads.Attach(outbox, resumed);
        Args.Attach(outbox, resumed);
        if (resumed) outbox.Send(Credit.EndOfReport.Write);
    }

    public void Detach(Outbox outbox)
    {
        Payloads.Detach(outbox);
        Args.Detach(outbox);
    }

    /// <summary>There will be no further connection.</summary>
    public void End(CancellationToken disposed)
    {
        Payloads.End();
        Args.End(disposed);
    }

    /// <summary>Takes a notify that is not about clocks; on the reader's thread.</summary>
    public void Take(NotifyKind kind, in ReadOnlySequence<byte> body)
    {
        if (kind == NotifyKind.ArgsMatch) Args.Take(body);
        else if (kind == NotifyKind.Payload) Payloads.Take(body);
        else throw new ProtocolException($"A server does not send a notify of kind {kind}.");
    }
}
