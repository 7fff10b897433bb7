namespace AsyncMachine;

/// <summary>How much the text log says; each level includes those before it.</summary>
public enum LogLevel : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Only what the program logs itself.</summary>
    External,

    /// <summary>State changes and errors.</summary>
    Changes,

    /// <summary>Mutations, queueing, handlers, refusals.</summary>
    Operations,

    /// <summary>Decisions of the relations, auto mutations.</summary>
    Decisions,

    /// <summary>Everything.</summary>
    Everything,
}
