using System.ComponentModel;

namespace AsyncMachine;

/// <summary>What becomes of a pending delay when the machine is restored from an export.</summary>
public enum DelayImport : byte
{
    /// <summary>It is due at the same time of the clock. One that is overdue by then is due at once.</summary>
    Resume,

    /// <summary>It waits for as long as was left when the export was made.</summary>
    Continue,

    /// <summary>It waits from the beginning.</summary>
    Restart,

    /// <summary>It is forgotten.</summary>
    Drop,
}

/// <summary>For generated code: the <see cref="StateAttribute.Timeout"/> of a state.</summary>
/// <param name="State">Index of the state.</param>
/// <param name="Ticks">How long an instance of it may last, in <see cref="TimeSpan.Ticks"/>; more than 0.</param>
/// <param name="Target">Index of the state that is added when it has lasted so long.</param>
/// <param name="OnImport">What becomes of it when the machine is restored.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StateTimeout(int State, long Ticks, int Target, DelayImport OnImport)
{
    internal TimeSpan Length => new(Ticks);
}
