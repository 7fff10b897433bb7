namespace AsyncMachine.Rpc;

/// <summary>Shows a whole vector.</summary>
/// <param name="ticks">The ticks; they may change after the call.</param>
/// <param name="queueTick">The settled queue tick.</param>
/// <param name="machineTick">The machine tick.</param>
/// <param name="restarted">The ticks began anew: those before them mean nothing any more.</param>
internal delegate void ShowVector(ulong[] ticks, ulong queueTick, uint machineTick, bool restarted);
