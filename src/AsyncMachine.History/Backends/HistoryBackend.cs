using System.Collections.Concurrent;

namespace AsyncMachine.History;

/// <summary>
/// Where records are kept. A backend stores, for each machine, one machine record and an ordered set of blocks, all of them bytes that it does
/// not look into; recording, queries, merging of small blocks and retention are the same above all of them.
/// </summary>
/// <remarks>
/// <para>
/// What holds for every backend. An append is atomic: after a crash it is there as a whole or not at all, and appends of a machine are there
/// in order, without holes. When the task of <see cref="AppendAsync"/> has completed, the append outlives the end of this process. An append
/// that failed may nevertheless be there; it will be repeated as it was, and repeating it changes nothing.
/// </para>
/// <para>
/// Several recorders of one machine are kept apart within a backend. A backend that several processes may open keeps them apart by
/// <see cref="HistoryAppend.Previous"/>, and may refuse the second one when it begins, by <see cref="ClaimAsync"/>.
/// </para>
/// <para>
/// Appends of one machine come one at a time, those of different machines at once; reads come at any time, from any thread, and see
/// complete appends only, those before the call among them. A read that takes several looks need not be of one instant.
/// </para>
/// </remarks>
public abstract class HistoryBackend : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, object> _recorders = new(StringComparer.Ordinal); // who records which machine into this

    /// <summary>
    /// Called by a recorder before it reads what is there of a machine: until <see cref="ReleaseAsync"/>, appends of that machine are this recorder's,
    /// and whoever else wants to record it is refused, also in another process, if the backend can tell. Here it does nothing: a second recorder
    /// of the same backend has been refused already, and one in another process is, if need be, when it appends.
    /// </summary>
    /// <param name="machineId">Id of the machine.</param>
    /// <param name="cancellationToken">Cancels the claim.</param>
    /// <exception cref="HistoryStoreException">The machine is being recorded by someone else, or the store cannot be asked.</exception>
    public virtual ValueTask ClaimAsync(string machineId, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>Called by a recorder after its last append: others may record the machine. Never throws because the store is not there.</summary>
    /// <param name="machineId">Id of the machine; one that is not claimed is no error.</param>
    public virtual ValueTask ReleaseAsync(string machineId) => ValueTask.CompletedTask;

    /// <summary>Stores, or throws and may have stored: see the remarks of the class.</summary>
    /// <param name="append">What to store; not empty-handed, but it may have no blocks.</param>
    /// <param name="cancellationToken">Given up: a recorder that is disposed waits no longer.</param>
    public abstract ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default);

    /// <summary>The machine record; null if the machine is unknown.</summary>
    /// <param name="machineId">Id of the machine.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public abstract ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default);

    /// <summary>Ids of all machines that have a record, in ordinal order.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public abstract ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Summaries of a machine's blocks in the order of their keys: with <paramref name="newestFirst"/> those whose key is less than
    /// <paramref name="bound"/>, downwards; without, those whose key is <paramref name="bound"/> or more, upwards.
    /// </summary>
    /// <param name="machineId">Id of the machine; one that is unknown has no blocks.</param>
    /// <param name="bound">The bound: any number.</param>
    /// <param name="newestFirst">The direction.</param>
    /// <param name="limit">How many at most, 1 or more; fewer are given only if there are no more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public abstract ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default);

    /// <summary>The payload of a block; null if there is none of that key, or no more.</summary>
    /// <param name="machineId">Id of the machine.</param>
    /// <param name="firstId">Key of the block.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public abstract ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Payloads of several blocks, in the order in which they are asked for; null for each that is not there, or no more. Here they are read one by
    /// one; a backend that takes a round trip for each had better ask for all of them at once.
    /// </summary>
    /// <param name="machineId">Id of the machine.</param>
    /// <param name="firstIds">Keys of the blocks, each once.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public virtual async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadPayloadsAsync(
        string machineId, IReadOnlyList<ulong> firstIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(firstIds);
        var payloads = new ReadOnlyMemory<byte>?[firstIds.Count];
        for (int i = 0; i < payloads.Length; i++) payloads[i] = await ReadPayloadAsync(machineId, firstIds[i], cancellationToken).ConfigureAwait(false);
        return payloads;
    }

    /// <summary>Closes the backend. Recorders are disposed before; nothing is called afterwards.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Two recorders of one machine would give the same ids to different records.</summary>
    internal bool TryClaim(string machineId, object recorder) => _recorders.TryAdd(machineId, recorder);

    internal void Release(string machineId, object recorder) => _recorders.TryRemove(KeyValuePair.Create(machineId, recorder));
}
