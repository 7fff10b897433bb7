using System.Globalization;
using System.Runtime.InteropServices;
using AsyncMachine;
using PathWatcher;

// Exit codes: 0 stopped, 1 failed, 2 wrong usage, 130 stopped in the middle of a change.
double seconds = 0.2;
bool isValid = args.Length <= 1 && args is not ["--quiet"];
if (args is ["--quiet", string value, .. string[] rest])
{
    isValid = rest.Length <= 1 && double.TryParse(value, CultureInfo.InvariantCulture, out seconds)
        && seconds is >= 0 and <= 86_400;
    args = rest;
}

if (!isValid)
{
    Console.Error.WriteLine("usage: PathWatcher [--quiet SECONDS] [DIR:DIR...]");
    return 2;
}

string path = args.Length > 0 ? args[0] : Environment.GetEnvironmentVariable("PATH") ?? "";
var folders = new List<string>();
foreach (string folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct())
{
    if (Directory.Exists(folder)) folders.Add(folder);
    else Console.WriteLine($"{folder} is not there");
}

await using var watch = Machine.Create(
    new PathWatch(folders, TimeSpan.FromSeconds(seconds), TimeProvider.System, Console.Out),
    new MachineOptions { Id = "path", QueueLimit = 100_000 });
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

watch.Add(PathWatch.Start, PathWatch.Watching);
await watch.WhenNot(PathWatch.Start);
if (watch.Is(PathWatch.Broken)) Console.Error.WriteLine(watch.Error);
return watch.Is(PathWatch.Broken) ? 1 : watch.Is(PathWatch.Forced) ? 130 : 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true; // the process goes on, to its own end
    watch.Add(watch.Is(PathWatch.Stopping) ? PathWatch.Forced : PathWatch.Stopping);
}
