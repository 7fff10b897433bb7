using System.Collections.Concurrent;
using AsyncMachine;

namespace FileProcessing;

/// <summary>The whole run: look for files, send each through a <see cref="FileFlow"/>, stop when all are through or on Ctrl+C.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class ProcessingRun(CommandLine commandLine, ProgressLine progress)
{
    private readonly ConcurrentQueue<SourceFile> _waiting = new();
    private int _left; // files that are neither written nor failed; only handlers touch it

    /// <summary>The inputs are being looked through.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Scanning { get; }

    /// <summary>All files are known.</summary>
    [State(Remove = [nameof(Scanning)])]
    public static partial State<Scan> Scanned { get; }

    /// <summary>A pool of workers sends files through their flows.</summary>
    [State(Auto = true, Require = [nameof(Start), nameof(Scanned)])]
    public static partial State Processing { get; }

    /// <summary>A file is through.</summary>
    [State(Multi = true)]
    public static partial State<WrittenFile> FileWritten { get; }

    /// <summary>A file is missing, unreadable, or could not be written.</summary>
    [State(Multi = true)]
    public static partial State<FailedFile> FileFailed { get; }

    /// <summary>No file is left.</summary>
    [State(Auto = true, Require = [nameof(Start), nameof(Scanned)], Add = [nameof(Ended)], Remove = [nameof(Cancelled)])]
    public static partial State Done { get; }

    /// <summary>The user wants to stop. Without Start there is neither Scanning nor Processing: their tokens are cancelled at once.</summary>
    [State(Add = [nameof(Ended)], Remove = [nameof(Start)])]
    public static partial State Cancelled { get; }

    /// <summary>The program itself has failed.</summary>
    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(Ended)], Remove = [nameof(Start)])]
    public static partial State Broken { get; }

    /// <summary>The run is over, in whatever way.</summary>
    public static partial State Ended { get; }

    /// <summary>What the run has come to; only handlers write it.</summary>
    public Summary Summary { get; } = new(commandLine.Output);

    async Task ScanningState(Event e, CancellationToken token)
    {
        Scan scan = await Task.Run(() => FileTree.Scan(commandLine, token), token);
        e.Machine.Add(Scanned, scan, source: e);
    }

    void ScannedState(Scan scan)
    {
        foreach (SourceFile file in scan.Files) _waiting.Enqueue(file);
        Summary.Failures.AddRange(scan.Failures);
        _left = scan.Files.Count;
        progress.Begin(_left);
    }

    // Fork refuses when as many workers run as ForkLimits allows: that is the pool.
    void ProcessingState(Event e)
    {
        for (int i = 0; i < _waiting.Count && e.Machine.Fork(e, token => WorkAsync(e, token)); i++)
        {
        }
    }

    async Task WorkAsync(Event e, CancellationToken token)
    {
        while (_waiting.TryDequeue(out SourceFile? file))
        {
            // The flow lives no longer than this state: when the token is cancelled, so are the tokens of the flow's states.
            await using Machine<FileFlow> flow = Machine.Create(
                new FileFlow(file, commandLine.Output, progress),
                new MachineOptions
                {
                    Id = file.OutputName, Parent = e.Machine, Lifetime = token, DisposeTimeout = TimeSpan.FromSeconds(30),
                });
            flow.Add(FileFlow.Start, FileFlow.Found);
            await flow.When(FileFlow.Ended, token);
            if (flow.Is(FileFlow.Failed)) e.Machine.Add(FileFailed, new FailedFile(file.Path, flow.Error!.Message), source: e);
            else e.Machine.Add(FileWritten, flow.Instance.Result!, source: e);
        }
    }

    void FileWrittenState(WrittenFile written)
    {
        Summary.Written.Add(written);
        progress.FileEnded();
        _left--;
    }

    void FileFailedState(FailedFile failed)
    {
        Summary.Failures.Add(failed);
        progress.FileEnded();
        _left--;
    }

    // Done is Auto: it is tried after every change, and gets in when nothing is left.
    bool DoneEnter() => _left == 0;

    void DoneState() => Summary.WriteSums();
}

/// <summary>What the inputs contain.</summary>
[StateArgs]
internal sealed partial record Scan(IReadOnlyList<SourceFile> Files, IReadOnlyList<FailedFile> Failures);
