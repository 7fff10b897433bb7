using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Transports;

/// <summary>What a connection over sockets promises, whatever comes and goes.</summary>
public sealed class LineTests
{
    [Test]
    public async Task Bytes_arrive_as_they_were_sent_whatever_the_pieces([Range(0, 9)] int seed)
    {
        (SocketLine from, SocketLine to) = await ConnectAsync();
        var sent = new byte[400_000];
        new Random(seed).NextBytes(sent);
        Task writing = WriteAsync(from.Output, sent, new Random(seed));

        byte[] received = await ReadAsync(to.Input, new Random(seed + 100)).Soon();
        await writing.Soon();

        Assert.That(received.AsSpan().SequenceEqual(sent));
        await to.Output.CompleteAsync();
    }

    [Test]
    public async Task A_read_that_is_cancelled_leaves_the_connection_as_it_was()
    {
        (SocketLine from, SocketLine to) = await ConnectAsync();
        using var token = new CancellationTokenSource();
        ValueTask<ReadResult> first = to.Input.ReadAsync(token.Token);
        await token.CancelAsync();
        Assert.That(async () => await first.Soon(), Throws.InstanceOf<OperationCanceledException>());

        ValueTask<ReadResult> second = to.Input.ReadAsync();
        to.Input.CancelPendingRead();
        ReadResult canceled = await second.Soon();
        to.Input.CancelPendingRead(); // none is pending: the next one is told
        ReadResult told = await to.Input.ReadAsync().Soon();
        await from.Output.WriteAsync("abc"u8.ToArray());
        ReadResult read = await to.Input.ReadAsync().Soon();

        Assert.That((canceled.IsCanceled, told.IsCanceled, read.IsCanceled), Is.EqualTo((true, true, false)));
        Assert.That(read.Buffer.ToArray(), Is.EqualTo("abc"u8.ToArray()));
    }

    [Test]
    public async Task Last_words_arrive_though_something_was_left_unread()
    {
        (SocketLine from, SocketLine to) = await ConnectAsync();
        await from.Output.WriteAsync(new byte[10_000]);
        await to.Input.ReadAsync().Soon(); // all of it is there, and is not looked at

        await to.Output.WriteAsync("bye"u8.ToArray());
        await to.Input.CompleteAsync();
        await to.Output.CompleteAsync();

        byte[] received = await ReadAsync(from.Input, new Random(1)).Soon();
        Assert.That(received, Is.EqualTo("bye"u8.ToArray()));
    }

    [Test]
    public async Task An_output_that_ends_with_an_error_breaks_the_connection()
    {
        (SocketLine from, SocketLine to) = await ConnectAsync();
        ValueTask<ReadResult> own = from.Input.ReadAsync(), other = to.Input.ReadAsync();

        await from.Output.CompleteAsync(new IOException("broken"));

        Assert.That(async () => await own.Soon(), Throws.InstanceOf<SocketException>().Or.InstanceOf<ObjectDisposedException>());
        Assert.That(async () => (await other.Soon()).IsCompleted ? throw new EndOfStreamException() : 0, Throws.InstanceOf<SocketException>().Or.InstanceOf<EndOfStreamException>());
    }

    [Test]
    public async Task A_send_that_nobody_takes_can_be_cancelled_which_breaks_the_connection()
    {
        (SocketLine from, SocketLine to) = await ConnectAsync();
        ValueTask<FlushResult> sending = from.Output.WriteAsync(new byte[64 << 20]);
        Assert.That(sending.IsCompleted, Is.False);

        from.Output.CancelPendingFlush();

        Assert.That((await sending.Soon()).IsCanceled);
        await from.Output.CompleteAsync(); // breaks it: nobody is to take what has come for all of it
        Assert.That(async () => await ReadAsync(to.Input, new Random(1)).Soon(), Throws.InstanceOf<SocketException>());
    }

    private static async Task<(SocketLine From, SocketLine To)> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Task<Socket> accepting = listener.AcceptAsync();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndPoint!);
        return (new SocketLine(socket), new SocketLine(await accepting.Soon()));
    }

    private static async Task WriteAsync(PipeWriter to, byte[] bytes, Random random)
    {
        for (int sent = 0; sent < bytes.Length;)
        {
            ReadOnlyMemory<byte> piece = bytes.AsMemory(sent, Math.Min(bytes.Length - sent, random.Next(20) == 0 ? 100_000 : random.Next(1, 2_000)));
            sent += piece.Length;
            if (random.Next(2) == 0)
            {
                piece.CopyTo(to.GetMemory(piece.Length));
                to.Advance(piece.Length);
                if (random.Next(3) == 0) await to.FlushAsync();
            }
            else
            {
                await to.WriteAsync(piece);
            }
        }

        await to.CompleteAsync(); // what was not flushed goes out now
    }

    /// <summary>Reads to the end; takes now and then a part only, or nothing until more has come.</summary>
    private static async Task<byte[]> ReadAsync(PipeReader from, Random random)
    {
        var received = new ArrayBufferWriter<byte>();
        while (true)
        {
            ReadResult read = await from.ReadAsync();
            ReadOnlySequence<byte> part = random.Next(3) switch
            {
                0 => read.Buffer,
                1 => read.Buffer.Slice(0, random.NextInt64(read.Buffer.Length + 1)),
                _ => read.Buffer.Slice(0, read.IsCompleted ? read.Buffer.Length : 0),
            };
            foreach (ReadOnlyMemory<byte> piece in part) received.Write(piece.Span);
            from.AdvanceTo(part.End, random.Next(2) == 0 || part.IsEmpty ? read.Buffer.End : part.End);
            if (read.IsCompleted && part.Length == read.Buffer.Length) break;
        }

        await from.CompleteAsync();
        return received.WrittenSpan.ToArray();
    }
}
