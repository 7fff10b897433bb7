namespace AsyncMachine.Rpc.Benchmarks.Schemas;

/// <summary>Args of <see cref="Worker.CallOp"/>: the operation for a value.</summary>
[StateArgs]
internal sealed partial record Operation(int Number);

/// <summary>Has a value, one of three, until somebody calls the operation for it; then another, and says so.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Worker
{
    /// <summary>Operations that were not for the value that there was.</summary>
    public int Wrong { get; private set; }

    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State<Operation> CallOp { get; }

    /// <summary>There is a value.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State Offered { get; }

    [State(Remove = [nameof(Value2), nameof(Value3)])]
    public static partial State Value1 { get; }

    [State(Remove = [nameof(Value1), nameof(Value3)])]
    public static partial State Value2 { get; }

    [State(Remove = [nameof(Value1), nameof(Value2)])]
    public static partial State Value3 { get; }

    /// <summary>The value of a worker, here or elsewhere.</summary>
    public static int ValueOf(IMachine machine) => machine.Is(Value1) ? 1 : machine.Is(Value2) ? 2 : 3;

    /// <summary>One that has its first value.</summary>
    public static Machine<Worker> Started(Worker worker)
    {
        Machine<Worker> machine = Machine.Create(worker);
        machine.Add(Start, Offered, Value1);
        return machine;
    }

    private void CallOpState(Event e, Operation operation)
    {
        if (operation.Number != ValueOf(e.Machine)) Wrong++;
        State next = Random.Shared.Next(3) switch { 0 => Value1, 1 => Value2, _ => Value3 };
        e.Machine.Add(e, next, Offered);
    }
}
