// Sends args through their codecs, and reaches machines over every transport, in a program compiled ahead of time: a line `ok NAME` for each
// type and transport, exit code 1 if one fails.
using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using AsyncMachine.Rpc;
using AsyncMachine.Rpc.Tests.Codecs;
using MessagePack;

int failed = 0;
Check("struct", new Point(1, 2));
Check("record", new Leaf("a", "b"));
Check("tree", new Tree(1, [new Tree(2, [])]));
Check("class", new Shapes("n", 1) { Leaf = new("a", "b") });
Check("sequences", new Sequences(
    [1], [2], ["x", null], [3], [1], [1], [1], [1], [1], [1], [1], new byte[] { 1 }, new byte[] { 2 }, [[1]], [[new(1, 2)]]));
Check("sets", new SetsOf(
    [.. Enumerable.Range(0, 500)], new HashSet<string> { "a" }, new HashSet<Guid> { Guid.NewGuid() }, [1, 2],
    [.. Enumerable.Range(0, 500).Select(i => (long)i)], new[] { Colour.Blue }.ToFrozenSet(), [new(1, 2)]));
Check("dictionaries", new MapsOf(
    new() { ["a"] = 1 }, Enumerable.Range(0, 400).ToDictionary(i => i, i => (string?)null), new Dictionary<Guid, byte[]>(), new() { ["a"] = default },
    ImmutableDictionary<long, List<int>>.Empty.Add(1, [2]), new Dictionary<Colour, Leaf?> { [Colour.Red] = null }.ToFrozenDictionary()));
Check("generic", new Box<Point>(default, [new(1, 2)]));
Check("text", "text");
foreach ((string name, bool isReached) in await Reach.AllAsync()) Report(name, isReached);
return failed == 0 ? 0 : 1;

void Check<T>(string name, T args)
    where T : notnull
{
    ArgsCodec? codec = ArgsCodecs.Find(typeof(T));
    Report(name, codec is not null && Trip(codec, args).Equals(args));
}

void Report(string name, bool isRight)
{
    if (isRight)
    {
        Console.WriteLine("ok " + name);
        return;
    }

    failed++;
    Console.WriteLine("FAILED " + name);
}

static object Trip(ArgsCodec codec, object args)
{
    var buffer = new ArrayBufferWriter<byte>();
    var writer = new MessagePackWriter(buffer);
    codec.Write(ref writer, args);
    writer.Flush();
    var reader = new MessagePackReader(buffer.WrittenMemory);
    return codec.Read(ref reader);
}
