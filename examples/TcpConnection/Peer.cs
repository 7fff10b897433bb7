using AsyncMachine;

namespace TcpConnection;

/// <summary>One end of a wire: the connection, and what an application makes of it.</summary>
[StateSchema]
[Include<TcpStates>]
public partial class Peer
{
    /// <summary>The application may send and receive.</summary>
    [State(Auto = true, Require = [nameof(Established)])]
    public static partial State Talking { get; }
}
