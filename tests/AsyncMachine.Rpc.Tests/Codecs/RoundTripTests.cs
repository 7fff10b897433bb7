using CsCheck;

namespace AsyncMachine.Rpc.Tests.Codecs;

public sealed class RoundTripTests
{
    private const int Times = 5_000;

    [Test]
    public void Every_plain_type_comes_back() => Gens.Plain.Sample(args => Wire.Trip(args) == args, iter: Times);

    [Test]
    public void Everything_nullable_comes_back_or_stays_away() => Gens.Nullables.Sample(args => Wire.Trip(args) == args, iter: Times);

    [Test]
    public void Every_kind_of_sequence_comes_back() => Gens.Sequences.Sample(args => Wire.Trip(args) == args, iter: Times);

    [Test]
    public void Every_kind_of_set_comes_back() => Gens.SetsOf.Sample(args => Wire.Trip(args) == args, iter: Times / 5);

    [Test]
    public void Every_kind_of_dictionary_comes_back() => Gens.MapsOf.Sample(args => Wire.Trip(args) == args, iter: Times / 5);

    [Test]
    public void Args_within_args_come_back() => Gens.Trees.Sample(args => Wire.Trip(args) == args, iter: Times);

    [Test]
    public void Bytes_may_lie_in_pieces() =>
        Gen.Select(Gens.Plain, Gens.Sequences, Gen.Int[1, 50]).Sample(
            (plain, sequences, size) => Wire.ReadInPieces<Plain>(Wire.Write(plain), size) == plain
                && Wire.ReadInPieces<Sequences>(Wire.Write(sequences), size) == sequences,
            iter: Times / 5);

    [Test]
    public void A_decimal_keeps_its_scale_and_a_time_its_kind()
    {
        Gens.Plain.Sample(
            args =>
            {
                Plain back = Wire.Trip(args);
                return decimal.GetBits(back.Decimal).SequenceEqual(decimal.GetBits(args.Decimal)) && back.DateTime.Kind == args.DateTime.Kind
                    && back.DateTimeOffset.Offset == args.DateTimeOffset.Offset && back.Uri.OriginalString == args.Uri.OriginalString;
            },
            iter: Times);

        DateTime local = new(2030, 6, 1, 12, 0, 0, DateTimeKind.Local);
        Plain plain = Gens.Plain.Single() with { DateTime = local };
        Assert.That(Wire.Trip(plain).DateTime.Kind, Is.EqualTo(DateTimeKind.Local));
        Assert.That(Wire.Trip(plain).DateTime, Is.EqualTo(local));
    }

    [Test]
    public void Members_are_set_in_whatever_way_they_can_be()
    {
        Shapes shapes = new Shapes("n", 3) { Leaf = new("l", "p"), Numbers = [7], Field = 9, Inside = true }.With("private").Grow(2);

        Shapes back = Wire.Trip(shapes);

        Assert.That(back, Is.EqualTo(shapes));
        Assert.That((back.Name, back.Size, back.Field, back.Inside, back.Note), Is.EqualTo(("n", 5, 9, true, "private")));
    }

    [Test]
    public void Derived_args_bring_those_of_their_base()
    {
        Assert.That(Wire.Trip(new Repeated(TimeSpan.FromHours(1), "r") { Priority = 4, Limit = TimeSpan.Zero }),
            Is.EqualTo(new Repeated(TimeSpan.FromHours(1), "r") { Priority = 4, Limit = TimeSpan.Zero }));
        Assert.That(Wire.Trip(new MoreShapes("m", 2, 1.5)), Is.EqualTo(new MoreShapes("m", 2, 1.5)));
        Assert.That(Wire.Trip(new Job("j", 2)), Is.EqualTo(new Job("j", 2)));
    }

    [Test]
    public void A_struct_comes_back_by_its_constructor() => Assert.That(Wire.Trip(new Place(3, [1, 2])), Is.EqualTo(new Place(3, [1, 2])));

    [Test]
    public void Secrets_travel_and_are_not_printed()
    {
        Leaf leaf = Wire.Trip(new Leaf("n", "s3cret"));

        Assert.That(leaf.Password, Is.EqualTo("s3cret"));
        Assert.That(leaf.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public void Args_of_a_state_need_not_be_an_args_type()
    {
        Assert.That(Wire.Trip("text"), Is.EqualTo("text"));
        Assert.That(Wire.Trip<int[]>([1, 2]), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Wire.Trip(new Dictionary<string, Leaf> { ["a"] = new("b", "c") })["a"], Is.EqualTo(new Leaf("b", "c")));
        Assert.That(Wire.Trip(new Box<Point>(new(1, 2), [new(3, 4)])), Is.EqualTo(new Box<Point>(new(1, 2), [new(3, 4)])));
        Assert.That(ArgsCodecs.Find(typeof(Stream)), Is.Null);
    }

    [Test]
    public void The_untyped_face_of_a_codec_does_the_same()
    {
        ArgsCodec codec = ArgsCodecs.Find(typeof(Point))!;
        var reader = new MessagePack.MessagePackReader(Wire.Write(new Point(1, 2)));

        Assert.That(codec.Type, Is.EqualTo(typeof(Point)));
        Assert.That(codec.Read(ref reader), Is.EqualTo(new Point(1, 2)));
    }
}
