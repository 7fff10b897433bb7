namespace AsyncMachine.History;

/// <summary>What an append outlives, once its task has completed, where a backend offers the choice.</summary>
public enum Durability
{
    /// <summary>The end of the process, however it ends. A power loss may take the latest appends, whole ones, and leaves those before.</summary>
    Normal,

    /// <summary>A power loss too: each append waits for the disk.</summary>
    Full,
}
