using AsyncMachine;
using Pipes;

var teller = new Teller();
await using var boiler = Machine.Create(new Boiler(), new MachineOptions { Id = "boiler", Tracers = [teller] });
await using var maker = Machine.Create(new CoffeeMaker(), new MachineOptions { Id = "maker", Tracers = [teller] });
await using var panel = Machine.Create(new Panel(), new MachineOptions { Id = "panel", Tracers = [teller] });
boiler.Add(Boiler.Start);

using Pipe ready = Pipe.Ready(boiler, maker, CoffeeMaker.WaterReady);
using Pipe errors = Pipe.Error(boiler, maker, CoffeeMaker.ErrBoiler);
using Pipe busy = Pipe.Bind(maker, CoffeeMaker.Brewing, panel, Panel.Busy);
using Pipe done = Pipe.Add(maker, CoffeeMaker.Brewing, panel, Panel.Done, when: PipeTrigger.Deactivated);
Pipe lamps = Pipe.Many(boiler, Boiler.Temperature, panel, Panel.Blue, Panel.Red);

// A pipe passes changes on. What was so before it was attached is passed on by Sync, once.
Pipe.Sync(boiler, Boiler.Temperature, panel, Panel.Blue, Panel.Red);

Say("an order", maker.Add(CoffeeMaker.Ordered));
Say("the water is hot", boiler.Add(Boiler.Hot)); // three machines change within this call
Say("the cup is full", maker.Remove(CoffeeMaker.Ordered));
Say("the water cools", boiler.Add(Boiler.Cold));

Say("another order", maker.Add(CoffeeMaker.Ordered));
Say("the boiler fails", boiler.AddError(new IOException("no water")));
Console.WriteLine($"the maker knows: {maker.Error?.Message}");

lamps.Dispose();
Say("the water is hot, but no pipe leads to the lamps", boiler.Add(Boiler.Hot));
Console.WriteLine($"{boiler} {maker} {panel}");

static void Say(string what, Result result) => Console.WriteLine($"{what}: {result}");
