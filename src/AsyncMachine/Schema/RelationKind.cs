namespace AsyncMachine;

/// <summary>The kinds of relations.</summary>
public enum RelationKind : byte
{
    /// <summary>See <see cref="StateAttribute.Require"/>.</summary>
    Require,

    /// <summary>See <see cref="StateAttribute.Add"/>.</summary>
    Add,

    /// <summary>See <see cref="StateAttribute.Remove"/>.</summary>
    Remove,

    /// <summary>See <see cref="StateAttribute.After"/>.</summary>
    After,
}
