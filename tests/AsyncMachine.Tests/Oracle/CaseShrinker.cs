using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

/// <summary>Takes out of a failing case, piece by piece, whatever it does not need to fail.</summary>
internal sealed class CaseShrinker(Func<Case, bool> fails)
{
    public Case Shrink(Case failing)
    {
        while (true)
        {
            string before = CaseWriter.Line(failing);
            failing = Reduce(failing, failing.Operations, (c, kept) => With(c, operations: kept));
            failing = Reduce(failing, [.. failing.Names.Where(name => name != "Exception")], Keep);
            failing = Try(failing, With(failing, handlers: []));
            failing = Reduce(failing, failing.Handlers ?? [], (c, kept) => With(c, handlers: kept));
            for (int i = 0; i < failing.States.Length; i++) failing = ShrinkState(failing, i);
            if (CaseWriter.Line(failing) == before) return failing;
        }
    }

    private Case Try(Case failing, Case candidate) => fails(candidate) ? candidate : failing;

    /// <summary>Leaves out runs of a list's items, long ones first.</summary>
    private Case Reduce<T>(Case failing, T[] items, Func<Case, T[], Case> with)
    {
        for (int length = Math.Max(1, items.Length / 2); length > 0; length /= 2)
        {
            for (int start = 0; start < items.Length;)
            {
                T[] kept = [.. items[..start], .. items[Math.Min(items.Length, start + length)..]];
                Case candidate = with(failing, kept);
                if (fails(candidate)) (failing, items) = (candidate, kept);
                else start += length;
            }
        }

        return failing;
    }

    private Case ShrinkState(Case failing, int i)
    {
        Case WithState(Func<CaseState, CaseState> change)
        {
            CaseState[] states = [.. failing.States];
            states[i] = change(states[i]);
            return With(failing, states: states);
        }

        failing = Try(failing, WithState(state => state with { Auto = false }));
        failing = Try(failing, WithState(state => state with { Multi = state.Name == "Exception" }));
        foreach (string target in failing.Names)
        {
            failing = Try(failing, WithState(state => state with { Add = Without(state.Add, target) }));
            failing = Try(failing, WithState(state => state with { Remove = Without(state.Remove, target) }));
            failing = Try(failing, WithState(state => state with { Require = Without(state.Require, target) }));
            failing = Try(failing, WithState(state => state with { After = Without(state.After, target) }));
        }

        return failing;
    }

    private static string[] Without(string[] names, string name) => [.. names.Where(other => other != name)];

    /// <summary>The case with some of its states only; what mentions the others goes with them.</summary>
    private static Case Keep(Case of, string[] names)
    {
        CaseState[] states = [.. of.States.Where(state => state.Name == "Exception" || names.Contains(state.Name)).Select(state => state with
        {
            Add = Known(state.Add), Remove = Known(state.Remove), Require = Known(state.Require), After = Known(state.After),
        })];
        int[] places = Array.ConvertAll(of.Names, name => Array.FindIndex(states, state => state.Name == name));
        Operation[] Moved(Operation[] operations) => Array.ConvertAll(operations, operation => new Operation
        {
            Kind = operation.Kind,
            States = [.. operation.States.Select(index => places[index]).Where(place => place >= 0)],
            WithArgs = operation.WithArgs,
        });
        HashSet<string> handlers = [.. Case.HandlersOf([.. states.Select(state => state.Name)])];
        Case kept = With(
            of, states, Moved(of.Operations),
            nested: of.Nested.ToDictionary(p => p.Key, p => new NestedCalls(p.Value.Times, Moved(p.Value.Operations))));
        return of.Handlers is { } bound ? With(kept, handlers: [.. bound.Where(handlers.Contains)]) : kept;

        string[] Known(string[] targets) => [.. targets.Where(target => target == "Exception" || names.Contains(target))];
    }

    private static Case With(
        Case of, CaseState[]? states = null, Operation[]? operations = null, string[]? handlers = null,
        IReadOnlyDictionary<string, NestedCalls>? nested = null)
    {
        states ??= of.States;
        string[]? bound = handlers ?? of.Handlers;
        bool Bound(string handler) => bound is not null && bound.Contains(handler);
        return new Case
        {
            Id = of.Id,
            Names = Array.ConvertAll(states, state => state.Name),
            States = states,
            Handlers = bound is { Length: 0 } ? null : bound,
            Vetoes = of.Vetoes.Where(Bound).ToHashSet(),
            Throws = of.Throws.Where(p => Bound(p.Key)).ToDictionary(),
            Nested = (nested ?? of.Nested).Where(p => Bound(p.Key)).ToDictionary(),
            Operations = operations ?? of.Operations,
        };
    }
}
