// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
namespace AsyncMachine;

/// <summary>How bad a <see cref="SchemaFault"/> is. A builder throws on errors only; a compiler shows all.</summary>
internal enum FaultSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>The list of a state in which a <see cref="SchemaFault"/> was found.</summary>
internal enum FaultPlace
{
    /// <summary>The state as a whole.</summary>
    State,
    Require,
    Add,
    Remove,
    After,
}

/// <summary>One thing that is wrong with a schema as a whole, found by <see cref="SchemaRules"/>.</summary>
internal readonly struct SchemaFault
{
    public SchemaFault(string code, FaultSeverity severity, int state, FaultPlace place, int other, string message)
    {
        Code = code;
        Severity = severity;
        State = state;
        Place = place;
        Other = other;
        Message = message;
    }

    /// <summary>The diagnostic's id, as in <c>docs/diagnostics</c>.</summary>
    public string Code { get; }

    public FaultSeverity Severity { get; }

    public bool IsError => Severity == FaultSeverity.Error;

    /// <summary>Index of the state whose declaration is at fault.</summary>
    public int State { get; }

    /// <summary>The relation of <see cref="State"/> that holds the fault.</summary>
    public FaultPlace Place { get; }

    /// <summary>Index of the state in that relation, or of the second culprit; −1 if there is none.</summary>
    public int Other { get; }

    /// <summary>Names the culprit and the way out; a whole sentence without the full stop.</summary>
    public string Message { get; }

    public override string ToString() => Code + ": " + Message;
}
