namespace AsyncMachine;

/// <summary>A machine had an error while something was awaited of it. The error is the <see cref="System.Exception.InnerException"/>.</summary>
/// <param name="machine">The machine.</param>
public sealed class MachineErrorException(IMachine machine)
    : Exception($"Machine {machine?.Id} has an error: {machine?.Error?.Message ?? "none is known"}", machine?.Error)
{
    /// <summary>The machine.</summary>
    public IMachine Machine { get; } = machine ?? throw new ArgumentNullException(nameof(machine));
}
