using AsyncMachine;

await using var machine = Machine.Create(new Kitchen());
machine.Add(Kitchen.Open);

(string Name, Task Task)[] waits =
[
    ("active: cooking and serving at once", machine.When(Kitchen.Cooking, Kitchen.Serving)),
    ("inactive: neither cooking nor open", machine.WhenNot(Kitchen.Cooking, Kitchen.Open)),
    ("args: an order of soup", machine.WhenArgs(Kitchen.Ordered, order => order.Dish == "soup")),
    ("time: Cooking at 3, Serving at 1", machine.WhenTime([Kitchen.Cooking, Kitchen.Serving], [3, 1])),
    ("ticks: two more of Ordered", machine.WhenTicks(Kitchen.Ordered, 2)),
    ("error", machine.WhenError()),
];
var released = new HashSet<string>();

Call("order bread", machine.Add(Kitchen.Ordered, new("bread")));
Call("order soup", machine.Add(Kitchen.Ordered, new("soup")));
Call("cook", machine.Add(Kitchen.Cooking));
Call("serve", machine.Add(Kitchen.Serving));
Call("stop cooking", machine.Remove(Kitchen.Cooking));
Call("cook again", machine.Add(Kitchen.Cooking));
Call("fire", machine.AddError(new InvalidOperationException("the pan is on fire")));
Call("close", machine.Remove(Kitchen.Open));

await Task.WhenAll(waits.Select(wait => wait.Task));
Console.WriteLine("all six are over");

// Says what a call has changed, and which waits it has released.
void Call(string name, Result result)
{
    Console.WriteLine($"{name}: {result} {machine}");
    foreach ((string wait, Task task) in waits)
    {
        if (task.IsCompletedSuccessfully && released.Add(wait)) Console.WriteLine($"    released: {wait}");
    }
}

[StateSchema]
public partial class Kitchen
{
    public static partial State Open { get; }

    /// <summary>Somebody has ordered a dish.</summary>
    [State(Multi = true, Require = [nameof(Open)])]
    public static partial State<Order> Ordered { get; }

    [State(Require = [nameof(Open)])]
    public static partial State Cooking { get; }

    [State(Require = [nameof(Open)])]
    public static partial State Serving { get; }
}

[StateArgs] public sealed partial record Order(string Dish);
