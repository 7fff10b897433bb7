using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>What was measured for one row. Times are medians of one operation, in nanoseconds.</summary>
internal sealed record Measurement
{
    /// <summary>Group and row, such as <c>core/flow</c>.</summary>
    public string Id { get; init; } = "";

    public double? Nanoseconds { get; init; }

    /// <summary>Allocated per operation; for rows about size, the size.</summary>
    public double? Bytes { get; init; }

    /// <summary>A compare-exchange pair, measured beside the row.</summary>
    public double? UnitNanoseconds { get; init; }

    /// <summary>The row's time as a multiple of the compare-exchange pair.</summary>
    public double? UnitRatio { get; init; }

    /// <summary>The row's time as a multiple of its own reference, where it has one.</summary>
    public double? Multiple { get; init; }

    public double? PeerNanoseconds { get; init; }

    public double? PeerBytes { get; init; }

    /// <summary>The row's time as a fraction of Stateless's.</summary>
    public double? PeerRatio { get; init; }

    /// <summary>The same with others, measured in the same rounds.</summary>
    public IReadOnlyList<PeerFigures> Peers { get; init; } = [];

    public double? PerSecond { get; init; }

    /// <summary>Claims of the goal that are no figures, in its words, and whether they held.</summary>
    public Dictionary<string, bool> Claims { get; init; } = [];

    /// <summary>What a reader of the table should know.</summary>
    public string? Note { get; init; }

    public string ToLine() => JsonSerializer.Serialize(this, MeasurementJson.Default.Measurement);

    public static Measurement FromLine(string line) =>
        JsonSerializer.Deserialize(line, MeasurementJson.Default.Measurement) ?? throw new InvalidDataException("No measurement: " + line);
}

/// <summary>What another takes for the same.</summary>
/// <param name="Name">Who, in the words of the goals.</param>
/// <param name="Nanoseconds">Median of one operation.</param>
/// <param name="Bytes">Allocated per operation.</param>
/// <param name="Ratio">The row's time as a fraction of it, round by round.</param>
internal sealed record PeerFigures(string Name, double Nanoseconds, double Bytes, double Ratio);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;
