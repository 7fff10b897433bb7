namespace AsyncMachine.History.Kills;

/// <summary>Tells of every append before it is made, and after it is acknowledged or refused.</summary>
internal sealed class AnnouncingBackend(HistoryBackend inner) : HistoryBackend
{
    public override async ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        string mark = Journal.MarkOf(append.Machine);
        Journal.Write(Journal.Appending, mark);
        try
        {
            await inner.AppendAsync(append, cancellationToken);
        }
        catch (HistoryStoreException exception)
        {
            Journal.Write(Journal.Refused, exception.Message.ReplaceLineEndings(" "));
            throw;
        }

        Journal.Write(Journal.Acknowledged, mark);
    }

    public override ValueTask ClaimAsync(string machineId, CancellationToken cancellationToken = default) => inner.ClaimAsync(machineId, cancellationToken);

    public override ValueTask ReleaseAsync(string machineId) => inner.ReleaseAsync(machineId);

    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default) =>
        inner.ReadMachineAsync(machineId, cancellationToken);

    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default) =>
        inner.ReadMachineIdsAsync(cancellationToken);

    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default) =>
        inner.ReadSummariesAsync(machineId, bound, newestFirst, limit, cancellationToken);

    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(
        string machineId, ulong firstId, CancellationToken cancellationToken = default) => inner.ReadPayloadAsync(machineId, firstId, cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
