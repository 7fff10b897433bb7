namespace AsyncMachine.History;

/// <summary>The first byte of a record: in the ring, and as it is stored. The two lowest bits are the mutation's type.</summary>
[Flags]
internal enum RecordFlags : byte
{
    /// <summary>Stands where a type would: no record, but the machine's time anew, as when a recording begins.</summary>
    Base = 3,

    /// <summary>What covers the type.</summary>
    Type = 3,
    Auto = 4,

    /// <summary>Neither relations nor handlers have refused.</summary>
    Accepted = 8,

    /// <summary>Accepted, and no handler has failed.</summary>
    Executed = 16,

    /// <summary>The transition has changed other ticks than those that changed since the previous record.</summary>
    OwnDiffs = 32,

    /// <summary>The transition's details follow.</summary>
    Details = 64,
}
