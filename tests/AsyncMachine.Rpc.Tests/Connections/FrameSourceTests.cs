using System.Buffers;
using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using AsyncMachine.Rpc.Tests.Wire;
using BytePipe = System.IO.Pipelines.Pipe;

namespace AsyncMachine.Rpc.Tests.Connections;

/// <summary>Frames as they come off a connection.</summary>
public sealed class FrameSourceTests
{
    private static readonly byte[] First = WireTestExtensions.Frame(new Ping(1, false).Write), Second = WireTestExtensions.Frame(new Ping(2, false).Write);

    [Test]
    public async Task A_frame_that_came_with_one_that_was_enough_is_read_next()
    {
        var pipe = new BytePipe();
        var source = new FrameSource(pipe.Reader);
        await pipe.Writer.WriteAsync((byte[])[.. First, .. Second]);
        List<long> seen = [];
        var one = new Handler(body =>
        {
            seen.Add(Ping.Read(body).Value);
            return false;
        });

        await source.ReadAsync(one, CancellationToken.None).Soon();
        await source.ReadAsync(one, CancellationToken.None).Soon();

        Assert.That(seen, Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public async Task Half_a_frame_at_the_end_is_nothing()
    {
        for (int length = 0; length < Second.Length; length++)
        {
            var pipe = new BytePipe();
            var source = new FrameSource(pipe.Reader);
            await pipe.Writer.WriteAsync((byte[])[.. First, .. Second[..length]]);
            await pipe.Writer.CompleteAsync();
            int frames = 0;

            await source.ReadAsync(new Handler(_ => ++frames > 0), CancellationToken.None).Soon();

            Assert.That(frames, Is.EqualTo(1), $"{length} bytes of the second");
        }
    }

    [Test]
    public async Task A_frame_of_exactly_the_maximum_is_taken_and_one_byte_more_is_refused()
    {
        const int Limit = 2_000;
        foreach ((int length, bool taken) in new[] { (Limit, true), (Limit + 1, false) })
        {
            var pipe = new BytePipe(new PipeOptions(pauseWriterThreshold: 0));
            var source = new FrameSource(pipe.Reader) { Limit = Limit };
            var frame = new byte[FrameParser.LongestLength + length];
            int head = FrameParser.WriteLength(length, frame);
            await pipe.Writer.WriteAsync(frame.AsMemory(0, head + length));
            await pipe.Writer.CompleteAsync();
            long read = 0;

            Task reading = source.ReadAsync(new Handler(body => (read = body.Length) > 0), CancellationToken.None);

            if (taken) await reading.Soon();
            else Assert.That(async () => await reading.Soon(), Throws.TypeOf<ProtocolException>());
            Assert.That(read, Is.EqualTo(taken ? Limit : 0));
        }
    }

    private sealed class Handler(Func<ReadOnlySequence<byte>, bool> handle) : IFrameHandler
    {
        public ValueTask<bool> HandleAsync(ReadOnlySequence<byte> body) => new(handle(body));

        public void Idle()
        {
        }
    }
}
