using System.Text;

namespace AsyncMachine.History.Tests.Contract;

/// <summary>
/// What every backend must do, by itself. A backend's own tests derive from this, and from <see cref="HistoryContract"/>, and say how it is
/// opened; each test begins with an empty store.
/// </summary>
public abstract class BackendContract
{
    /// <summary>Opens an empty store.</summary>
    protected abstract Task<HistoryBackend> OpenAsync();

    /// <summary>Closes a store and opens it again, as a new process would.</summary>
    protected abstract Task<HistoryBackend> ReopenAsync(HistoryBackend backend);

    [Test]
    public async Task An_unknown_machine_has_no_record_and_no_blocks()
    {
        await using HistoryBackend backend = await OpenAsync();

        Assert.That(await backend.ReadMachineAsync("nobody"), Is.Null);
        Assert.That(await backend.ReadMachineIdsAsync(), Is.Empty);
        Assert.That(await backend.ReadSummariesAsync("nobody", ulong.MaxValue, newestFirst: true, 10), Is.Empty);
        Assert.That(await backend.ReadPayloadAsync("nobody", 1), Is.Null);
    }

    [Test]
    public async Task What_was_appended_is_read_and_outlives_the_store()
    {
        HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", "first", [], Block(1, 10), Block(5, 20)));
        await backend.AppendAsync(Append("m", "second", [], Block(9, 30)));

        for (int opened = 0; opened < 2; opened++)
        {
            Assert.That(await RecordOf(backend, "m"), Is.EqualTo("second"));
            Assert.That(await KeysOf(backend, "m", ulong.MaxValue, true, 10), Is.EqualTo(new ulong[] { 9, 5, 1 }));
            Assert.That((await backend.ReadPayloadAsync("m", 5))!.Value.ToArray(), Is.EqualTo(Block(5, 20).Payload.ToArray()));
            Assert.That((await backend.ReadSummariesAsync("m", 6, true, 1))[0].Summary.ToArray(), Is.EqualTo(Block(5, 20).Summary.ToArray()));
            if (opened == 0) backend = await ReopenAsync(backend);
        }

        await backend.DisposeAsync();
    }

    [Test]
    public async Task Summaries_are_read_in_both_directions_from_a_bound_and_up_to_a_limit()
    {
        await using HistoryBackend backend = await OpenAsync();
        ulong[] keys = [1, 2, 255, 256, 65_535, 65_536, 1UL << 40];
        await backend.AppendAsync(Append("m", "r", [], [.. keys.Select(key => Block(key, 3))]));

        Assert.That(await KeysOf(backend, "m", ulong.MaxValue, true, 100), Is.EqualTo(keys.Reverse()));
        Assert.That(await KeysOf(backend, "m", 0, false, 100), Is.EqualTo(keys));
        Assert.That(await KeysOf(backend, "m", 256, true, 2), Is.EqualTo(new ulong[] { 255, 2 }));
        Assert.That(await KeysOf(backend, "m", 256, false, 2), Is.EqualTo(new ulong[] { 256, 65_535 }));
        Assert.That(await KeysOf(backend, "m", 257, true, 1), Is.EqualTo(new ulong[] { 256 }));
        Assert.That(await KeysOf(backend, "m", 1, true, 10), Is.Empty);
        Assert.That(await KeysOf(backend, "m", (1UL << 40) + 1, false, 10), Is.Empty);
    }

    [Test]
    public async Task An_append_removes_before_it_adds_and_replaces_what_has_the_same_key()
    {
        await using HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", "a", [], Block(1, 10), Block(2, 10), Block(3, 10)));

        await backend.AppendAsync(Append("m", "b", [1, 2, 3, 77], Block(1, 40)));
        await backend.AppendAsync(Append("m", "c", [], Block(1, 50), Block(4, 5)));

        Assert.That(await KeysOf(backend, "m", ulong.MaxValue, true, 10), Is.EqualTo(new ulong[] { 4, 1 }));
        Assert.That((await backend.ReadPayloadAsync("m", 1))!.Value.ToArray(), Is.EqualTo(Block(1, 50).Payload.ToArray()));
        Assert.That(await backend.ReadPayloadAsync("m", 2), Is.Null);
    }

    [Test]
    public async Task Payloads_that_are_read_at_once_come_in_the_order_asked_for()
    {
        await using HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", "a", [], Block(1, 10), Block(2, 0), Block(3, 30)));
        await backend.AppendAsync(Append("other", "a", [], Block(4, 40)));

        IReadOnlyList<ReadOnlyMemory<byte>?> payloads = await backend.ReadPayloadsAsync("m", [3, 4, 1, 2, ulong.MaxValue]);

        Assert.That(payloads.Select(payload => payload?.Length), Is.EqualTo(new int?[] { 30, null, 10, 0, null }));
        Assert.That(payloads[0]!.Value.ToArray(), Is.EqualTo(Block(3, 30).Payload.ToArray()));
        Assert.That(await backend.ReadPayloadsAsync("nobody", [1]), Is.EqualTo(new ReadOnlyMemory<byte>?[] { null }));
        Assert.That(await backend.ReadPayloadsAsync("m", []), Is.Empty);
    }

    [Test]
    public async Task Repeating_an_append_changes_nothing()
    {
        await using HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", "a", [], Block(1, 10), Block(2, 10)));
        HistoryAppend again = Append("m", "b", [1, 2], Block(1, 40), Block(9, 5));

        await backend.AppendAsync(again);
        await backend.AppendAsync(again);

        Assert.That(await KeysOf(backend, "m", 0, false, 10), Is.EqualTo(new ulong[] { 1, 9 }));
        Assert.That((await backend.ReadPayloadAsync("m", 1))!.Value.Length, Is.EqualTo(40));
        Assert.That(await RecordOf(backend, "m"), Is.EqualTo("b"));
    }

    [Test]
    public async Task Machines_do_not_see_each_other_whatever_their_ids()
    {
        await using HistoryBackend backend = await OpenAsync();
        string[] ids = ["m", "m/1", "m\u0001", "M", "mm", "m'; --", "日本", "%", "a_b", new string('x', 300)];
        for (int i = 0; i < ids.Length; i++) await backend.AppendAsync(Append(ids[i], ids[i], [], Block((ulong)i + 1, i + 1)));

        await backend.AppendAsync(Append("m", "changed", [1], Block(100, 3)));

        Assert.That(await backend.ReadMachineIdsAsync(), Is.EqualTo(ids.Order(StringComparer.Ordinal)));
        Assert.That(await KeysOf(backend, "m", ulong.MaxValue, true, 10), Is.EqualTo(new ulong[] { 100 }));
        for (int i = 1; i < ids.Length; i++)
        {
            Assert.That(await RecordOf(backend, ids[i]), Is.EqualTo(ids[i]));
            Assert.That(await KeysOf(backend, ids[i], ulong.MaxValue, true, 10), Is.EqualTo(new[] { (ulong)i + 1 }));
            Assert.That(await KeysOf(backend, ids[i], 0, false, 10), Is.EqualTo(new[] { (ulong)i + 1 }));
            Assert.That((await backend.ReadPayloadAsync(ids[i], (ulong)i + 1))!.Value.Length, Is.EqualTo(i + 1));
        }
    }

    [Test]
    public async Task Large_and_empty_values_are_kept()
    {
        HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", new string('r', 200_000), [], Block(1, 1_000_000), Block(2, 0)));

        backend = await ReopenAsync(backend);

        Assert.That((await backend.ReadPayloadAsync("m", 1))!.Value.ToArray(), Is.EqualTo(Block(1, 1_000_000).Payload.ToArray()));
        Assert.That((await backend.ReadPayloadAsync("m", 2))!.Value.Length, Is.Zero);
        Assert.That((await RecordOf(backend, "m"))!.Length, Is.EqualTo(200_000));
        await backend.DisposeAsync();
    }

    [Test]
    public async Task A_backend_keeps_copies()
    {
        await using HistoryBackend backend = await OpenAsync();
        byte[] record = [1, 2], summary = [3, 4], payload = [5, 6];
        await backend.AppendAsync(new HistoryAppend { MachineId = "m", Machine = record, Added = [new StoredBlock(1, summary, payload)] });

        record[0] = summary[0] = payload[0] = 99;

        Assert.That((await backend.ReadMachineAsync("m"))!.Value.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That((await backend.ReadSummariesAsync("m", 2, true, 1))[0].Summary.ToArray(), Is.EqualTo(new byte[] { 3, 4 }));
        Assert.That((await backend.ReadPayloadAsync("m", 1))!.Value.ToArray(), Is.EqualTo(new byte[] { 5, 6 }));
    }

    [Test]
    public async Task Reads_beside_appends_see_complete_appends_only()
    {
        await using HistoryBackend backend = await OpenAsync();
        await backend.AppendAsync(Append("m", "0", [], Block(1, 1), Block(2, 1)));
        Task<bool> reading = Task.Run(async () =>
        {
            while (await RecordOf(backend, "m") is { } record && record != "300")
            {
                // Each append moves two blocks at once: there are never one or three.
                if ((await backend.ReadSummariesAsync("m", ulong.MaxValue, true, 10)).Count != 2) return false;
            }

            return true;
        });

        for (ulong i = 1; i <= 300; i++)
        {
            ulong at = 2 * i;
            await backend.AppendAsync(Append("m", $"{i}", [at - 1, at], Block(at + 1, 1), Block(at + 2, 1)));
        }

        Assert.That(await reading.Soon(), Is.True);
    }

    [Test]
    public async Task Machines_are_appended_to_at_once()
    {
        await using HistoryBackend backend = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(m => Task.Run(async () =>
        {
            for (int i = 1; i <= 50; i++) await backend.AppendAsync(Append($"m{m}", $"{i}", [], Block((ulong)i, m + 1)));
        }))).Soon();

        for (int m = 0; m < 8; m++)
        {
            Assert.That(await RecordOf(backend, $"m{m}"), Is.EqualTo("50"));
            Assert.That(await KeysOf(backend, $"m{m}", 0, false, 100), Has.Length.EqualTo(50));
            Assert.That((await backend.ReadPayloadAsync($"m{m}", 50))!.Value.Length, Is.EqualTo(m + 1));
        }
    }

    private static HistoryAppend Append(string machine, string record, ulong[] removed, params StoredBlock[] added) =>
        new() { MachineId = machine, Machine = Encoding.UTF8.GetBytes(record), Removed = removed, Added = added };

    private static StoredBlock Block(ulong key, int size)
    {
        var payload = new byte[size];
        new Random((int)key + size).NextBytes(payload);
        return new StoredBlock(key, Encoding.UTF8.GetBytes($"summary of {key}, {size}"), payload);
    }

    private static async Task<string?> RecordOf(HistoryBackend backend, string machine) =>
        await backend.ReadMachineAsync(machine) is { } record ? Encoding.UTF8.GetString(record.Span) : null;

    private static async Task<ulong[]> KeysOf(HistoryBackend backend, string machine, ulong bound, bool newestFirst, int limit) =>
        [.. (await backend.ReadSummariesAsync(machine, bound, newestFirst, limit)).Select(s => s.FirstId)];
}
