namespace AsyncMachine.Benchmarks.Schemas;

/// <summary>A file goes from step to step: ten states, every kind of relation that a transition has to resolve.</summary>
[StateSchema]
internal sealed partial class Flow
{
    public static partial State Start { get; }

    [State(Auto = true, Require = [nameof(Start)])]
    public static partial State Ready { get; }

    [State(Require = [nameof(Start)], Remove = [nameof(FileDownloaded)])]
    public static partial State DownloadingFile { get; }

    [State(Require = [nameof(Start)], Remove = [nameof(DownloadingFile)])]
    public static partial State FileDownloaded { get; }

    [State(Auto = true, Require = [nameof(FileDownloaded)], Remove = [nameof(FileProcessed)])]
    public static partial State ProcessingFile { get; }

    [State(Remove = [nameof(ProcessingFile)])]
    public static partial State FileProcessed { get; }

    [State(Auto = true, Require = [nameof(FileProcessed)], Remove = [nameof(FileUploaded)])]
    public static partial State UploadingFile { get; }

    [State(Remove = [nameof(UploadingFile)])]
    public static partial State FileUploaded { get; }

    [State(Auto = true, Require = [nameof(FileUploaded)], Remove = [nameof(DoneNotified)])]
    public static partial State NotifyingDone { get; }

    [State(Remove = [nameof(NotifyingDone)])]
    public static partial State DoneNotified { get; }

    /// <summary>Transitions in one cycle, five of them auto.</summary>
    public const int Transitions = 11;

    /// <summary>Ticks in one cycle: eight states come and go.</summary>
    public const int Ticks = 16;

    /// <summary>A machine that is ready for its first file.</summary>
    public static Machine<Flow> Started()
    {
        Machine<Flow> machine = Machine.Create(new Flow());
        machine.Add(Start);
        if (!machine.Is(Ready)) throw new InvalidOperationException("The flow did not get ready.");
        return machine;
    }

    /// <summary>Takes one file through all steps.</summary>
    public static void Cycle(Machine machine)
    {
        machine.Add(DownloadingFile);
        machine.Add(FileDownloaded);
        machine.Add(FileProcessed);
        machine.Add(FileUploaded);
        machine.Add(DoneNotified);
        machine.Remove(FileDownloaded, FileProcessed, FileUploaded, DoneNotified);
    }
}
