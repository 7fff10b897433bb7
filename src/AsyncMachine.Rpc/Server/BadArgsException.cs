namespace AsyncMachine.Rpc;

/// <summary>What a client has sent along cannot be used: its request is answered so.</summary>
internal sealed class BadArgsException(string message) : Exception(message);
