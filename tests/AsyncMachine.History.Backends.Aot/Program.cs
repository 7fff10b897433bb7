// Records a machine into every backend that can be compiled ahead of time, and asks about it: a line `ok NAME` for each, exit code 1 if one fails.
using AsyncMachine;
using AsyncMachine.History;

DirectoryInfo folder = Directory.CreateTempSubdirectory("asyncmachine-history-aot-");
int failed = 0;
try
{
    var memory = new MemoryBackend();
    await CheckAsync("memory", () => memory);
    await CheckAsync("sqlite", () => SqliteBackend.Open(Path.Combine(folder.FullName, "history.db"), new() { Durability = Durability.Full }));
    await CheckAsync("rocksdb", () => RocksDbBackend.Open(Path.Combine(folder.FullName, "history"), new() { Durability = Durability.Full }));
    CheckRefusal("sqlite errors", () => SqliteBackend.Open(Path.Combine(folder.FullName, "nowhere", "history.db")));
    CheckRefusal("rocksdb errors", () => RocksDbBackend.Open(Path.Combine(folder.FullName, "nowhere", "history")));
}
finally
{
    folder.Delete(recursive: true);
}

return failed == 0 ? 0 : 1;

// Twice: the second session opens what the first has left.
async Task CheckAsync(string name, Func<HistoryBackend> open)
{
    var found = new List<string>();
    for (int session = 0; session < 2; session++)
    {
        await using HistoryBackend backend = open();
        await using Machine lamp = Machine.Create(new Lamp(), new MachineOptions { Id = "lamp" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(lamp, backend);
        lamp.Add(Lamp.On);
        lamp.Remove(Lamp.On);
        await recorder.FlushAsync();
        await foreach (HistoryRecord record in recorder.History.FindAsync(new HistoryQuery { Activated = [Lamp.On] })) found.Add($"{record.Id}");
    }

    Tell(name, string.Join(' ', found) == "1 3 1", string.Join(' ', found));
}

void CheckRefusal(string name, Func<HistoryBackend> open)
{
    try
    {
        _ = open();
        Tell(name, false, "opened");
    }
    catch (HistoryStoreException exception)
    {
        Tell(name, exception.Message.Contains("must exist", StringComparison.Ordinal), exception.Message);
    }
}

void Tell(string name, bool holds, string found)
{
    Console.WriteLine(holds ? "ok " + name : $"FAILED {name}: {found}");
    if (!holds) failed++;
}

/// <summary>A machine to record.</summary>
[StateSchema]
internal sealed partial class Lamp
{
    /// <summary>It shines.</summary>
    [State]
    public static partial State On { get; }
}
