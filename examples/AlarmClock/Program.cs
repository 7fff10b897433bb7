using AlarmClock;
using AsyncMachine;
using AsyncMachine.Testing;

// A clock that the program moves: hours go by in no time, and each change reads the millisecond in which it was due.
var time = new ManualTime();
await using var machine = Machine.Create(new House(), new MachineOptions
{
    TimeProvider = time,
    LogLevel = LogLevel.Changes,
    Log = (_, line) => Console.WriteLine($"{Now()}   {line}"),
});
machine.Bind(new AlarmHandlers());

Call("switch on", machine.Add(House.Disarmed));
Call("arm", machine.Add(House.Arming));
Pass("00:00:12.345");
Call("pause", machine.Add(House.Paused, new(TimeSpan.FromMinutes(5))));
Pass("00:04:59.999");
Call("pause for longer", machine.Add(House.Paused, new(TimeSpan.FromMinutes(5))));
Call("movement", machine.Add(House.PreTriggered)); // the cat: nobody watches
Pass("00:05:01");

Call("movement", machine.Add(House.PreTriggered));
Pass("00:00:05.500");
Call("disarm", machine.Add(House.Disarmed)); // in time
Pass("00:01:00");

Call("arm", machine.Add(House.Arming));
Pass("00:00:30");
Call("movement", machine.Add(House.PreTriggered));
Pass("00:00:25");
Call("face", machine.Add(House.FaceSeen));
Call("siren off", machine.Remove(House.Siren)); // not before 15 seconds
Call("disarm", machine.Add(House.Disarmed));
Pass("00:00:30");

Call("arm", machine.Add(House.Arming));
Pass("00:00:10");
Call("movement", machine.Add(House.PreTriggered));
Pass("00:03:00"); // triggered, and armed again by itself
Console.WriteLine($"{Now()} {machine.Switch(House.Mode)}, {machine.Switch(House.Record)}, {machine.Delays.Count} delays");

void Call(string what, Result result) => Console.WriteLine($"{Now()} {what}: {result}");

void Pass(string span) => time.Advance(TimeSpan.Parse(span, null));

string Now() => $@"{time.GetUtcNow() - time.Start:hh\:mm\:ss\.fff}";
