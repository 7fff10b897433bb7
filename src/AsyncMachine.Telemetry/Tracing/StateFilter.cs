namespace AsyncMachine.Telemetry;

/// <summary>Which states of a machine are traced; worked out once for a machine and version of its schema.</summary>
internal sealed class StateFilter
{
    private readonly ulong[]? _traced; // null: all
    private readonly ulong[] _health;

    public StateFilter(MachineTracingOptions options, string machineId, Schema schema)
    {
        string[] names = [.. schema.StateNames];
        _health = new ulong[(names.Length + 63) / 64];
        var traced = new ulong[_health.Length];
        for (int i = 0; i < names.Length; i++)
        {
            bool health = names[i] is "Healthcheck" or "Heartbeat";
            if (health) _health[i >> 6] |= 1UL << i;
            if ((options.Health || !health) && Passes(options, machineId, names[i])) traced[i >> 6] |= 1UL << i;
            else _traced = traced;
        }
    }

    /// <summary>True if no state is left out.</summary>
    public bool TracesAll => _traced is null;

    public bool Traces(int state) => _traced is not { } traced || (traced[state >> 6] >> state & 1) != 0;

    /// <summary>True if one of the states is traced, or if there are none.</summary>
    public bool TracesAny(ReadOnlySpan<ulong> set)
    {
        if (_traced is not { } traced) return true;
        bool empty = true;
        for (int w = 0; w < traced.Length; w++)
        {
            if ((set[w] & traced[w]) != 0) return true;
            empty &= set[w] == 0;
        }

        return empty;
    }

    private static bool Passes(MachineTracingOptions options, string machineId, string state)
    {
        string full = $"{machineId}:{state}";
        if (options.SkipStates.Contains(state) || options.SkipStates.Contains(full) || options.SkipPattern?.IsMatch(full) == true) return false;
        if (options.AllowStates.Count == 0 && options.AllowPattern is null) return true;
        return options.AllowStates.Contains(state) || options.AllowStates.Contains(full) || options.AllowPattern?.IsMatch(full) == true;
    }
}
