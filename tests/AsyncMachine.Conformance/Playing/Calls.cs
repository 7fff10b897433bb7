namespace AsyncMachine.Conformance;

/// <summary>Operations as calls of the public API, and their results as the numbers of the format.</summary>
internal static class Calls
{
    private static readonly object Args = new();

    public static Result Make(Machine machine, Operation operation)
    {
        Schema schema = machine.Schema;
        State[] states = Array.ConvertAll(operation.States, index => schema[index]);
        return operation.Kind switch
        {
            "a" when operation.WithArgs => machine.Mutate(MutationType.Add, states, Args),
            "a" when states is [State only] => machine.Add(only),
            "a" => machine.Add(states),
            "r" when operation.WithArgs => machine.Mutate(MutationType.Remove, states, Args),
            "r" when states is [State only] => machine.Remove(only),
            "r" => machine.Remove(states),
            "s" when operation.WithArgs => machine.Mutate(MutationType.Set, states, Args),
            "s" => machine.Set(states),
            "t" when operation.WithArgs => machine.Mutate(machine.Is(states) ? MutationType.Remove : MutationType.Add, states, Args),
            "t" => machine.Toggle(states),
            "ca" => machine.CanAdd(states),
            "cr" => machine.CanRemove(states),
            "e" => machine.AddError(new ScriptedException("e")),
            "es" => machine.AddError(new ScriptedException("es"), states),
            _ => throw new InvalidOperationException($"No call for {operation.Kind}."),
        };
    }

    public static ulong Number(Result result) => result switch
    {
        { IsExecuted: true } => 0,
        { IsCanceled: true } => 1,
        { QueueTick: 0 } => 2,
        _ => result.QueueTick,
    };
}
