namespace AsyncMachine.Rpc;

/// <summary>A client wants to talk to a machine. Immutable.</summary>
/// <param name="ClientId">What the client calls itself; nobody has checked it.</param>
/// <param name="Machine">Name of the machine; empty for the default one.</param>
/// <param name="Credentials">What the client shows, such as a token; null for nothing.</param>
/// <param name="Origin">What the transport knows of it.</param>
public sealed record AccessRequest(string ClientId, string Machine, ReadOnlyMemory<byte>? Credentials, ClientOrigin Origin);

/// <summary>Decides whether a client may talk to a machine, and what it may do there.</summary>
/// <param name="request">Who asks for what.</param>
/// <param name="cancellationToken">Cancelled when the connection is over, or the client has taken too long to be let in.</param>
/// <returns>What it may do. An exception refuses it, too; its text stays on the server.</returns>
public delegate ValueTask<Access> Authorization(AccessRequest request, CancellationToken cancellationToken);
