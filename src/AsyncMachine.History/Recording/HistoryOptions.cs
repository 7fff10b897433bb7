namespace AsyncMachine.History;

/// <summary>What is recorded of a machine, and how long it is kept. Immutable; lists are copied when they are given.</summary>
/// <remarks>
/// A transition is recorded unless a state of <see cref="CalledExclude"/> was called or one of <see cref="ChangedExclude"/> has changed, and if
/// a state of <see cref="Called"/> was called or one of <see cref="Changed"/> has changed, or both of these lists are empty. Checks
/// (<c>CanAdd</c>, <c>CanRemove</c>) are never recorded.
/// </remarks>
public sealed record HistoryOptions
{
    /// <summary>Record transitions that call one of these. Default: any.</summary>
    public IReadOnlyList<State> Called { get; init => field = [.. value]; } = [];

    /// <summary>Do not record transitions that call one of these.</summary>
    public IReadOnlyList<State> CalledExclude { get; init => field = [.. value]; } = [];

    /// <summary>Record transitions that change the tick of one of these. Default: any.</summary>
    public IReadOnlyList<State> Changed { get; init => field = [.. value]; } = [];

    /// <summary>Do not record transitions that change the tick of one of these.</summary>
    public IReadOnlyList<State> ChangedExclude { get; init => field = [.. value]; } = [];

    /// <summary>
    /// States whose ticks are in the records, and which can be asked for; those of <see cref="Called"/> and <see cref="Changed"/> are always
    /// among them. Default: all states, those of later versions of the schema too.
    /// </summary>
    public IReadOnlyList<State> TrackedStates { get; init => field = [.. value]; } = [];

    /// <summary>Whether transitions that relations or handlers have refused are recorded too. Default: no.</summary>
    public bool TrackRejected { get; init; }

    /// <summary>
    /// Whether records say more of their transition: the called states, source, queue ticks, args as text. Replay and queries by source need
    /// it. The source is that of the mutation, or else the handler that made it, also after an <c>await</c>, if the handler's machine is recorded
    /// likewise or traced. Default: no.
    /// </summary>
    public bool StoreTransitions { get; init; }

    /// <summary>Whether the machine record holds the schema, not only the names of its states. Default: no.</summary>
    public bool StoreSchema { get; init; }

    /// <summary>How many characters of args are kept; 0 for none. Default: 256.</summary>
    public int ArgsLength { get; init; } = 256;

    /// <summary>How many records are kept, the newest ones; null for all. Default: 100 000.</summary>
    public long? MaxRecords { get; init; } = 100_000;

    /// <summary>How old a record may become, by <see cref="TimeProvider"/>, before it is no longer given; null for any age. Default: null.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Records that are appended at once, at most; 1 to 4 096. Default: 1 000.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>How long a record waits for others to be appended with, at most; zero for not at all. Default: 100 ms.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Size of the buffer between the machine and the writer, in bytes, rounded up to a power of two; 64 KiB to 1 GiB. A record takes 48 bytes
    /// and more. Records that find it full are dropped and counted. Default: 4 MiB.
    /// </summary>
    public int BufferBytes { get; init; } = 4 << 20;

    /// <summary>How long the writer waits before it repeats an append that has failed. Default: 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long disposal waits for the backend to take what is left. Default: 10 s.</summary>
    public TimeSpan DisposeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of records and delays. Default (null): the machine's, or the system's for a mirror.</summary>
    public TimeProvider? TimeProvider { get; init; }

    internal void Validate()
    {
        var faults = new List<string>();
        if (ArgsLength < 0) faults.Add($"ArgsLength is {ArgsLength}, it must be 0 or more");
        if (MaxRecords < 1) faults.Add($"MaxRecords is {MaxRecords}, it must be 1 or more, or null");
        if (MaxAge <= TimeSpan.Zero) faults.Add($"MaxAge is {MaxAge}, it must be positive, or null");
        if (BatchSize is < 1 or > Block.MaxRecords) faults.Add($"BatchSize is {BatchSize}, it must be between 1 and {Block.MaxRecords}");
        if (BufferBytes is < 64 << 10 or > 1 << 30) faults.Add($"BufferBytes is {BufferBytes}, it must be between 64 KiB and 1 GiB");
        Check(BatchDelay, nameof(BatchDelay));
        Check(RetryDelay, nameof(RetryDelay));
        Check(DisposeTimeout, nameof(DisposeTimeout));
        if (faults.Count > 0) throw new ArgumentException("HistoryOptions: " + string.Join("; ", faults) + ".");

        void Check(TimeSpan value, string name)
        {
            if (value < TimeSpan.Zero || value > TimeSpan.FromDays(24)) faults.Add($"{name} is {value}, it must be between 0 and 24 days");
        }
    }
}
