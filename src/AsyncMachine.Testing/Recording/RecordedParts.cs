namespace AsyncMachine.Testing;

/// <summary>What a <see cref="TransitionRecorder"/> writes into a line beside mutation and changes.</summary>
[Flags]
public enum RecordedParts
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The handlers that were called, in order: <c>| OpenEnter OpenState</c>.</summary>
    Handlers = 1,

    /// <summary>The number of each transition, and that of the one that caused it: <c>#3</c>, <c>from #2</c>.</summary>
    Source = 2,

    /// <summary>The id of the machine, for a recorder of several: <c>door: </c>.</summary>
    Machine = 4,

    /// <summary>Ticks beside the states that changed: <c>+Open:1</c>.</summary>
    Ticks = 8,
}
