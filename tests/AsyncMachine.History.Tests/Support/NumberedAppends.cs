using System.Text;

namespace AsyncMachine.History.Tests.Support;

/// <summary>Appends whose loss, halves and order can be told afterwards: the n-th says so in its record and brings two blocks of its own.</summary>
internal static class NumberedAppends
{
    public static HistoryAppend Number(int n, string machine = "m", int size = 500) => new()
    {
        MachineId = machine,
        Machine = Encoding.UTF8.GetBytes($"{n}"),
        Added = [Block((2 * n) - 1, size), Block(2 * n, size)],
    };

    /// <summary>How many are there, if they are the first ones, whole; else an assertion that says what is wrong.</summary>
    public static async Task<int> CountAsync(HistoryBackend backend, string machine = "m", int size = 500)
    {
        ReadOnlyMemory<byte>? record = await backend.ReadMachineAsync(machine);
        int count = record is { } bytes ? int.Parse(Encoding.UTF8.GetString(bytes.Span), null) : 0;
        IReadOnlyList<StoredSummary> summaries = await backend.ReadSummariesAsync(machine, 0, newestFirst: false, int.MaxValue);
        Assert.That(summaries.Select(s => s.FirstId), Is.EqualTo(Enumerable.Range(1, 2 * count).Select(i => (ulong)i)));
        foreach (StoredSummary summary in summaries)
        {
            StoredBlock block = Block((int)summary.FirstId, size);
            Assert.That(summary.Summary.Span.SequenceEqual(block.Summary.Span), Is.True, $"summary {summary.FirstId}");
            ReadOnlyMemory<byte>? payload = await backend.ReadPayloadAsync(machine, summary.FirstId);
            Assert.That(payload?.Span.SequenceEqual(block.Payload.Span), Is.True, $"payload {summary.FirstId}");
        }

        return count;
    }

    private static StoredBlock Block(int key, int size)
    {
        var payload = new byte[size];
        new Random(key).NextBytes(payload);
        return new StoredBlock((ulong)key, Encoding.UTF8.GetBytes($"summary {key}"), payload);
    }
}
