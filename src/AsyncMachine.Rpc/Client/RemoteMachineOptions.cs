using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>Makes a connection to a server.</summary>
/// <param name="cancellationToken">Ends the attempt.</param>
public delegate ValueTask<IDuplexPipe> Dial(CancellationToken cancellationToken);

/// <summary>How a <see cref="RemoteMachine"/> is set up. Immutable.</summary>
public sealed record RemoteMachineOptions
{
    /// <summary>What the client calls itself; a session belongs to it. Default: 16 random hexadecimal digits.</summary>
    public string? ClientId { get; init; }

    /// <summary>Name of the machine on the server. Default: empty, the default machine.</summary>
    public string Machine { get; init; } = "";

    /// <summary>What the server's authorization asks for. Default: nothing.</summary>
    public ReadOnlyMemory<byte>? Credentials { get; init; }

    /// <summary>What the mirror is told. Default: all states, as ticks.</summary>
    public SyncMode Sync { get; init; } = SyncMode.Full;

    /// <summary>
    /// Names of the states whose clocks are mirrored, in any mode; what they require, directly or not, is mirrored with them. Names that the
    /// machine's schema does not have yet count from when it has them. Null, the default: all states.
    /// </summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>
    /// Least time between two pushes of changes that nobody here has made: the first after a quiet interval comes at once, later ones an interval
    /// after the last. <see cref="TimeSpan.Zero"/>: every change at once; <see cref="Timeout.InfiniteTimeSpan"/>: no pushes, as with
    /// <see cref="SyncMode.Manual"/>. Default: 250 ms.
    /// </summary>
    public TimeSpan PushInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where the server is, for whoever looks at <see cref="RemoteMachine.Client"/>: its tag <c>addr:</c>. Default: not told.</summary>
    public string? Address { get; init; }

    /// <summary>How long it may take to make a connection, without the greeting. Default: 3 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long the server's welcome may take. A client that comes back is welcomed when what its old connection has called on the machine has
    /// returned, so this should be more than the machine's handlers may take: their time-out and their deadline together. Default: 15 s.
    /// </summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long until the first further attempt to connect; doubles with each. Each delay is up to a quarter more or less. Default: 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What that delay grows to. Default: 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Further attempts in a row that may fail before the machine ends; 0 for none: then a connection that is lost is its end. Default: 50.
    /// </summary>
    public int MaxRetries { get; init; } = 50;

    /// <summary>How long after the first failure a further attempt may begin; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default: 5 minutes.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the client connects again when the server has ended the connection with a good-bye, as one that stops does. Default: yes. A connection
    /// that is lost otherwise is made again in any case; one that is refused is not.
    /// </summary>
    public bool ReconnectOnDisconnect { get; init; } = true;

    /// <summary>How long the end of a connection may take, for what is written to go out. Default: 3 s.</summary>
    public TimeSpan DisconnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The machine that the client's own machine belongs to: its tracers are told of it. Default: none.</summary>
    public IMachine? Parent { get; init; }

    /// <summary>Tracers of the client's own machine, bound before the first attempt to connect. Default: none.</summary>
    public IReadOnlyList<Tracer> Tracers { get; init; } = [];

    /// <summary>The longest frame that is taken, in bytes. Default: 1 MiB.</summary>
    public int MaxFrame { get; init; } = 1 << 20;

    /// <summary>The longest object that is taken as a payload, in bytes. Streams may have any length. Default: 16 MiB.</summary>
    public int MaxPayload { get; init; } = 16 << 20;

    /// <summary>How many bytes of one stream may wait to be read; 64 KiB at least. Default: 256 KiB.</summary>
    public int PayloadWindow { get; init; } = 256 << 10;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What the hello says of pushes.</summary>
    internal SyncOptions MakeSync()
    {
        SyncMode mode = Sync == SyncMode.Full && States is not null ? SyncMode.States : Sync;
        uint interval = PushInterval == Timeout.InfiniteTimeSpan || mode == SyncMode.Manual ? 0
            : PushInterval <= TimeSpan.Zero ? SyncOptions.Instant
            : (uint)Math.Min(Math.Ceiling(PushInterval.TotalMilliseconds), WireReader.LongestInterval);
        return new SyncOptions(mode, interval, null, States is null ? null : [.. States]);
    }

    /// <exception cref="ArgumentException">A value is out of its range; the message lists all that are.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        if (ClientId is { } id && string.IsNullOrWhiteSpace(id)) faults.Add("ClientId is empty");
        if (Machine is null) faults.Add("Machine is null");
        if (MaxRetries < 0) faults.Add($"MaxRetries is {MaxRetries}, it must be 0 or more");
        if (MaxFrame < 1024) faults.Add($"MaxFrame is {MaxFrame}, it must be 1 024 or more");
        if (TimeProvider is null) faults.Add("TimeProvider is null");
        if (Tracers is null || Tracers.Contains(null!)) faults.Add("Tracers is null or holds a null");
        Check(ConnectTimeout, nameof(ConnectTimeout));
        Check(HelloTimeout, nameof(HelloTimeout));
        Check(RetryDelay, nameof(RetryDelay));
        Check(MaxRetryDelay, nameof(MaxRetryDelay));
        Check(DisconnectTimeout, nameof(DisconnectTimeout));
        if (RetryTimeout != Timeout.InfiniteTimeSpan) Check(RetryTimeout, nameof(RetryTimeout));
        if (faults.Count > 0) throw new ArgumentException("RemoteMachineOptions: " + string.Join("; ", faults) + ".");

        void Check(TimeSpan value, string name)
        {
            // No timer can wait longer.
            if (value <= TimeSpan.Zero || value >= TimeSpan.FromDays(24)) faults.Add($"{name} is {value}, it must be more than zero and less than 24 days");
        }
    }
}

/// <summary>The server refuses the client, or what it asked for, or the client the server. Trying again does not help.</summary>
/// <param name="message">The words of who refuses.</param>
public sealed class RemoteRefusedException(string message) : Exception(message)
{
    /// <summary>It is the client that refuses the server.</summary>
    internal bool IsOwn { get; init; }

    /// <summary>How a request was answered; null if the connection was refused.</summary>
    internal ReplyCode? Code { get; init; }
}

/// <summary>The server refuses a request because the client makes too many. Later it may take it.</summary>
/// <param name="message">The server's words.</param>
public sealed class RemoteLimitException(string message) : Exception(message);

/// <summary>
/// A mutation was sent, and the server that may have executed it has been restarted or has forgotten its answer: nobody can tell whether it was
/// executed.
/// </summary>
/// <param name="message">What happened.</param>
public sealed class OutcomeUnknownException(string message) : Exception(message);
