namespace AsyncMachine.Rpc;

/// <summary>Whom a state of a <see cref="MachineServer"/> is about. It can travel: the machine can be served itself.</summary>
/// <param name="Connection">Number of the connection on this server, from 1.</param>
/// <param name="ClientId">What the client calls itself; null before its hello.</param>
/// <param name="Machine">Name of the machine that it asks for, empty for the default one; null before its hello.</param>
/// <param name="Resumed">It has come back, and goes on where it was.</param>
/// <param name="Error">Why the connection ended; null while there is one, and if either side has said good-bye.</param>
[StateArgs]
public sealed partial record RpcClientArgs(long Connection, string? ClientId = null, string? Machine = null, bool Resumed = false, string? Error = null);
