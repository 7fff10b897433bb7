namespace AsyncMachine.Examples.Observed;

/// <summary>Bakes one order after the other.</summary>
[StateSchema]
[Include<BasicStates>]
public sealed partial class Oven(IConfiguration configuration, TimeProvider time)
{
    private readonly TimeSpan _piece = TimeSpan.Parse(configuration["Bakery:Piece"] ?? "00:00:00.200");

    /// <summary>It is hot as long as it is on.</summary>
    [State(Auto = true, Require = [nameof(Start)])]
    public static partial State Hot { get; }

    /// <summary>An order is in the oven. Multi, so that another one is asked about, and refused.</summary>
    [State(Multi = true, Require = [nameof(Hot)], Remove = [nameof(Baked)])]
    public static partial State<Order> Baking { get; }

    /// <summary>An order is done.</summary>
    [State(Remove = [nameof(Baking)])]
    public static partial State<Order> Baked { get; }

    /// <summary>The clocks are those of the record; what went on when it ended does not go on.</summary>
    [State]
    public static partial State MachineRestored { get; }

    // The host adds Start anew. What it had started, and an order that was under way, ends here: args are not in the record.
    void MachineRestoredState(Event e) => e.Machine.Remove(Start, MachineRestored);

    bool BakingEnter(Event e) => e.Machine.Not(Baking);

    async Task BakingState(Event e, Order order, CancellationToken token)
    {
        await Task.Delay(_piece * order.Pieces, time, token);
        e.Machine.Add(Baked, order, e);
    }
}

/// <summary>What is ordered.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Pieces">How many pieces.</param>
[StateArgs]
public sealed partial record Order(int Number, int Pieces);
