using System.Diagnostics;

namespace AsyncMachine;

/// <summary>A handle of a delayed mutation. Safe for use from any thread; the default value is of none.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Delay : IEquatable<Delay>
{
    private readonly DelayQueue? _queue;
    private readonly int _slot;
    private readonly uint _number;

    internal Delay(DelayQueue queue, int slot, uint number)
    {
        _queue = queue;
        _slot = slot;
        _number = number;
    }

    /// <summary>True until it is due, is cancelled, or dies with the instance it belongs to.</summary>
    public bool IsPending => _queue is not null && _queue.IsPending(_slot, _number);

    /// <summary>Cancels it. A mutation that is being made at this moment may still come.</summary>
    /// <returns>False if it was not pending any more.</returns>
    public bool Cancel() => _queue is not null && _queue.Cancel(_slot, _number);

    /// <inheritdoc/>
    public bool Equals(Delay other) => ReferenceEquals(_queue, other._queue) && _slot == other._slot && _number == other._number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Delay other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_queue, _number);

    /// <summary><c>pending</c> or <c>over</c>.</summary>
    public override string ToString() => IsPending ? "pending" : "over";

    /// <summary>True if both are handles of the same delay.</summary>
    public static bool operator ==(Delay left, Delay right) => left.Equals(right);

    /// <summary>True unless both are handles of the same delay.</summary>
    public static bool operator !=(Delay left, Delay right) => !left.Equals(right);
}

/// <summary>A pending delay as exports and lists show it. Plain data, for any serializer that knows the args.</summary>
public sealed record PendingDelay
{
    /// <summary>Name of the state whose instance it belongs to; null if it belongs to the machine.</summary>
    public string? Owner { get; init; }

    /// <summary>The tick of that instance.</summary>
    public ulong OwnerTick { get; init; }

    /// <summary>What it does: add or remove.</summary>
    public MutationType Type { get; init; }

    /// <summary>Names of the states that it calls.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The args, or null.</summary>
    public object? Args { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>How long that is from now, or was from the export; zero if it is overdue.</summary>
    public TimeSpan Remaining { get; init; }

    /// <summary>How long it waits in all.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>It comes again and again.</summary>
    public bool IsPeriodic { get; init; }

    /// <summary>It is the <see cref="StateAttribute.Timeout"/> that the owner declares.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>What becomes of it when the machine is restored.</summary>
    public DelayImport OnImport { get; init; }

    /// <summary><c>Foo:3 [add] Bar in 00:00:05</c></summary>
    public override string ToString() =>
        $"{(Owner is null ? "" : $"{Owner}:{OwnerTick} ")}[{Mutation.Text(Type)}] {string.Join(' ', States)} in {Remaining}";
}
