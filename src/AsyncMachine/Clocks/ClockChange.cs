namespace AsyncMachine;

/// <summary>What has become of one state between two times of a machine; a list of them feeds a <see cref="Replica"/>.</summary>
/// <param name="Index">The state's index.</param>
/// <param name="Before">Its tick at the earlier time.</param>
/// <param name="After">Its tick at the later one; greater than <paramref name="Before"/>.</param>
/// <param name="Unseen">
/// True if the state never looked different at the end of any transition in between: a Multi state that was called again, or one that was
/// rolled back. Then both ticks are even, or both odd.
/// </param>
public readonly record struct ClockChange(int Index, ulong Before, ulong After, bool Unseen = false)
{
    /// <summary>True if the state has been both active and inactive at ends of transitions since the earlier time, that one included.</summary>
    internal bool Flips => !Unseen || ((Before ^ After) & 1) != 0;
}
