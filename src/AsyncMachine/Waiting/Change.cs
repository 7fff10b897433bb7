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

    /// <summary>
    /// Only for mirrors, which see several transitions as one change: states that were both active and inactive at ends of them. Empty where
    /// nothing is known of what lies between.
    /// </summary>
    public ReadOnlySpan<ulong> Flipped;

    /// <summary>Only for mirrors: a state whose tick changed without flipping may have been anything in between.</summary>
    public bool IsVague;

    /// <summary>The mutation's args.</summary>
    public object? Args;

    /// <summary>Version of the vector that the transition left.</summary>
    public ulong Version;

    public readonly bool IsActive(int state) => Has(Active, state);

    public readonly bool HasEntered(int state) => Has(Entered, state);

    /// <summary>
    /// True if the states were all active, or all inactive, at some instant between the two ends of the change, though they are not now: that is
    /// known only if one of them flipped and the others held throughout. If several flipped, nobody can tell whether they ever met.
    /// </summary>
    public readonly bool HeldInBetween(ReadOnlySpan<int> states, bool active)
    {
        // The one that flipped is not as it is wanted now, else the states would be; so it was, at one of the ends in between.
        int flips = 0;
        foreach (int state in states)
        {
            if (Has(Flipped, state)) flips++;
            else if (IsActive(state) != active || (IsVague && Has(Changed, state))) return false;
        }

        return flips == 1;
    }

    private static bool Has(ReadOnlySpan<ulong> words, int state) => state >> 6 < words.Length && (words[state >> 6] >> (state & 63) & 1) != 0;
}
