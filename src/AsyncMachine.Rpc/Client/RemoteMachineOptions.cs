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

    /// <summary>
    /// How long an attempt to connect may take, its hello included. Longer than the time-outs of the server's handlers together. Default: 15 s.
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long until the first further attempt to connect; doubles with each, with some jitter. Default: 100 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What that delay grows to. Default: 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts in a row that may fail before the machine ends. Default: 50.</summary>
    public int MaxRetries { get; init; } = 50;

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
}

/// <summary>The server refuses the client, or what it asked for. Trying again does not help.</summary>
/// <param name="message">The server's words.</param>
public sealed class RemoteRefusedException(string message) : Exception(message)
{
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
