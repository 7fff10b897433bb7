using System.Globalization;
using System.Text.RegularExpressions;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>What a clause limits.</summary>
internal enum ClauseKind
{
    /// <summary>The time, in nanoseconds; judged by the compare-exchange pair, ten nanoseconds each.</summary>
    Time,

    /// <summary>The time, in compare-exchange pairs.</summary>
    Pairs,

    /// <summary>The time, as a multiple of the row's own reference.</summary>
    Multiple,

    /// <summary>The time, as a multiple of what somebody else takes for the same.</summary>
    Peer,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Operations per second, from below.</summary>
    Rate,

    /// <summary>No figure: something that holds or does not.</summary>
    Claim,
}

/// <summary>One thing that a goal asks for.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Kind">What is limited.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Of">Who the limit is a multiple of, where it is one of somebody else.</param>
internal sealed partial record Clause(string Text, ClauseKind Kind, double Limit, string Of = "")
{
    /// <summary>The ideal machine, on which a compare-exchange pair takes so long.</summary>
    private const double PairNanoseconds = 10;

    /// <summary>Who stands beside rows, by the names that goals use.</summary>
    private static readonly string[] Peers = ["grpc-dotnet", "StreamJsonRpc"];

    public bool IsLimit => Kind != ClauseKind.Claim;

    /// <summary>Reads a clause. What is no figure is a claim, which only a measurement that makes it can meet: nothing is ignored.</summary>
    public static Clause Parse(string text)
    {
        if (TimePattern().Match(text) is { Success: true } time)
        {
            double scale = time.Groups[2].Value switch { "ns" => 1, "µs" => 1e3, _ => 1e6 };
            return new Clause(text, ClauseKind.Time, Number(time) * scale);
        }

        if (MultiplePattern().Match(text) is { Success: true } multiple)
        {
            string of = multiple.Groups[2].Value.Trim();
            if (Peers.Contains(of)) return new Clause(text, ClauseKind.Peer, Number(multiple), of);
            bool pairs = of.Length == 0 || of.StartsWith("a compare-exchange pair", StringComparison.Ordinal);
            return new Clause(text, pairs ? ClauseKind.Pairs : ClauseKind.Multiple, Number(multiple));
        }

        if (BytesPattern().Match(text) is { Success: true } bytes)
        {
            double scale = bytes.Groups[2].Value switch { "B" => 1, "kB" => 1e3, _ => 1e6 };
            return new Clause(text, ClauseKind.Bytes, Number(bytes) * scale);
        }

        return RatePattern().Match(text) is { Success: true } rate
            ? new Clause(text, ClauseKind.Rate, Number(rate) * (rate.Groups[2].Value == "k" ? 1e3 : 1e6))
            : new Clause(text, ClauseKind.Claim, 0);
    }

    public bool IsMet(Measurement measured) => Kind switch
    {
        ClauseKind.Time => measured.UnitRatio <= Limit / PairNanoseconds,
        ClauseKind.Pairs => measured.UnitRatio <= Limit,
        ClauseKind.Multiple => measured.Multiple <= Limit,
        ClauseKind.Peer => measured.Peers.FirstOrDefault(peer => peer.Name == Of)?.Ratio <= Limit,
        ClauseKind.Bytes => measured.Bytes <= Limit,
        ClauseKind.Rate => measured.PerSecond >= Limit,
        _ => measured.Claims.GetValueOrDefault(Text),
    };

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:\w+ )?≤ \+?([\d.]+) (ns|µs|ms)$")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(?:each row )?≤ ([\d.]+) ×(.*)$")]
    private static partial Regex MultiplePattern();

    [GeneratedRegex(@"^(?:[\w-]+ )?(?:≤ )?([\d.]+) (B|kB|MB)\b.*$")]
    private static partial Regex BytesPattern();

    [GeneratedRegex(@"^≥ ([\d.]+) (k|M)(?: mutations| sets| records)?/s\b.*$")]
    private static partial Regex RatePattern();
}
