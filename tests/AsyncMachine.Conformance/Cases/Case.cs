namespace AsyncMachine.Conformance;

/// <summary>A recorded case: a schema, what its handlers do, and calls with what must be true after each.</summary>
/// <remarks>One JSON object a line:
/// <code>
/// id   name of the case (absent: the number of its line)
/// n    state names in schema order, Exception included
/// sc   name → {a: auto, m: multi, add, rem, req, aft: lists of names}; absent means plain, and Multi for Exception
/// hb   "*" or a list of bound handlers (absent: none); handlers accept and do nothing, except
/// hf   negotiation handlers that return false
/// hn   handler → {x: how many times, op: [operations]}: calls the machine from inside, the first x calls
/// hp   handler → k: throws on its first k calls
/// ops  operations, see <see cref="Operation"/>
/// </code></remarks>
internal sealed class Case
{
    public required string Id { get; init; }

    public required string[] Names { get; init; }

    public required CaseState[] States { get; init; }

    /// <summary>Bound handlers, in no particular order; null if the case has none.</summary>
    public string[]? Handlers { get; init; }

    public required IReadOnlySet<string> Vetoes { get; init; }

    public required IReadOnlyDictionary<string, NestedCalls> Nested { get; init; }

    /// <summary>How many of its first calls a handler fails.</summary>
    public required IReadOnlyDictionary<string, int> Throws { get; init; }

    public required Operation[] Operations { get; init; }

    /// <summary>Every handler that a schema of these states can have: what <c>"*"</c> stands for.</summary>
    public static IEnumerable<string> HandlersOf(string[] names)
    {
        foreach (string name in names)
        {
            foreach (string suffix in (string[])["Enter", "Exit", "State", "End"]) yield return name + suffix;
            foreach (string other in names) yield return name + other;
        }

        yield return "AnyEnter";
        yield return "AnyState";
    }
}

/// <summary>A state of a case, with relations by name.</summary>
internal sealed record CaseState(
    string Name, bool Auto, bool Multi, string[] Add, string[] Remove, string[] Require, string[] After);

/// <summary>What a handler calls from inside, on each of its first calls.</summary>
internal sealed record NestedCalls(int Times, Operation[] Operations);
