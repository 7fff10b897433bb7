namespace AsyncMachine.Rpc;

/// <summary>How a <see cref="MachineServer"/> is set up. Immutable.</summary>
public sealed record MachineServerOptions
{
    /// <summary>The server's name; its own machine is called <c>rs-</c> and this. Default: rpc.</summary>
    public string Name { get; init; } = "rpc";

    /// <summary>The machine that the server's own machine belongs to: its tracers are told of it. Default: none.</summary>
    public IMachine? Parent { get; init; }

    /// <summary>Tracers of the server's own machine, bound before anything happens. Default: none.</summary>
    public IReadOnlyList<Tracer> Tracers { get; init; } = [];

    /// <summary>The longest frame that is taken and sent, in bytes. 1 KiB or more. Default: 1 MiB.</summary>
    public int MaxFrame { get; init; } = 1 << 20;

    /// <summary>Requests of one client that may be under way. A power of two, 4 to 65 536. Default: 256.</summary>
    public int Window { get; init; } = 256;

    /// <summary>Sessions of one machine that may be open. Default: 16 384.</summary>
    public int MaxSessions { get; init; } = 16_384;

    /// <summary>Connections that may be open. Default: 65 536.</summary>
    public int MaxConnections { get; init; } = 65_536;

    /// <summary>
    /// Requests that each client may make in a second, on average; as many at once. What is beyond is refused, requests that nobody waits for
    /// included. 0, the default: no limit.
    /// </summary>
    public int MaxRequestsPerSecond { get; init; }

    /// <summary>How long a session waits for its client to come back after a connection was lost. Default: 5 minutes.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits for args that one client may have open. Default: 256.</summary>
    public int MaxSubscriptions { get; init; } = 256;

    /// <summary>How long a client may take to take an object that is sent to it. Default: 5 s.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a client may take to say hello. Default: 5 s.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>At least so often each side gives a sign of life; after 2.5 times as long without one the other is dead. Default: 15 s.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take nothing of what is sent to it before its connection is ended. Default: 30 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Decides who is let in, and to what. Default (null): everybody who reaches the server to everything, so do not expose one without it.</summary>
    public Authorization? Authorize { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentException">A value is out of its range; the message lists all that are.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(Name)) faults.Add("Name is empty");
        if (Tracers is null || Tracers.Contains(null!)) faults.Add("Tracers is null or holds a null");
        if (MaxFrame < 1024) faults.Add($"MaxFrame is {MaxFrame}, it must be 1 024 or more");
        if (Window is < 4 or > 1 << 16 || !System.Numerics.BitOperations.IsPow2(Window)) faults.Add($"Window is {Window}, it must be a power of two, 4 to 65 536");
        if (MaxSessions < 1) faults.Add($"MaxSessions is {MaxSessions}, it must be 1 or more");
        if (MaxConnections < 1) faults.Add($"MaxConnections is {MaxConnections}, it must be 1 or more");
        if (MaxRequestsPerSecond < 0) faults.Add($"MaxRequestsPerSecond is {MaxRequestsPerSecond}, it must be 0 or more");
        if (WriteTimeout <= TimeSpan.Zero) faults.Add($"WriteTimeout is {WriteTimeout}, it must be more than zero");
        if (HelloTimeout <= TimeSpan.Zero) faults.Add($"HelloTimeout is {HelloTimeout}, it must be more than zero");
        if (SessionTimeout <= TimeSpan.Zero) faults.Add($"SessionTimeout is {SessionTimeout}, it must be more than zero");
        if (MaxSubscriptions < 1) faults.Add($"MaxSubscriptions is {MaxSubscriptions}, it must be 1 or more");
        if (DeliveryTimeout <= TimeSpan.Zero) faults.Add($"DeliveryTimeout is {DeliveryTimeout}, it must be more than zero");
        if (PingInterval <= TimeSpan.Zero) faults.Add($"PingInterval is {PingInterval}, it must be more than zero");
        if (TimeProvider is null) faults.Add("TimeProvider is null");
        if (faults.Count > 0) throw new ArgumentException("MachineServerOptions: " + string.Join("; ", faults) + ".");
    }
}
