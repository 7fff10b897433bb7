using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

/// <summary>Makes a case of several words from a small one: states without relations come between its own, and are called too.</summary>
internal static class Padding
{
    /// <summary>Spreads a case over more states.</summary>
    /// <param name="small">The case.</param>
    /// <param name="count">Number of states afterwards.</param>
    /// <param name="seed">Where its states come to lie, and where the others are called.</param>
    public static Case Spread(Case small, int count, int seed)
    {
        var random = new Random(seed);
        int[] places = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(small.Names.Length).Order()];
        var states = new CaseState[count];
        for (int i = 0; i < count; i++) states[i] = new CaseState($"Padding{i}", false, random.Next(20) == 0, [], [], [], []);
        for (int i = 0; i < places.Length; i++) states[places[i]] = small.States[i];
        int[] others = [.. Enumerable.Range(0, count).Except(places)];

        Operation[] Moved(Operation[] operations) => Array.ConvertAll(operations, operation => new Operation
        {
            Kind = operation.Kind,
            WithArgs = operation.WithArgs,
            States = operation.Kind == "e" ? [] :
            [
                .. operation.States.Select(state => places[state]),
                .. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(_ => others[random.Next(others.Length)]),
            ],
        });

        return new Case
        {
            Id = small.Id,
            Names = Array.ConvertAll(states, state => state.Name),
            States = states,
            Handlers = small.Handlers is { } handlers ? [.. handlers, .. HandlersOf(states[others[0]], states[others[^1]])] : null,
            Vetoes = small.Vetoes,
            Throws = small.Throws,
            Nested = small.Nested.ToDictionary(p => p.Key, p => new NestedCalls(p.Value.Times, Moved(p.Value.Operations))),
            Operations = Moved(small.Operations),
        };
    }

    private static string[] HandlersOf(CaseState first, CaseState last) =>
        [first.Name + "Enter", last.Name + "State", first.Name + last.Name, last.Name + first.Name, "Exception" + last.Name];
}
