using System.Buffers;
using CsCheck;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Wire;

/// <summary>Clocks: what is written of them, what is read, and the sum that tells both ends that they agree.</summary>
public sealed class ClockTests
{
    [TestCase(0u, 0UL, 0u)]
    [TestCase(0u, 1UL, 1216570815u)]
    [TestCase(1u, 1UL, 1623780562u)]
    [TestCase(1023u, 18446744073709551615UL, 1860343040u)]
    [TestCase(4294967295u, 7UL, 3394330237u)]
    [TestCase(4294967294u, 1UL, 3481456283u)]
    public void The_sum_of_one_tick_is_golden(uint index, ulong tick, uint sum) => Assert.That(ClockChecksum.Mix(index, tick), Is.EqualTo(sum));

    [Test]
    public void A_sum_kept_up_to_date_is_that_of_the_whole_vector() =>
        Gen.Select(Gen.ULong.Array[1, 40], Gen.ULong, Gen.UInt, Gen.Select(Gen.Int[0, 39], Gen.ULong).Array).Sample((ticks, queueTick, machineTick, changes) =>
        {
            var sum = ClockChecksum.Of(ticks, queueTick, machineTick);
            foreach ((int at, ulong tick) in changes)
            {
                int index = at % ticks.Length;
                sum.Replace((uint)index, ticks[index], tick);
                ticks[index] = tick;
            }

            sum.ReplaceQueueTick(queueTick, queueTick + 5);
            sum.ReplaceMachineTick(machineTick, machineTick + 1);
            return sum.Value == ClockChecksum.Of(ticks, queueTick + 5, machineTick + 1).Value;
        });

    [Test]
    public void A_clock_is_golden()
    {
        var written = new ClockBase([0, 1, 2, 7], 3, 1, version: 10);
        byte[] clock = Write(written, [1, 1, 4, 9], flips: [11, 0, 4, 11], 5);
        Assert.That(clock.Hex(), Is.EqualTo("98020001" + "02fe" + "0302" + clock.Hex()[^10..]), "queue tick +2; 0 by 1; 2 by 2 and never seen; 3 by 2");
        Assert.That(clock.Hex()[^10..^8], Is.EqualTo("ce"));
    }

    [Test]
    public void What_is_written_is_read_whatever_happens_between()
    {
        Gen<(ulong By, bool Flips)[]> steps = Gen.Select(Gen.ULong[0, 3], Gen.Bool).Array[12];
        steps.Array[1, 20].Sample(rounds =>
        {
            var ticks = new ulong[12];
            var flips = new ulong[12];
            var server = new ClockBase(ticks, 1, 0, version: 0);
            var client = new ClockVector(new ulong[12], 1, 0);
            var changes = new List<ClockChange>();
            ulong version = 0, queueTick = 1;
            foreach ((ulong By, bool Flips)[] round in rounds)
            {
                version++;
                queueTick += (ulong)round.Length % 3;
                var before = (ulong[])ticks.Clone();
                for (int i = 0; i < ticks.Length; i++)
                {
                    ticks[i] += round[i].By;
                    if (round[i].By % 2 == 1 || (round[i].By == 2 && round[i].Flips)) flips[i] = version;
                }

                byte[] bytes = Write(server, ticks, flips, queueTick);
                server.Version = version;
                var reader = new MessagePackReader(WireTestExtensions.InPieces(bytes, 2));
                Assert.That(ClockCodec.TryRead(ref reader, client, changes), Is.True);
                Assert.That(reader.End);
                Assert.That(client.Ticks, Is.EqualTo(ticks));
                Assert.That(client.QueueTick, Is.EqualTo(queueTick));
                Assert.That(changes.Select(change => change.Index), Is.EqualTo(Enumerable.Range(0, 12).Where(i => ticks[i] != before[i])));
                foreach (ClockChange change in changes)
                {
                    Assert.That(change.Unseen, Is.EqualTo(round[change.Index].By == 2 && !round[change.Index].Flips));
                }
            }
        });
    }

    [Test]
    public void A_mirror_that_holds_something_else_notices_and_keeps_what_it_has()
    {
        var server = new ClockBase([1, 2], 1, 0, version: 0);
        var client = new ClockVector([1, 4], 1, 0);
        var reader = new MessagePackReader(Write(server, [2, 2], [1, 0], 2));
        Assert.That(ClockCodec.TryRead(ref reader, client, []), Is.False);
        Assert.That((client.Ticks[0], client.Ticks[1], client.QueueTick), Is.EqualTo((1UL, 4UL, 1UL)));
    }

    [TestCase("91" + "00", "even number")]
    [TestCase("93" + "000001", "even number")]
    [TestCase("94" + "000200" + "00", "names state 2")]
    [TestCase("94" + "000000" + "00", "is 0")]
    [TestCase("94" + "0000ff" + "00", "odd ones")]
    [TestCase("96" + "000101" + "0001" + "00", "ascend")]
    [TestCase("96" + "000001" + "0001" + "00", "ascend")]
    [TestCase("94" + "0001" + "cfffffffffffffffff" + "00", "wraps around")]
    [TestCase("92" + "cfffffffffffffffff" + "00", "wraps around")]
    public void What_can_be_no_clock_is_told(string hex, string message)
    {
        var client = new ClockVector([1, 1], 1, 0);
        byte[] bytes = Convert.FromHexString(hex);
        Assert.That(
            () =>
            {
                var reader = new MessagePackReader(bytes);
                ClockCodec.TryRead(ref reader, client, []);
            },
            Throws.TypeOf<ProtocolException>().With.Message.Contains(message));
        Assert.That(client.Ticks, Is.EqualTo(new ulong[] { 1, 1 }));
    }

    private static byte[] Write(ClockBase written, ulong[] ticks, ulong[] flips, ulong queueTick)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        ClockCodec.Write(ref writer, written, ticks, flips, queueTick);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
