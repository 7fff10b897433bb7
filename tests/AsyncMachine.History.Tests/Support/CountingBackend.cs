namespace AsyncMachine.History.Tests.Support;

/// <summary>Memory that counts how many blocks are read, and in how many looks.</summary>
internal sealed class CountingBackend : WrappedBackend
{
    public int Payloads { get; set; }

    public int Looks { get; set; }

    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default)
    {
        Payloads++;
        return base.ReadPayloadAsync(machineId, firstId, cancellationToken);
    }

    public override ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadPayloadsAsync(
        string machineId, IReadOnlyList<ulong> firstIds, CancellationToken cancellationToken = default)
    {
        Looks++;
        return base.ReadPayloadsAsync(machineId, firstIds, cancellationToken);
    }
}
