namespace AsyncMachine.Rpc;

// What the client gets besides answers and clocks.
internal sealed partial class ServerConnection
{
    /// <summary>Writes args that the client waits for, behind the clock of the transition that they have come with.</summary>
    public void Write(ArgsMatch match)
    {
        GrowIfNeeded();
        lock (_outbox.Gate)
        {
            if (_view is not { } view) return; // it is over
            if (match.Number > 0 && _sync!.Mode != SyncMode.Manual && view.IsBehind) WritePush(view);
            WireWriter.WriteFrame(_outbox.Buffer, match.Write);
        }

        _outbox.Flush();
    }

    /// <summary>Writes a part of a payload.</summary>
    public void Write(PayloadChunk chunk) => _outbox.Send(chunk.Write);

    /// <summary>Completes when nothing waits to be sent, or the connection is over.</summary>
    public Task WhenQuietAsync() => _outbox.WaitBelowAsync(1);
}
