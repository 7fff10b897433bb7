namespace AsyncMachine.Analyzers;

/// <summary>Categories of diagnostics, one for each block of ids.</summary>
internal static class Category
{
    /// <summary>AM00xx: how schema classes are declared.</summary>
    public const string Declaration = "AsyncMachine.Declaration";

    /// <summary>AM01xx: what the relations of a schema mean together.</summary>
    public const string Relations = "AsyncMachine.Relations";

    /// <summary>AM02xx: handlers and the calls of a machine.</summary>
    public const string Handlers = "AsyncMachine.Handlers";

    /// <summary>AM03xx: args types.</summary>
    public const string Args = "AsyncMachine.Args";

    /// <summary>AM04xx: time.</summary>
    public const string Time = "AsyncMachine.Time";
}
