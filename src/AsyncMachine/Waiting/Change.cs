namespace AsyncMachine;

/// <summary>
/// What a transition did, captured before the drain was given back, for matching waits against it afterwards.
/// </summary>
internal ref struct Change
{
    /// <summary>States whose tick changed.</summary>
    public ReadOnlySpan<ulong> Changed;

    /// <summary>Active states at the end of the transition.</summary>
    public ReadOnlySpan<ulong> Active;

    /// <summary>States that were activated, or called anew, and not rolled back.</summary>
    public ReadOnlySpan<ulong> Entered;

    /// <summary>The mutation's args.</summary>
    public object? Args;

    /// <summary>Version of the vector that the transition left.</summary>
    public ulong Version;

    public readonly bool IsActive(int state) => state >> 6 < Active.Length && (Active[state >> 6] >> (state & 63) & 1) != 0;

    public readonly bool HasEntered(int state) => state >> 6 < Entered.Length && (Entered[state >> 6] >> (state & 63) & 1) != 0;
}
