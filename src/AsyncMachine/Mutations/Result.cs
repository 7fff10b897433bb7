using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// The outcome of a mutation: executed, canceled, or queued under a ticket, the queue tick at which it will run.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Result : IEquatable<Result>
{
    // 0 executed, 1 canceled, 2 queued without a tick (checks), 3 and more: the tick + 3.
    private readonly ulong _value;

    private Result(ulong value) => _value = value;

    /// <summary>The transition was accepted and ran to its end.</summary>
    public static Result Executed => default;

    /// <summary>Relations, a handler, an error or the machine's condition refused the mutation.</summary>
    public static Result Canceled => new(1);

    /// <summary>A check that will run later.</summary>
    internal static Result QueuedCheck => new(2);

    /// <summary>The mutation waits in the queue.</summary>
    /// <param name="tick">The queue tick at which it will run, from 1.</param>
    public static Result Queued(ulong tick) => new(tick + 3);

    /// <summary>True if the transition was accepted and ran to its end.</summary>
    public bool IsExecuted => _value == 0;

    /// <summary>True if the mutation was refused.</summary>
    public bool IsCanceled => _value == 1;

    /// <summary>True if the mutation waits in the queue.</summary>
    public bool IsQueued => _value > 1;

    /// <summary>The queue tick at which a queued mutation will run; 0 for other results and for queued checks.</summary>
    public ulong QueueTick => _value > 2 ? _value - 3 : 0;

    /// <inheritdoc/>
    public bool Equals(Result other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary><c>executed</c>, <c>canceled</c>, <c>queued</c> or <c>queued:17</c>.</summary>
    public override string ToString() => _value switch
    {
        0 => "executed",
        1 => "canceled",
        2 => "queued",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"queued:{QueueTick}"),
    };

    /// <summary>True if both are the same outcome; queued ones also of the same ticket.</summary>
    public static bool operator ==(Result left, Result right) => left.Equals(right);

    /// <summary>True unless both are the same outcome.</summary>
    public static bool operator !=(Result left, Result right) => !left.Equals(right);
}
