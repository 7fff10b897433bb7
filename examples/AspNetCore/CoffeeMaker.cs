using System.Text.Json.Serialization;

namespace AsyncMachine.Examples.AspNetCore;

/// <summary>Heats up when it is started, then brews one order at a time as long as there is water.</summary>
[StateSchema]
[Include<BasicStates>]
public sealed partial class CoffeeMaker(IConfiguration configuration, TimeProvider time)
{
    private const int Tank = 10;

    private readonly TimeSpan _heating = TimeSpan.Parse(configuration["Coffee:Heating"] ?? "00:00:02");
    private readonly TimeSpan _cup = TimeSpan.Parse(configuration["Coffee:Cup"] ?? "00:00:01");
    private int _water = Tank; // cups; only handlers touch it

    /// <summary>The boiler is getting hot.</summary>
    [State(Auto = true, Require = [nameof(Start)])]
    public static partial State Heating { get; }

    /// <summary>The boiler is hot, and coffee can be had.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Heating)], Add = [nameof(Ready)])]
    public static partial State Hot { get; }

    /// <summary>An order is being brewed. Multi, so that an order in the meantime is asked about, and refused.</summary>
    [State(Multi = true, Require = [nameof(Hot)], Remove = [nameof(Served)])]
    public static partial State<Order> Brewing { get; }

    /// <summary>An order is served.</summary>
    [State(Multi = true, Remove = [nameof(Brewing)])]
    public static partial State<Receipt> Served { get; }

    /// <summary>Somebody has filled the tank.</summary>
    [State(Multi = true)]
    public static partial State Refilled { get; }

    // The token is cancelled when the host stops: Start is removed, and with it what requires it.
    async Task HeatingState(Event e, CancellationToken token)
    {
        await Task.Delay(_heating, time, token);
        e.Machine.Add(e, Hot);
    }

    bool BrewingEnter(Event e, Order order) => e.Machine.Not(Brewing) && order.Cups > 0 && order.Cups <= _water;

    async Task BrewingState(Event e, Order order, CancellationToken token)
    {
        _water -= order.Cups;
        int left = _water;
        await Task.Delay(_cup * order.Cups, time, token);
        e.Machine.Add(Served, new(order, left), source: e);
    }

    void RefilledState() => _water = Tank;
}

/// <summary>What is ordered.</summary>
/// <param name="Name">Who gets it.</param>
/// <param name="Cups">How many.</param>
[StateArgs]
public sealed partial record Order(string Name, int Cups);

/// <summary>What was served.</summary>
/// <param name="Order">The order.</param>
/// <param name="WaterLeft">Cups that can still be made.</param>
[StateArgs]
public sealed partial record Receipt(Order Order, int WaterLeft);

/// <summary>How both are written as JSON.</summary>
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(string))]
internal sealed partial class OrderJson : JsonSerializerContext;
