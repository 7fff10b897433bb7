// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System.Collections.Generic;

namespace AsyncMachine;

/// <summary>A schema on its way: what was declared, by index, before anything is computed from it.</summary>
internal sealed class SchemaDraft
{
    /// <summary>The most states a schema can have, <c>Exception</c> included.</summary>
    public const int MaxStates = 1024;

    /// <summary>The name of the state that every schema has.</summary>
    public const string ExceptionName = "Exception";

    /// <summary>States in schema order.</summary>
    public readonly List<DraftState> States = new List<DraftState>();

    /// <summary>Groups in order of declaration, members resolved to state indexes.</summary>
    public readonly List<DraftGroup> Groups = new List<DraftGroup>();
}

/// <summary>One state of a draft. Relations are state indexes in the order of declaration, repetitions and self included.</summary>
internal sealed class DraftState
{
    public DraftState(string name) => Name = name;

    public string Name { get; }

    public bool Auto { get; set; }

    public bool Multi { get; set; }

    /// <summary>An add or set that calls the state needs args.</summary>
    public bool ArgsRequired { get; set; }

    public List<int> Require { get; } = new List<int>();

    public List<int> Add { get; } = new List<int>();

    public List<int> Remove { get; } = new List<int>();

    public List<int> After { get; } = new List<int>();

    public List<string> Tags { get; } = new List<string>();
}

/// <summary>One group of a draft.</summary>
internal sealed class DraftGroup
{
    public DraftGroup(string name, IEnumerable<int> members)
    {
        Name = name;
        Members = new List<int>(members);
    }

    public string Name { get; }

    public List<int> Members { get; }
}
