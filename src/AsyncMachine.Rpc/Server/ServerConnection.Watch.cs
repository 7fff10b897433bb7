namespace AsyncMachine.Rpc;

// What the server's own machine is told. All of it from the reader's flow of control, but for the reason why a dead connection was ended.
internal sealed partial class ServerConnection
{
    private RpcClientArgs _client = new(0);  // whom it is about
    private volatile bool _farewell;         // either side has said good-bye: that the connection ends is no error
    private volatile Exception? _death;      // why the sweep has ended the connection

    private void TellConnected() => _client = _server.Watch.Connected();

    private void TellHello(Hello hello)
    {
        _client = _client with { ClientId = hello.ClientId, Machine = hello.Machine };
        _server.Watch.Handshaking(_client);
    }

    private void TellWelcome(bool resumed)
    {
        _client = _client with { Resumed = resumed };
        _server.Watch.HandshakeDone(_client);
    }

    private void TellRefusal(ByeCode code, string text)
    {
        _farewell = true;
        if (code != ByeCode.Superseded) _server.Watch.Failed(new RemoteRefusedException(text));
    }

    private void TellGoodBye(Bye bye)
    {
        _farewell = true;
        if (bye.Code is ByeCode.Protocol or ByeCode.Schema) _server.Watch.Failed(new RemoteException(bye.Code == ByeCode.Schema ? nameof(SchemaException) : nameof(ProtocolException), bye.Text, null));
    }

    /// <summary>The client asks for the whole vector. One without pushes always does.</summary>
    private void TellResync()
    {
        if (_pushInterval != Timeout.InfiniteTimeSpan) _server.Watch.Resynced();
    }

    /// <summary>Told before whoever waits for the reader goes on: the next connection of the session comes later in the machine's queue.</summary>
    private void TellEnd(Exception? failure)
    {
        failure = _death ?? failure;
        if (failure is OperationCanceledException || (_farewell && failure is not ProtocolException)) failure = null;
        if (failure is not null) _server.Watch.Failed(failure);
        _server.Watch.Disconnected(_client with { Error = failure?.Message });
    }
}
