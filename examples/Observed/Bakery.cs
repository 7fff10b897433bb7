namespace AsyncMachine.Examples.Observed;

/// <summary>Takes orders and has them baked, any number at a time; the oven bakes one.</summary>
[StateSchema]
[Include<BasicStates>]
public sealed partial class Bakery(Machine<Oven> oven)
{
    /// <summary>An order was taken.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State<Order> Taken { get; }

    /// <summary>An order was delivered.</summary>
    [State(Multi = true)]
    public static partial State<Order> Delivered { get; }

    /// <summary>The clocks are those of the record; what went on when it ended does not go on.</summary>
    [State]
    public static partial State MachineRestored { get; }

    // The host adds Start anew. What it had started, and an order that was under way, ends here: args are not in the record.
    void MachineRestoredState(Event e) => e.Machine.Remove(Start, MachineRestored);

    // Nobody says what caused the mutation of the oven: it is in this handler's flow of control, also after an await.
    async Task TakenState(Event e, Order order, CancellationToken token)
    {
        Task baked = oven.WhenArgs(Oven.Baked, done => done.Number == order.Number, token);
        Result result;
        do
        {
            await oven.WhenNot(Oven.Baking, token);
            result = await oven.AddAsync(Oven.Baking, order);
        }
        while (!result.IsExecuted);

        await baked;
        e.Machine.Add(Delivered, order, e);
    }
}
