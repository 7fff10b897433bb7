using System.IO.Pipelines;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>Connections within the process that count what travels, in both directions, hello and welcome included.</summary>
internal sealed class CountedWires(MachineServer server)
{
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public ValueTask<IDuplexPipe> DialAsync(CancellationToken cancellationToken)
    {
        (IDuplexPipe client, IDuplexPipe other) = MemoryTransport.CreatePair();
        _ = server.ServeAsync(new Counting(other, this), CancellationToken.None);
        return new(new Counting(client, this));
    }

    private sealed class Counting(IDuplexPipe inner, CountedWires wires) : IDuplexPipe
    {
        public PipeReader Input => inner.Input;

        public PipeWriter Output { get; } = new CountingWriter(inner.Output, wires);
    }

    private sealed class CountingWriter(PipeWriter inner, CountedWires wires) : PipeWriter
    {
        public override void Advance(int bytes)
        {
            Interlocked.Add(ref wires._bytes, bytes);
            inner.Advance(bytes);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            Interlocked.Add(ref wires._bytes, source.Length);
            return inner.WriteAsync(source, cancellationToken);
        }
    }
}
