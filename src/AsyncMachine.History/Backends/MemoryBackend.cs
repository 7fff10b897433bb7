using System.Collections.Concurrent;
using System.Diagnostics;

namespace AsyncMachine.History;

/// <summary>Keeps records in memory, packed: about eight bytes for a transition of one state. They end with the object, not with its disposal.</summary>
/// <remarks>Safe for use from any thread.</remarks>
[DebuggerDisplay("{_machines.Count} machines")]
public sealed class MemoryBackend : HistoryBackend
{
    private readonly ConcurrentDictionary<string, Machine> _machines = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        cancellationToken.ThrowIfCancellationRequested();
        Machine machine = _machines.GetOrAdd(append.MachineId, static _ => new Machine());
        lock (machine)
        {
            foreach (ulong key in append.Removed) machine.Blocks.Remove(key);
            foreach (StoredBlock block in append.Added)
            {
                machine.Blocks[block.FirstId] = new StoredBlock(block.FirstId, block.Summary.ToArray(), block.Payload.ToArray());
            }

            machine.Record = append.Machine.ToArray();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default)
    {
        if (!_machines.TryGetValue(machineId, out Machine? machine)) return new((ReadOnlyMemory<byte>?)null);
        lock (machine) return new(machine.Record);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default) =>
        new((string[])[.. _machines.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default)
    {
        var found = new List<StoredSummary>();
        if (!_machines.TryGetValue(machineId, out Machine? machine)) return new(found);
        lock (machine)
        {
            IList<ulong> keys = machine.Blocks.Keys;
            int step = newestFirst ? -1 : 1;
            for (int i = FirstAtLeast(keys, bound) + (newestFirst ? -1 : 0); i >= 0 && i < keys.Count && found.Count < limit; i += step)
            {
                found.Add(new StoredSummary(keys[i], machine.Blocks.Values[i].Summary));
            }
        }

        return new(found);
    }

    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default)
    {
        if (!_machines.TryGetValue(machineId, out Machine? machine)) return new((ReadOnlyMemory<byte>?)null);
        lock (machine) return new(machine.Blocks.TryGetValue(firstId, out StoredBlock block) ? block.Payload : (ReadOnlyMemory<byte>?)null);
    }

    /// <summary>Does nothing: what was recorded can still be read.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static int FirstAtLeast(IList<ulong> keys, ulong bound)
    {
        int low = 0, high = keys.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (keys[middle] < bound) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private sealed class Machine
    {
        public readonly SortedList<ulong, StoredBlock> Blocks = [];
        public ReadOnlyMemory<byte> Record;
    }
}
