namespace AsyncMachine.History.Tests.Support;

/// <summary>Memory, for tests that stand between it and whoever calls: they override what they want to see, or to hold up.</summary>
internal abstract class WrappedBackend : HistoryBackend
{
    public MemoryBackend Memory { get; } = new();

    public override ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default) => Memory.AppendAsync(append, cancellationToken);

    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default) =>
        Memory.ReadMachineAsync(machineId, cancellationToken);

    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default) => Memory.ReadMachineIdsAsync(cancellationToken);

    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default) =>
        Memory.ReadSummariesAsync(machineId, bound, newestFirst, limit, cancellationToken);

    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default) =>
        Memory.ReadPayloadAsync(machineId, firstId, cancellationToken);

    public override ValueTask DisposeAsync() => Memory.DisposeAsync();
}
