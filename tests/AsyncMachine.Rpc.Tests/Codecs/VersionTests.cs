using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>Both ends need not be of one build.</summary>
public sealed class VersionTests
{
    [Test]
    public void Members_that_are_not_there_get_the_defaults_of_their_parameters()
    {
        Second second = Wire.Read<Second>(Wire.Write(new First("n")));

        Assert.That(second, Is.EqualTo(new Second("n")));
        Assert.That(second.Retries, Is.EqualTo(3));
    }

    [Test]
    public void Members_that_are_not_there_keep_what_their_initializers_give_them()
    {
        Third third = Wire.Read<Third>(Wire.Write(new Second("n", 7, "note", Colour.Red, 2.5, 'c')));

        Assert.That(third, Is.EqualTo(new Third("n", 7, "note", Colour.Red, 2.5, 'c')));
        Assert.That((third.Price, third.Most, third.Title, third.Limit), Is.EqualTo((1.50m, ulong.MaxValue, "untitled", TimeSpan.FromMinutes(1))));
        Assert.That(third.Sizes, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Every_shorter_array_is_read()
    {
        Third full = new("n", 7, "note", Colour.Red, 2.5, 'c', "maybe", 6, 7m, TimeSpan.FromDays(1), 8) { Sizes = [9], Title = "t", Limit = default, Extra = [1] };
        byte[] bytes = Wire.Write(full);

        for (int count = 0; count <= 15; count++)
        {
            Third cut = Wire.Read<Third>(Cut(bytes, count));

            Assert.That(cut.Name, Is.EqualTo(count > 0 ? "n" : ""));
            Assert.That(cut.Mark, Is.EqualTo(count > 5 ? 'c' : 'x'));
            Assert.That(cut.Title, Is.EqualTo(count > 12 ? "t" : "untitled"));
            Assert.That(cut.Extra, Is.EqualTo(count > 14 ? new[] { 1 } : null));
        }
    }

    [Test]
    public void Members_that_mean_nothing_here_are_skipped_whatever_they_are()
    {
        Third third = new("n", 7) { Extra = [1, 2, 3] };

        Assert.That(Wire.Read<First>(Wire.Write(third)), Is.EqualTo(new First("n")));
        Assert.That(Wire.Read<Second>(Wire.Write(third with { Rate = 2 })), Is.EqualTo(new Second("n", 7, Rate: 2, Mark: 'x')));
        Assert.That(Wire.Read<First>(Raw((ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(5);
            writer.Write("n");
            writer.WriteMapHeader(2);
            for (int i = 0; i < 2; i++)
            {
                writer.Write(i);
                writer.WriteArrayHeader(2);
                writer.WriteNil();
                writer.Write(1.5);
            }

            writer.WriteExtensionFormat(new ExtensionResult(7, new byte[] { 1, 2, 3 }));
            writer.Write(new byte[] { 4, 5 }.AsSpan());
            writer.WriteArrayHeader(0);
        })), Is.EqualTo(new First("n")));
    }

    [Test]
    public void Without_a_default_a_missing_member_is_empty_never_null()
    {
        Bare bare = Wire.Read<Bare>(Wire.Write(new First("n")));

        Assert.That(bare.Text, Is.Empty);
        Assert.That(bare.Numbers, Is.Empty);
        Assert.That(bare.Marks, Is.Empty);
        Assert.That(bare.Map, Is.Empty);
        Assert.That(bare.Bytes, Is.Empty);
        Assert.That(bare.Fixed.IsDefault, Is.False);
        Assert.That((bare.Id, bare.At, bare.Leaf), Is.EqualTo((Guid.Empty, default(Point), (Leaf?)null)));
    }

    [Test]
    public void What_has_no_empty_value_is_refused_if_it_is_missing()
    {
        Assert.That(() => Wire.Read<Needy>(Wire.Write(new First("n"))), Throws.TypeOf<MessagePackSerializationException>().With.Message.Contains("Leaf"));
        Assert.That(() => Wire.Read<Linked>(Wire.Write(new First("n"))), Throws.TypeOf<MessagePackSerializationException>().With.Message.Contains("Uri"));
    }

    [Test]
    public void Required_members_are_set_whether_they_are_there_or_not()
    {
        Assert.That(Wire.Read<Required>(Wire.Write(new First("n"))), Is.EqualTo(new Required { Name = "n", Title = "", Count = 0 }));
        Assert.That(Wire.Trip(new Required { Name = "n", Title = "t", Count = 4, Note = "x" }), Is.EqualTo(new Required { Name = "n", Title = "t", Count = 4, Note = "x" }));
    }

    private delegate void Writing(ref MessagePackWriter writer);

    private static byte[] Raw(Writing write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The first elements of an array.</summary>
    private static byte[] Cut(byte[] bytes, int count)
    {
        var reader = new MessagePackReader(bytes);
        reader.ReadArrayHeader();
        long start = reader.Consumed;
        for (int i = 0; i < count; i++) reader.Skip();
        byte[] members = bytes[(int)start..(int)reader.Consumed];
        return Raw((ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(count);
            writer.WriteRaw(members);
        });
    }
}
