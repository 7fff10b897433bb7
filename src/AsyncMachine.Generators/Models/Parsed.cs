namespace AsyncMachine.Generators.Models;

/// <summary>What reading a type came to.</summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Spec">What to generate; null if reading failed.</param>
/// <param name="Failure">How reading failed: a fault of the generator, never one of the user's code.</param>
internal sealed record Parsed<TSpec>(string HintName, TSpec? Spec, string? Failure)
    where TSpec : class, IEquatable<TSpec>;
