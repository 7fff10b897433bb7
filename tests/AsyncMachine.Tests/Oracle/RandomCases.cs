using AsyncMachine.Conformance;
using CsCheck;

namespace AsyncMachine.Tests.Oracle;

/// <summary>Random schemas, handlers and call sequences; smaller numbers mean simpler cases, so that what fails can shrink.</summary>
internal static class RandomCases
{
    private static readonly string[] Kinds = ["a", "r", "s", "t", "ca", "cr", "es", "e"];

    /// <summary>Up to 16 states and <c>Exception</c>.</summary>
    public static readonly Gen<Case> Small =
        Gen.Frequency((8, Gen.Int[1, 6]), (2, Gen.Int[7, 16])).SelectMany(count =>
        {
            Gen<int> state = Gen.Int[0, count];
            Gen<(int From, int Kind, int To)> relation = Gen.Select(state, Gen.Int[0, 3], state);
            return Gen.Select(
                Gen.Frequency((8, Gen.Const(0)), (1, state)),
                Gen.Frequency((6, Gen.Const(-1)), (1, state)),
                Gen.Frequency((60, Gen.Const(0)), (25, Gen.Const(1)), (12, Gen.Const(2)), (3, Gen.Const(3))).Array[count + 1],
                relation.List[0, 3 * (count + 1)],
                state.List[0, 4],
                Script(state),
                Operation(state).Array[1, 12],
                (exception, health, flags, relations, exclusive, script, operations) =>
                    Make(new Draft(exception, health, flags, relations, exclusive, script), operations));
        });

    /// <summary>A small case spread over a schema of several words: other states lie between its states, and are called too.</summary>
    public static readonly Gen<Case> Wide = Gen.Select(Small, Gen.Int[65, 300], Gen.Int[0, 1_000_000], Padding.Spread);

    private static Gen<Operation> Operation(Gen<int> state) => Gen.Select(
        Gen.Frequency((5, Gen.Const(0)), (3, Gen.Const(1)), (2, Gen.Int[2, 3]), (2, Gen.Int[4, 7])),
        Gen.Frequency((6, state.Array[1]), (3, state.Array[0, 3])),
        Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))),
        (kind, states, args) => new Operation
        {
            Kind = Kinds[kind],
            States = Kinds[kind] == "e" ? [] : states,
            WithArgs = args && kind < 4,
        });

    /// <summary>What is bound (0 nothing, 1 everything, 2 the listed handlers), and what some of it does.</summary>
    private static Gen<HandlerDraft> Script(Gen<int> state)
    {
        Gen<int> handler = Gen.Int[0, 500];
        return Gen.Select(
            Gen.Int[0, 2],
            handler.List[1, 40],
            Gen.Frequency((2, Gen.Const(new List<int>())), (1, handler.List[1, 6])),
            Gen.Frequency((2, Gen.Const(new List<(int, int)>())), (1, Gen.Select(handler, Gen.OneOf(1, 2, 99)).List[1, 4])),
            Gen.Frequency(
                (2, Gen.Const(new List<(int, int, Operation[])>())),
                (1, Gen.Select(handler, Gen.Int[1, 3], Operation(state).Array[1, 3]).List[1, 3])),
            (bound, listed, vetoes, throws, nested) => new HandlerDraft(bound, listed, vetoes, throws, nested));
    }

    private static Case Make(Draft draft, Operation[] operations)
    {
        int count = draft.Flags.Length;
        string[] names = [.. Enumerable.Range(0, count).Select(i => ((char)('A' + i)).ToString())];
        if (draft.Health >= 0) names[draft.Health] = "Healthcheck";
        names[draft.Exception] = "Exception";
        CaseState[] states = [.. names.Select((name, i) =>
        {
            string[] Targets(int kind) => [.. draft.Relations.Where(r => r.From == i && r.Kind == kind).Select(r => names[r.To]).Distinct()];
            IEnumerable<string> group = draft.Exclusive.Contains(i) ? draft.Exclusive.Select(member => names[member]) : [];
            int flags = name == "Exception" ? draft.Flags[i] ^ 2 : draft.Flags[i]; // mostly Multi, as it is where nobody declares it
            return new CaseState(name, (flags & 1) != 0, (flags & 2) != 0, Targets(0), [.. Targets(1).Union(group)], Targets(2), Targets(3));
        })];
        string[] all = [.. Case.HandlersOf(names)];
        HandlerDraft script = draft.Handlers;
        string[] bound = script.Bound == 2 ? [.. script.Listed.Select(i => all[i % all.Length]).Distinct()] : all;
        string Pick(int i) => bound[i % bound.Length];
        bool IsNegotiation(string handler) => handler != "AnyState" && !names.Any(n => handler == n + "State" || handler == n + "End");
        return new Case
        {
            Id = "random",
            Names = names,
            States = states,
            Handlers = script.Bound == 0 ? null : bound,
            Vetoes = script.Bound == 0 ? [] : script.Vetoes.Select(Pick).Where(IsNegotiation).ToHashSet(),
            Throws = script.Bound == 0 ? [] : script.Throws.DistinctBy(t => Pick(t.Handler)).ToDictionary(t => Pick(t.Handler), t => t.Times),
            Nested = script.Bound == 0 ? [] : script.Nested.DistinctBy(c => Pick(c.Handler))
                .ToDictionary(c => Pick(c.Handler), c => new NestedCalls(c.Times, c.Operations)),
            Operations = operations,
        };
    }

    private sealed record Draft(
        int Exception, int Health, int[] Flags, List<(int From, int Kind, int To)> Relations, List<int> Exclusive, HandlerDraft Handlers);

    private sealed record HandlerDraft(
        int Bound, List<int> Listed, List<int> Vetoes, List<(int Handler, int Times)> Throws,
        List<(int Handler, int Times, Operation[] Operations)> Nested);
}
