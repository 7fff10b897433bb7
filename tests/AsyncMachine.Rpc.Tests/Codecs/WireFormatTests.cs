using MessagePack;

namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>The bytes themselves: what another client would have to write.</summary>
public sealed class WireFormatTests
{
    [Test]
    public void Args_are_an_array_of_their_members() =>
        Assert.That(Hex(new Leaf("ab", "c", new(1, -1))), Is.EqualTo("93-A2-61-62-A1-63-92-01-FF"));

    [Test]
    public void Numbers_take_as_many_bytes_as_they_need()
    {
        Assert.That(Hex(new Point(127, 128)), Is.EqualTo("92-7F-CC-80"));
        Assert.That(Hex(new Point(70000, -70000)), Is.EqualTo("92-CE-00-01-11-70-D2-FF-FE-EE-90"));
    }

    [Test]
    public void Plain_types_have_these_forms()
    {
        var plain = new Plain(
            true, 1, -1, 2, 3, 4, 5, 6, 7, 1.5f, 2.5, 'c', "s", -12.340m, -300, new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            new DateTime(1, DateTimeKind.Utc), new DateTimeOffset(600000000L * 60 * 2, TimeSpan.FromHours(1)), new TimeSpan(9), new DateOnly(1, 1, 2),
            new TimeOnly(8), new Uri("a/b", UriKind.Relative), Colour.Blue, Tiny.Low, Huge.Top);

        Assert.That(Hex(plain), Is.EqualTo(string.Join('-',
            "DC-00-19", "C3", "01", "FF", "02", "03", "04", "05", "06", "07", "CA-3F-C0-00-00", "CB-40-04-00-00-00-00-00-00", "63", "A1-73",
            "C4-03-83-34-30", // scale 3, negative; 12340
            "C4-02-D4-FE", // −300, little-endian
            "C4-10-00-11-22-33-44-55-66-77-88-99-AA-BB-CC-DD-EE-FF",
            "CF-40-00-00-00-00-00-00-01", // kind in the upper two bits
            "92-CF-00-00-00-08-61-C4-68-00-3C", // an hour of ticks, 60 minutes
            "09", "01", "08", "A3-61-2F-62", "CD-03-E8", "D0-80", "CF-FF-FF-FF-FF-FF-FF-FF-FF")));
    }

    [Test]
    public void A_small_request_costs_few_bytes() => Assert.That(Wire.Write(new Job("dl-1", 3) with { Limit = default }), Has.Length.EqualTo(8));

    [Test]
    public void Collections_are_arrays_dictionaries_maps_and_bytes_binary()
    {
        Assert.That(Hex(new Box<Point>(default, [new(1, 2)])), Is.EqualTo("92-92-00-00-91-92-01-02"));
        Assert.That(Hex(new Dictionary<string, Leaf> { ["k"] = new("", "") }), Is.EqualTo("81-A1-6B-93-A0-A0-92-00-00"));
        Assert.That(Hex(new Bare("", "", [1], [2], new() { ["a"] = 3 }, [4, 5], [6], default, default, null)), Is.EqualTo(
            "9A-A0-A0-91-01-91-02-81-A1-61-03-C4-02-04-05-91-06-C4-10-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-92-00-00-C0"));
    }

    [Test]
    public void Null_where_the_declaration_says_never_is_not_written()
    {
        Assert.That(() => Wire.Write(new First(null!)), Throws.TypeOf<MessagePackSerializationException>());
        Assert.That(() => Wire.Write(new Needy("n", null!)), Throws.TypeOf<MessagePackSerializationException>());
        Assert.That(() => Wire.Write(new Bare("n", "", null!, [], [], [], [], default, default, null)), Throws.TypeOf<MessagePackSerializationException>());
    }

    [Test]
    public void Args_of_a_derived_class_are_not_cut_to_their_base() =>
        Assert.That(() => Wire.Write<Job>(new Repeated(default, "r")), Throws.TypeOf<MessagePackSerializationException>().With.Message.Contains("Repeated"));

    [Test]
    public void Args_in_a_circle_are_refused_when_they_are_written()
    {
        var tree = new Tree(1, []);
        tree.Children.Add(tree);

        Assert.That(() => Wire.Write(tree), Throws.TypeOf<MessagePackSerializationException>());
    }

    [Test]
    public void Args_can_be_nested_as_deep_as_the_limit_says()
    {
        Tree At(int depth) => depth == 1 ? new Tree(depth, []) : new Tree(depth, [], At(depth - 1));

        Assert.That(Wire.Trip(At(64)), Is.EqualTo(At(64)));
        Assert.That(() => Wire.Write(At(65)), Throws.TypeOf<MessagePackSerializationException>());
    }

    private static string Hex<T>(T args)
        where T : notnull => BitConverter.ToString(Wire.Write(args));
}
