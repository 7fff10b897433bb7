using AsyncMachine;

await using Machine<Greeter> machine = Machine.Create(new Greeter());
machine.Add(Greeter.Greeting);
await machine.When(Greeter.Greeted);
Console.WriteLine(machine);

[StateSchema]
internal sealed partial class Greeter
{
    [State(Remove = [nameof(Greeted)])]
    public static partial State Greeting { get; }

    [State(Remove = [nameof(Greeting)])]
    public static partial State Greeted { get; }

    private void GreetingState(Event e)
    {
        Console.WriteLine("Hello, world!");
        e.Machine.Add(e, Greeted);
    }
}
