using System.Buffers;
using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Wire;
using BytePipe = System.IO.Pipelines.Pipe;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>
/// A client that sends what a test wants, frame by frame, right or wrong. The server reads on the thread that sends: when that is done, the server has
/// done what it could.
/// </summary>
internal sealed class RawClient : IAsyncDisposable
{
    private static readonly PipeOptions InPlace = new(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private RawClient(IDuplexPipe pipe, Task served)
    {
        Pipe = pipe;
        Served = served;
    }

    public IDuplexPipe Pipe { get; }

    /// <summary>The server's side of the connection; completes when that is over.</summary>
    public Task Served { get; }

    public static RawClient Connect(MachineServer server)
    {
        BytePipe up = new(InPlace), down = new(InPlace);
        return new RawClient(new Duplex(down.Reader, up.Writer), server.ServeAsync(new Duplex(up.Reader, down.Writer)));
    }

    public Task SendAsync(params WireWriter.Body[] bodies) => Task.Run(async () =>
    {
        // From a thread without a context: on others, what awaits would not go on in place.
        foreach (WireWriter.Body body in bodies) await Pipe.Output.WriteAsync(WireTestExtensions.Frame(body)).ConfigureAwait(false);
    });

    /// <summary>Says hello and gives the welcome.</summary>
    public async Task<Welcome> HelloAsync(Schema schema, byte[]? session = null, uint pushInterval = 0, SyncMode mode = SyncMode.Full)
    {
        await SayHelloAsync(schema, session, pushInterval, mode);
        return Welcome.Read(new ReadOnlySequence<byte>(await ReceiveAsync() ?? throw new IOException("There is no welcome.")));
    }

    public async Task SayHelloAsync(Schema schema, byte[]? session = null, uint pushInterval = 0, SyncMode mode = SyncMode.Full)
    {
        var hello = new Hello
        {
            ClientId = "raw", SchemaHash = SchemaHash.Of(schema), Session = session, Sync = new SyncOptions(mode, pushInterval, null),
        };
        await SendAsync(hello.Write);
    }

    /// <summary>The server has sent something that was not received yet.</summary>
    public bool HasReceived
    {
        get
        {
            if (!Pipe.Input.TryRead(out ReadResult read)) return false;
            Pipe.Input.AdvanceTo(read.Buffer.Start);
            return true;
        }
    }

    /// <summary>The body of the next frame; null if the server has ended the connection.</summary>
    public async Task<byte[]?> ReceiveAsync()
    {
        while (true)
        {
            ReadResult read = await Pipe.Input.ReadAsync();
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (FrameParser.TryRead(ref buffer, 1 << 20, out ReadOnlySequence<byte> body))
            {
                byte[] bytes = body.ToArray();
                Pipe.Input.AdvanceTo(buffer.Start);
                return bytes;
            }

            Pipe.Input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) return null;
        }
    }

    /// <summary>The next frame of a kind; others before it are passed over.</summary>
    public async Task<byte[]> ReceiveAsync(MessageKind kind)
    {
        while (true)
        {
            byte[] body = await ReceiveAsync() ?? throw new IOException($"The server has ended the connection before it sent a {kind}.");
            if (WireReader.KindOf(new ReadOnlySequence<byte>(body)) == kind) return body;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Pipe.Output.CompleteAsync();
        await Pipe.Input.CompleteAsync();
    }
}
