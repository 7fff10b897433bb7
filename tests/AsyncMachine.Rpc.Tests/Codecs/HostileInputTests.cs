using System.Buffers;
using System.Globalization;
using CsCheck;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>Whatever the bytes are: args or one kind of exception, in time and memory that the bytes pay for.</summary>
public sealed class HostileInputTests
{
    private const int Inputs = 300_000;

    // An empty list costs one byte and is an object of 32, and a place in an array.
    private const int BytesPerByte = 128;

    [Test]
    public void Mutated_bytes_are_args_or_refused()
    {
        int seed = Seed();
        var random = new Random(seed);
        (byte[] Bytes, Func<byte[], object> Read)[] valid = [.. ValidInputs()];
        int refused = 0, read = 0;

        for (int i = 0; i < Inputs; i++)
        {
            var (original, reader) = valid[random.Next(valid.Length)];
            byte[] bytes = Mutate(random, original, valid[random.Next(valid.Length)].Bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                reader(bytes);
                read++;
            }
            catch (MessagePackSerializationException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, input {i}: {Convert.ToHexString(bytes)}: {exception}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 32_768 + (BytesPerByte * bytes.Length)) Assert.Fail($"seed {seed}, input {i}: {allocated} bytes for {bytes.Length}: {Convert.ToHexString(bytes)}");
        }

        TestContext.Out.WriteLine($"seed {seed}: {Inputs} inputs, {refused} refused, {read} read");
        Assert.That(refused, Is.GreaterThan(Inputs / 10));
        Assert.That(read, Is.GreaterThan(Inputs / 100));
    }

    [Test]
    public void Truncated_bytes_are_refused_wherever_they_end()
    {
        foreach (var (bytes, read) in ValidInputs())
        {
            for (int length = 0; length < bytes.Length; length += 1 + (length / 100))
            {
                Assert.That(() => read(bytes[..length]), Throws.TypeOf<MessagePackSerializationException>());
            }
        }
    }

    [TestCase("DDFFFFFFFF")]
    [TestCase("91DD7FFFFFFF00000000")]
    [TestCase("91C6FFFFFFFF00")]
    [TestCase("92DB7FFFFFFF41")]
    public void An_announced_length_is_not_believed(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Try<Sequences>(bytes);
        Try<MapsOf>(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(Try<Sequences>(bytes) && Try<Plain>(bytes) && Try<MapsOf>(bytes), Is.False);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(32_768));
    }

    [Test]
    public void Large_elements_are_not_allocated_before_they_have_come()
    {
        // A million elements of 16 bytes are announced, and as many bytes are there; the first one is not what it should be.
        byte[] bytes = [0xDD, 0x00, 0x10, 0x00, 0x00, .. Enumerable.Repeat((byte)0xC3, 0x100000)];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(() => Wire.Codec<Box<decimal>>().ReadAll([0x92, 0xC4, 0x01, 0x00, .. bytes]), Throws.TypeOf<MessagePackSerializationException>());

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(3 * 0x100000));
    }

    [Test]
    public void Nesting_costs_no_stack()
    {
        // In a member that this version knows, and in one that it skips.
        byte[] known = [.. Enumerable.Repeat(new byte[] { 0x93, 0x01, 0x90 }, 100_000).SelectMany(x => x), 0xC0];
        byte[] unknown = [0x92, 0xA1, 0x61, .. Enumerable.Repeat((byte)0x91, 1_000_000), 0xC0];

        Assert.That(() => Wire.Codec<Tree>().ReadAll(known), Throws.TypeOf<MessagePackSerializationException>());
        Assert.That(Wire.Read<First>(unknown), Is.EqualTo(new First("a")));
    }

    [Test]
    public void A_constructor_that_refuses_is_malformed_input() =>
        Assert.That(() => Wire.Read<Checked>([0x91, 0xCC, 0xFF]), Throws.TypeOf<MessagePackSerializationException>().With.InnerException.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Nil_is_refused_where_the_declaration_says_never() =>
        Assert.That(() => Wire.Read<First>([0x91, 0xC0]), Throws.TypeOf<MessagePackSerializationException>());

    [Test]
    public void A_key_that_comes_twice_is_refused()
    {
        Assert.That(() => Wire.Read<Dictionary<string, Leaf>>([0x82, 0xA1, 0x61, 0x92, 0xA0, 0xA0, 0xA1, 0x61, 0x92, 0xA0, 0xA0]), Throws.TypeOf<MessagePackSerializationException>());
        Assert.That(() => Wire.Read<Keys>([0x92, 0x92, 0x01, 0x01, 0x80]), Throws.TypeOf<MessagePackSerializationException>());
    }

    [Test]
    public void Keys_chosen_to_share_a_bucket_cost_what_others_do()
    {
        // Multiples of the capacity that a set of this many has: all in one bucket, by the hash that everybody knows.
        int capacity = new HashSet<long>(20_000).EnsureCapacity(0);
        long[] sameBucket = [.. Enumerable.Range(0, 20_000).Select(i => (long)i * capacity)];

        // Both halves equal: all of hash zero.
        long[] sameHash = [.. Enumerable.Range(0, 20_000).Select(i => ((long)i << 32) | (uint)i)];

        Assert.That(Wire.Read<Keys>(Encode(sameBucket)).Longs, Has.Count.EqualTo(20_000));
        Assert.That(() => Wire.Read<Keys>(Encode(sameHash)), Throws.TypeOf<MessagePackSerializationException>().With.Message.Contains("hash"));
        Assert.That(() => Wire.Read<Keys>(Encode(sameHash, asMap: true)), Throws.TypeOf<MessagePackSerializationException>().With.Message.Contains("hash"));

        byte[] Encode(long[] keys, bool asMap = false) => Wire.Write(new Keys(asMap ? [] : [.. keys], asMap ? keys.ToDictionary(key => key, key => true) : []));
    }

    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("ASYNCMACHINE_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : Environment.TickCount;

    private static bool Try<T>(byte[] bytes)
        where T : notnull
    {
        try
        {
            Reading<T>(bytes);
            return true;
        }
        catch (MessagePackSerializationException)
        {
            return false;
        }
    }

    private static object Reading<T>(byte[] bytes)
        where T : notnull => Wire.Codec<T>().ReadAll(bytes);

    private static IEnumerable<(byte[] Bytes, Func<byte[], object> Read)> ValidInputs()
    {
        for (int i = 0; i < 20; i++)
        {
            yield return Valid(Gens.Plain.Single());
            yield return Valid(Gens.Nullables.Single());
            yield return Valid(Gens.Sequences.Single());
            yield return Valid(Gens.Trees.Single());
            yield return Valid(new Third(Gens.Text.Single(), i) { Extra = [i] });
            yield return Valid(new Repeated(default, Gens.Text.Single()));
            yield return Valid(new Checked(i));
            yield return Valid(new Box<Point>(new(i, i), [new(1, 2)]));
            yield return Valid(new Place(i, [i]));
            yield return Valid("text" + i);
            yield return Valid(new Dictionary<string, Leaf> { ["a"] = new("b", "c") });
            yield return Valid(new Shapes("n", i) { Leaf = new("l", "p") });
        }

        for (int i = 0; i < 5; i++)
        {
            yield return Valid(Gens.SetsOf.Single());
            yield return Valid(Gens.MapsOf.Single());
        }
    }

    private static (byte[] Bytes, Func<byte[], object> Read) Valid<T>(T args)
        where T : notnull => (Wire.Write(args), Reading<T>);

    private static byte[] Mutate(Random random, byte[] original, byte[] other)
    {
        byte[] bytes = [.. original];
        for (int edits = random.Next(1, 4); edits > 0 && bytes.Length > 0; edits--)
        {
            int at = random.Next(bytes.Length);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes = bytes[..at];
                    break;
                case 3:
                    bytes = [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..]];
                    break;
                case 4:
                    bytes = [.. bytes[..at], .. other[random.Next(other.Length)..]];
                    break;
                case 5:
                    bytes[at] = (byte)random.Next(0xC0, 0xE0); // a header of something
                    break;
                default:
                    byte[] noise = new byte[random.Next(1, 9)];
                    random.NextBytes(noise);
                    bytes = [.. bytes[..at], .. noise, .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }
}

internal static class CodecExtensions
{
    public static T ReadAll<T>(this ArgsCodec<T> codec, byte[] bytes)
        where T : notnull
    {
        var reader = new MessagePackReader(bytes);
        return codec.ReadArgs(ref reader);
    }
}
