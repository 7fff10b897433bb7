namespace AsyncMachine;

/// <summary>How a machine is set up. Immutable, lists are copied when they are given; one instance can serve many machines.</summary>
public sealed record MachineOptions
{
    internal static readonly MachineOptions Default = new();

    /// <summary>The machine's id; unique among those that talk to each other. Default: 16 random hexadecimal digits.</summary>
    public string? Id { get; init; }

    /// <summary>Appended mutations that may wait; further ones are canceled. 1 or more. Default: 1 000.</summary>
    public int QueueLimit { get; init; } = 1000;

    /// <summary>
    /// How long a handler, tracer, callback or eval may run before it is reported. Default: 1 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/> turns the check off, as an attached debugger does.
    /// </summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much longer it may run before the machine leaves it behind. Default: 10 s.</summary>
    public TimeSpan HandlerDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long mutations from outside are canceled after a handler was left behind. Default: 3 s.</summary>
    public TimeSpan HandlerBackoff { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long disposal waits for the queue and for async handlers. Default: 1 s.</summary>
    public TimeSpan DisposeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock of all time-outs. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where transitions run. Default (null): on the thread of the caller who finds the machine idle.</summary>
    public DrainExecutor? DrainOn { get; init; }

    /// <summary>How much background work <c>Fork</c> runs at once, over all states. Default: no limit.</summary>
    public int ForkLimit { get; init; } = int.MaxValue;

    /// <summary>How much background work <c>Fork</c> runs at once for single states, by name. Default: no limit.</summary>
    public IReadOnlyDictionary<string, int> ForkLimits { get; init => field = value?.ToDictionary(StringComparer.Ordinal)!; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, int>.Empty;

    /// <summary>Labels, <c>key</c> or <c>key:value</c>.</summary>
    public IReadOnlyList<string> Tags { get; init => field = value is null ? null! : [.. value]; } = [];

    /// <summary>The machine that this one belongs to: its tracers are told of the child. It does not dispose it.</summary>
    public IMachine? Parent { get; init; }

    /// <summary>Tracers that are bound before anything happens.</summary>
    public IReadOnlyList<Tracer> Tracers { get; init => field = value is null ? null! : [.. value]; } = [];

    /// <summary>How much the text log says. Default: nothing.</summary>
    public LogLevel LogLevel { get; init; }

    /// <summary>Where the text log goes, a line a call. Default (null): standard output.</summary>
    public Action<LogLevel, string>? Log { get; init; }

    /// <summary>Whether transitions record their <see cref="Transition.Steps"/>; it makes a record of every transition. Default: no.</summary>
    public bool RecordSteps { get; init; }

    /// <summary>
    /// Called for every error, also for those that may not become the <c>Exception</c> state. On the thread that reports it.
    /// </summary>
    public Action<IMachine, ErrorArgs>? OnError { get; init; }

    /// <summary>Called at the end of every transition that is no check, on the draining thread.</summary>
    public Action<Transition>? OnChange { get; init; }

    /// <summary>Disposes the machine when it is cancelled.</summary>
    public CancellationToken Lifetime { get; init; }

    /// <summary>Words of the machine's state sets at least: 1, 2, 4 or 16. Tests send small schemas through the wide ones.</summary>
    internal int Words { get; init; }

    /// <summary>Resolves every mutation by the ordered list. Tests hold the shortcuts against it.</summary>
    internal bool AlwaysOrdered { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message lists all that are.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        if (Id is { } id && string.IsNullOrWhiteSpace(id)) faults.Add("Id is empty");
        if (QueueLimit < 1) faults.Add($"QueueLimit is {QueueLimit}, it must be 1 or more");
        if (ForkLimit < 1) faults.Add($"ForkLimit is {ForkLimit}, it must be 1 or more");
        if (ForkLimits is null) faults.Add("ForkLimits is null");
        foreach ((string state, int limit) in ForkLimits ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, int>.Empty)
        {
            if (limit < 1) faults.Add($"ForkLimits of '{state}' is {limit}, it must be 1 or more");
        }

        Check(HandlerTimeout, nameof(HandlerTimeout));
        Check(HandlerDeadline, nameof(HandlerDeadline));
        Check(HandlerBackoff, nameof(HandlerBackoff));
        Check(DisposeTimeout, nameof(DisposeTimeout));
        if (TimeProvider is null) faults.Add("TimeProvider is null");
        if (Tags is null || Tags.Contains(null!)) faults.Add("Tags is null or holds a null");
        if (Tracers is null || Tracers.Contains(null!)) faults.Add("Tracers is null or holds a null");
        if (faults.Count > 0) throw new ArgumentException("MachineOptions: " + string.Join("; ", faults) + ".");

        void Check(TimeSpan value, string name)
        {
            bool fits = value == Timeout.InfiniteTimeSpan || (value >= TimeSpan.Zero && value < TimeSpan.FromDays(24));
            if (!fits) faults.Add($"{name} is {value}, it must be between 0 and 24 days, or Timeout.InfiniteTimeSpan");
        }
    }
}
