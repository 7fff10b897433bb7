using System.Buffers.Binary;

namespace AsyncMachine.History.Tests.Recording;

/// <summary>The ring gives out what was put into it, whatever the sizes, and says when it is full.</summary>
public sealed class IntakeTests
{
    private static readonly HistoryOptions Small = new() { BufferBytes = 64 << 10, BatchSize = 300, MaxRecords = null };

    [Test]
    public void Entries_of_all_sizes_come_out_as_they_went_in_however_full_the_ring_is()
    {
        long dropped = 0, wraps = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            Schema schema = new SchemaBuilder().State("Foo").State("Bar").Build();
            var layout = new Layout(0, schema.StateNames.ToArray(), [0, 1, 2], null);
            var intake = new Intake(Small, TimeProvider.System);
            var encoder = new BlockEncoder();
            var snapshot = new Intake.Snapshot();
            var ticks = new ulong[schema.Count];
            List<(ulong Sum, int Size)> put = [], got = [];
            intake.Rebase(schema, 0, ticks);
            for (int i = 0; i < 400; i++)
            {
                for (int burst = random.Next(120); burst > 0; burst--) Put(random, intake, ticks, put);
                if (random.Next(3) == 0) intake.Take(encoder, _ => layout, snapshot);
                got.AddRange(Read(encoder.Finish(), layout));
            }

            while (intake.Take(encoder, _ => layout, snapshot)) got.AddRange(Read(encoder.Finish(), layout));
            Assert.That(got, Is.EqualTo(put), $"seed {seed}");
            Assert.That((intake.Recorded, snapshot.Through), Is.EqualTo(((ulong)put.Count, (ulong)put.Count)));
            Assert.That(snapshot.Ticks, Is.EqualTo(ticks), "also what the dropped ones have changed");
            dropped += (long)intake.Dropped;
            wraps += put.Sum(p => p.Size) / Small.BufferBytes;
        }

        Assert.That(dropped, Is.GreaterThan(1_000));
        Assert.That(wraps, Is.GreaterThan(500));
    }

    [Test]
    public async Task A_writer_that_has_nothing_to_do_rests()
    {
        int passes = 0;
        var image = new MachineImage { Id = "m" };
        BlockTail tail = await BlockTail.LoadAsync(new MemoryBackend(), image, default);
        var writer = new HistoryWriter(
            new MemoryBackend(), Small, TimeProvider.System, image, tail, new Retention(Small), (_, _) => Interlocked.Increment(ref passes));
        writer.Start();

        for (int i = 0; i < 500; i++) await writer.FlushAsync().Soon();
        await writer.StopAsync().Soon();

        Assert.That(passes, Is.InRange(1, 1_500), "each flush is a pass, or two if it comes during one");
    }

    private static void Put(Random random, Intake intake, ulong[] ticks, List<(ulong, int)> put)
    {
        int state = random.Next(1, 3);
        ticks[state]++;
        var details = new byte[random.Next(300)];
        random.NextBytes(details);
        if (details.Length >= 4) BinaryPrimitives.WriteInt32LittleEndian(details, details.Length);
        ulong recorded = intake.Recorded;
        intake.Record(new Ending
        {
            Flags = RecordFlags.Accepted, QueueTick = 1, Changed = [1UL << state], Ticks = ticks, IsWanted = true, Details = details,
        });
        if (intake.Recorded > recorded) put.Add((ticks[1] + ticks[2], details.Length));
    }

    private static List<(ulong, int)> Read(IEnumerable<Block> blocks, Layout layout)
    {
        List<(ulong, int)> read = [];
        var bytes = new ByteWriter();
        foreach (Block block in blocks)
        {
            block.Write(bytes);
            var cursor = new BlockCursor(bytes.Span, [layout], new CursorRoom());
            while (cursor.MoveNext())
            {
                if (cursor.Details.Length >= 4) Assert.That(BinaryPrimitives.ReadInt32LittleEndian(cursor.Details), Is.EqualTo(cursor.Details.Length));
                read.Add((cursor.Sum, cursor.Details.Length));
            }
        }

        return read;
    }
}
