namespace AsyncMachine.Telemetry.Metrics;

/// <summary>Whose series it is: a schema's, or one machine's of it. Holds the tags of everything that is recorded under it.</summary>
internal sealed class MetricLabel
{
    private readonly KeyValuePair<string, object?>[] _own;
    private readonly KeyValuePair<string, object?>[]?[] _transitions = new KeyValuePair<string, object?>[]?[TransitionTally.Size];
    private readonly KeyValuePair<string, object?>[] _negotiation, _finals;
    private KeyValuePair<string, object?>[]? _completed, _canceled, _failed; // made when they are needed, as those of transitions

    /// <param name="schema">The schema's name.</param>
    /// <param name="machineId">The machine's id; null for all machines of the schema.</param>
    public MetricLabel(string schema, string? machineId)
    {
        _own = machineId is null
            ? [new(SpanAttributes.Schema, schema)]
            : [new(SpanAttributes.Schema, schema), new(SpanAttributes.MachineId, machineId)];
        _negotiation = [new(MetricNames.Phase, "negotiation"), .. _own];
        _finals = [new(MetricNames.Phase, "final"), .. _own];
    }

    public KeyValuePair<string, object?>[] Own => _own;

    /// <summary>The tags of a transition; two threads may make the same ones at once, and either's will do.</summary>
    public KeyValuePair<string, object?>[] OfTransition(int index) =>
        _transitions[index] ??= [.. TransitionLabel.TagsOf(index), .. _own];

    /// <summary>The tags of an async handler that has ended.</summary>
    public KeyValuePair<string, object?>[] OfEnd(Task handler) => handler.Status switch
    {
        TaskStatus.Canceled => _canceled ??= WithEnd(handler),
        TaskStatus.Faulted => _failed ??= WithEnd(handler),
        _ => _completed ??= WithEnd(handler),
    };

    private KeyValuePair<string, object?>[] WithEnd(Task handler) => [new(SpanAttributes.HandlerEnd, SpanAttributes.EndOf(handler)), .. _own];

    public KeyValuePair<string, object?>[] OfHandler(HandlerKind kind) => HandlerNames.IsNegotiation(kind) ? _negotiation : _finals;
}
