namespace AsyncMachine.Parsing;

/// <summary>Reads a method's name as that of a handler, in every way that it can be read.</summary>
internal static class HandlerNames
{
    private const string Async = "Async";

    private static readonly (string Ending, HandlerForm Form)[] Endings =
    [
        ("Enter", HandlerForm.Enter),
        ("Exit", HandlerForm.Exit),
        ("State", HandlerForm.State),
        ("End", HandlerForm.End),
    ];

    /// <summary>
    /// All readings of a name. Those with an <c>Async</c> ending count for negotiation handlers too, so that the mistake can be
    /// named; the caller refuses them.
    /// </summary>
    public static List<HandlerReading> Read(string name, SchemaModel schema)
    {
        var readings = new List<HandlerReading>();
        AddReadings(readings, name, schema);
        if (name.EndsWith(Async, StringComparison.Ordinal))
        {
            // A pair that ends so is the pair with a state of that name, or no handler at all.
            var stripped = new List<HandlerReading>();
            AddReadings(stripped, name.Substring(0, name.Length - Async.Length), schema);
            readings.AddRange(stripped.Where(reading => reading.Form is not (HandlerForm.Pair or HandlerForm.Self)));
        }

        return readings;
    }

    /// <summary>The name has the ending that only final handlers may have.</summary>
    public static bool EndsInAsync(string name) => name.EndsWith(Async, StringComparison.Ordinal);

    private static void AddReadings(List<HandlerReading> readings, string name, SchemaModel schema)
    {
        if (name == "AnyEnter") readings.Add(new HandlerReading(HandlerForm.AnyEnter, null, null));
        if (name == "AnyState") readings.Add(new HandlerReading(HandlerForm.AnyState, null, null));
        foreach ((string ending, HandlerForm form) in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && schema.State(name.Substring(0, name.Length - ending.Length)) is { } state)
            {
                readings.Add(new HandlerReading(form, state, null));
            }
        }

        for (int split = 1; split < name.Length; split++)
        {
            if (schema.State(name.Substring(0, split)) is not { } first || schema.State(name.Substring(split)) is not { } second) continue;
            readings.Add(first == second ? new HandlerReading(HandlerForm.Self, first, null) : new HandlerReading(HandlerForm.Pair, first, second));
        }
    }
}
