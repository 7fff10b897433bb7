namespace AsyncMachine.Conformance;

/// <summary>What the handlers of a case do: note that they were called, throw, call the machine, accept or refuse.</summary>
internal sealed class Script(Case played)
{
    private readonly Dictionary<string, int> _calls = [];

    /// <summary>Handlers called since the last operation began, in order.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Results of the calls made inside handlers since the last operation began.</summary>
    public List<ulong> NestedResults { get; } = [];

    /// <summary>The machine that handlers call; set before the first operation.</summary>
    public Machine? Machine { get; set; }

    /// <summary>A handler was called.</summary>
    /// <returns>What it answers; final handlers ignore it.</returns>
    public bool Handle(string handler)
    {
        Called.Add(handler);
        int call = _calls[handler] = _calls.GetValueOrDefault(handler) + 1;
        if (call <= played.Throws.GetValueOrDefault(handler)) throw new ScriptedException(handler);
        if (played.Nested.TryGetValue(handler, out NestedCalls? nested) && call <= nested.Times)
        {
            foreach (Operation operation in nested.Operations)
            {
                NestedResults.Add(Calls.Number(Calls.Make(Machine!, operation)));
            }
        }

        return !played.Vetoes.Contains(handler);
    }
}

/// <summary>What the handlers of a case throw.</summary>
internal sealed class ScriptedException(string handler) : Exception(handler);
