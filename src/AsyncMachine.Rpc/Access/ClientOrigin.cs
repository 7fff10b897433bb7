using System.Net;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;

namespace AsyncMachine.Rpc;

/// <summary>What a transport knows of who has made a connection. Immutable.</summary>
public sealed record ClientOrigin
{
    /// <summary>Nothing is known.</summary>
    public static ClientOrigin Unknown { get; } = new();

    /// <summary>Who the transport says it is, as ASP.NET's authentication does; null for a client that did not say who it is.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>The certificate that the client has shown, which the transport has checked; null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The other end of the connection; null where there is no such thing.</summary>
    public EndPoint? RemoteEndPoint { get; init; }
}
