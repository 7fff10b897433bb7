namespace AsyncMachine.Testing;

/// <summary>A machine is not as a test expects it. The message says what was expected, what was found, and how it came to
/// be.</summary>
/// <remarks>Test frameworks report any exception as a failure, so this one belongs to none of them.</remarks>
/// <param name="message">The message.</param>
/// <param name="innerException">What caused it; null if nothing did.</param>
public sealed class MachineAssertionException(string message, Exception? innerException = null) : Exception(message, innerException);
