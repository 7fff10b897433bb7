using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace AsyncMachine.Rpc;

/// <summary>The bytes of a connected socket, encrypted. The handshake is over.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class TlsLine(Socket socket, SslStream stream) : SocketLine(socket)
{
    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => stream.ReadAsync(buffer, cancellationToken);

    public override ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken);

    protected override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await stream.ShutdownAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        Socket.Shutdown(SocketShutdown.Send);
    }

    protected override void Close()
    {
        base.Close();
        stream.Dispose();
    }
}
