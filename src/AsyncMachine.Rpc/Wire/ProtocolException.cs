namespace AsyncMachine.Rpc;

/// <summary>The other side has sent what the protocol does not allow. Its connection is closed, and its session ends.</summary>
/// <param name="message">What was expected, and what was found.</param>
/// <param name="inner">What found it; null if the protocol's own checks did.</param>
public sealed class ProtocolException(string message, Exception? inner = null) : Exception(message, inner);
