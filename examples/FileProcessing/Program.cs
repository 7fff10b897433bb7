using System.Runtime.InteropServices;
using AsyncMachine;
using FileProcessing;

// Exit codes: 0 all files are written, 1 some failed, 2 wrong usage, 130 canceled.
if (!CommandLine.TryParse(args, out CommandLine? commandLine, out string? fault))
{
    Console.Error.WriteLine(fault);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

using var progress = new ProgressLine();
var run = Machine.Create(new ProcessingRun(commandLine, progress), new MachineOptions
{
    Id = "run",
    ForkLimits = new Dictionary<string, int> { [ProcessingRun.Processing.Name] = commandLine.Workers },
    DisposeTimeout = TimeSpan.FromSeconds(30), // for half-written files to be deleted
});

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

run.Add(ProcessingRun.Start, ProcessingRun.Scanning);
await run.When(ProcessingRun.Ended);
MachineTime end = run.Time();
await run.DisposeAsync(); // completes when the workers have cleaned up

progress.Clear();
run.Instance.Summary.Print(Console.Out, end.Is(ProcessingRun.Cancelled));
if (end.Is(ProcessingRun.Broken))
{
    Console.Error.WriteLine(run.Error);
    return 1;
}

return end.Is(ProcessingRun.Cancelled) ? 130 : run.Instance.Summary.Failures.Count > 0 ? 1 : 0;

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true; // the process goes on, to its own end
    run.Add(ProcessingRun.Cancelled);
}
