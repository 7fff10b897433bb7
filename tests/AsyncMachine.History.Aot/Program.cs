// Records a machine in a program compiled ahead of time: a line `ok NAME` for each feature, exit code 1 if one fails.
using AsyncMachine;
using AsyncMachine.History;

int failed = 0;
Schema schema = new SchemaBuilder("Door").State("Open", remove: ["Closed"]).State("Closed", auto: true, remove: ["Open"]).Build();
State open = schema.State("Open"), closed = schema.State("Closed");
await using var backend = new MemoryBackend();
var options = new HistoryOptions { StoreTransitions = true, StoreSchema = true };
await using var machine = new Machine(schema, new MachineOptions { Id = "door" });
await using (HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, options))
{
    for (int i = 0; i < 1000; i++) machine.Toggle(open);
    await recorder.FlushAsync();
    Check("recorded", recorder.Written == recorder.Recorded && recorder.Dropped == 0 && recorder.Machine.Is(HistoryStates.Recording));

    HistoryPage page = await recorder.History.ReadPageAsync(new HistoryQuery { Activated = [closed] }, 3);
    Check("queries", page.Records.Count == 3 && page.Records[0].ToString() == "#1500 [add:auto] +Closed t1999");
    DateTimeOffset now = DateTimeOffset.UtcNow;
    Check("questions", await recorder.History.ActivatedBetweenAsync(open, now.AddHours(-1), now.AddHours(1)));
    Check("distance", await recorder.History.ReadDistanceAsync(open) is { Records: 1 });
    Check("details", page.Records[0].Transition is { Called: ["Closed"] });
    Check("schema", (await recorder.History.ReadMachineAsync())!.Schema!.Hash == schema.Hash);
}

await using var second = new Machine(schema, new MachineOptions { Id = "door" });
Check("restored", await second.RestoreAsync(backend) && second.Time().Equals(machine.Time()) && second.MachineTick == 1);

await using var third = new Machine(schema, new MachineOptions { Id = "third" });
ReplayReport report = await new MachineHistory(backend, "door").ReplayAsync(third);
Check("replayed", report is { Replayed: 1500, Gaps: 0, Differences.Count: 0 } && third.Time().Equals(machine.Time()));
return failed == 0 ? 0 : 1;

void Check(string feature, bool holds)
{
    Console.WriteLine($"{(holds ? "ok" : "FAILED")} {feature}");
    if (!holds) failed++;
}
