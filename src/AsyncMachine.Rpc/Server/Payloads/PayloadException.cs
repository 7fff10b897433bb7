namespace AsyncMachine.Rpc;

/// <summary>A client has not got a payload, or the rest of it.</summary>
/// <param name="message">Why.</param>
public sealed class PayloadException(string message) : Exception(message);
