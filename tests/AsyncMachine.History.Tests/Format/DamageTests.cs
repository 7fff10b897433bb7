namespace AsyncMachine.History.Tests.Format;

/// <summary>What is damaged is said to be; nothing is made up from it.</summary>
public sealed class DamageTests
{
    private readonly Schema _schema = new SchemaBuilder().State("Foo").State("Bar").Build();

    [Test]
    public async Task Any_changed_byte_is_noticed()
    {
        var backend = new MemoryBackend();
        byte[] record = await RecordAsync(backend), summary = (await backend.ReadSummariesAsync("m", 9, true, 1))[0].Summary.ToArray();
        byte[] payload = (await backend.ReadPayloadAsync("m", 1))!.Value.ToArray();
        int changed = 0;

        for (int part = 0; part < 3; part++)
        {
            byte[] whole = part switch { 0 => record, 1 => summary, _ => payload };
            for (int i = 0; i < whole.Length; i++)
            {
                byte[] damaged = [.. whole];
                damaged[i] ^= (byte)(1 << i % 8);
                await backend.AppendAsync(new HistoryAppend
                {
                    MachineId = "m",
                    Machine = part == 0 ? damaged : record,
                    Added = [new StoredBlock(1, part == 1 ? damaged : summary, part == 2 ? damaged : payload)],
                });
                await Assert.ThrowsAsync<InvalidDataException>(() => new MachineHistory(backend, "m").ReadPageAsync(null, 10), $"part {part}, byte {i}");
                changed++;
            }
        }

        Assert.That(changed, Is.GreaterThan(150));
    }

    [Test]
    public void Bytes_of_a_right_checksum_that_are_no_block_are_refused_and_nothing_else_happens()
    {
        var random = new Random(5);
        var layouts = new[] { new Layout(0, ["Exception", "Foo", "Bar"], [0, 1, 2], null) };
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            var bytes = new ByteWriter();
            bytes.Byte(1);
            if (i % 2 == 0) bytes.Bytes([0, 0]);
            for (int n = random.Next(40); n > 0; n--) bytes.Byte((byte)(random.Next(3) == 0 ? random.Next(256) : random.Next(5)));
            bytes.Seal();
            refused += Refuses(() => ReadAll(bytes.Memory, layouts)) + Refuses(() => BlockSummary.Read(bytes.Span, layouts)) + Refuses(() => MachineImage.Read(bytes.Span));
        }

        Assert.That(refused, Is.GreaterThan(40_000));
    }

    [Test]
    public async Task A_later_version_of_the_format_is_refused_by_name()
    {
        var backend = new MemoryBackend();
        var later = new ByteWriter();
        later.Byte(2);
        later.Seal();
        await backend.AppendAsync(new HistoryAppend { MachineId = "m", Machine = later.Memory });

        InvalidDataException error = (await Assert.ThrowsAsync<InvalidDataException>(() => new MachineHistory(backend, "m").ReadMachineAsync()))!;

        Assert.That(error.Message, Does.Contain("format version 2").And.Contain("version 1"));
    }

    private async Task<byte[]> RecordAsync(HistoryBackend backend)
    {
        await using var machine = new Machine(_schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { StoreTransitions = true });
        machine.Add("Foo");
        machine.Add("Bar");
        await recorder.DisposeAsync();
        return (await backend.ReadMachineAsync("m"))!.Value.ToArray();
    }

    private static void ReadAll(ReadOnlyMemory<byte> bytes, Layout[] layouts)
    {
        var cursor = new BlockCursor(bytes.Span, layouts, new CursorRoom());
        while (cursor.MoveNext()) _ = new HistoryRecord(cursor);
    }

    private static int Refuses(Action read)
    {
        try
        {
            read();
            return 0;
        }
        catch (InvalidDataException)
        {
            return 1;
        }
    }
}
