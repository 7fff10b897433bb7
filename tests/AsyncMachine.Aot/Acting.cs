namespace AsyncMachine.Aot;

/// <summary>What is made of a machine's own calls.</summary>
internal static class Acting
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static async Task<bool> Waits()
    {
        await using var machine = Machine.Create(new Lamp());
        bool refused = (await machine.AddAndWaitAsync(Lamp.On, new(60), Lamp.Seen)).IsCanceled; // Start is missing
        machine.Add(Lamp.Start);
        bool seen = (await machine.AddAndWaitAsync(Lamp.On, new(60), Lamp.Seen).WaitAsync(Guard)).IsExecuted;
        bool dark = (await machine.RetryAsync(m => m.AddAsync(Lamp.Off), new RetryOptions { MaxRetries = 1 })).IsExecuted;

        var options = new WaitOptions { Timeout = Guard, Errors = [machine] };
        await WaitFor.All([t => machine.When(Lamp.Off, t), t => machine.WhenNot(Lamp.Seen, t)], options);
        int first = await WaitFor.Any([t => machine.When(Lamp.On, t), t => machine.When(Lamp.Start, t)], options);

        var condition = new Condition { Is = [Lamp.Off], Any = [[Lamp.Start, Lamp.On]], Not = [Lamp.Seen], Ticks = [(Lamp.On, 2)] };
        await condition.When(machine).WaitAsync(Guard);
        await machine.WriteAsync(lamp => lamp.ToString());
        int calls = await machine.ReadAsync(lamp => lamp.Calls, new RetryOptions());
        var loop = new StateLoop(machine, Lamp.Start);
        return refused && seen && dark && first == 1 && calls == 60 && condition.Check(machine) && loop.Next() &&
               new RelationMatrix(Lamp.Schema)[Lamp.On, Lamp.Start] == StateRelations.Require &&
               new TimeMatrix(machine)[0, Lamp.On] == 2;
    }

    public static async Task<bool> Others()
    {
        await using var machine = Machine.Create(new Lamp());
        await using Machine mirror = await Mirror.CreateAsync(machine, [Lamp.Start, Lamp.Knocked]);
        machine.Add(Lamp.Start, Lamp.Knocked);
        bool mirrored = mirror.Is("Start", "Knocked");

        await using var other = new Machine(new SchemaBuilder().State("On", multi: true).State("Work").State("WorkDone").Build());
        await other.CopyStatesAsync(Lamp.Start);
        int done = 0;
        using FanOut fanOut = await FanOut.CreateAsync(
            other, other.Schema.State("Work"), other.Schema.State("WorkDone"), 5, 2, (_, _) => Task.FromResult(Interlocked.Increment(ref done)));
        other.Add("Work");
        await other.When("WorkDone").WaitAsync(Guard);
        return mirrored && other.Has("Start") && done == 5;
    }
}
