using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>
/// One end of a connection as a stream, both of whose directions end together when it is disposed; what is written waits to be let through, and is lost
/// if the end comes first.
/// </summary>
internal sealed class JointStream : Stream, IDuplexPipe
{
    private readonly Channel<byte[]> _incoming = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ArrayBufferWriter<byte> _sent = new();
    private volatile bool _isDisposed;

    public JointStream()
    {
        Input = PipeReader.Create(this);
        Output = PipeWriter.Create(this);
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>Completes when something is to be sent.</summary>
    public Task Writing => _writing.Task;

    /// <summary>What has gone out.</summary>
    public ReadOnlySequence<byte> Sent => new(_sent.WrittenMemory);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The other side sends something.</summary>
    public void Receive(byte[] bytes) => _incoming.Writer.TryWrite(bytes);

    /// <summary>Lets through what is sent.</summary>
    public void Open() => _open.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        byte[] bytes = await _incoming.Reader.ReadAsync(cancellationToken); // those of the test are short
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _writing.TrySetResult();
        await _open.Task;
        if (_isDisposed) throw new IOException("The connection has ended.");
        _sent.Write(buffer.Span);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }
}
