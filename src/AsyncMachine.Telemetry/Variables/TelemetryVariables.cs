using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AsyncMachine.Telemetry.Variables;

/// <summary>Reads variables, and collects everything that is wrong with them.</summary>
/// <param name="read">Gives a variable; null or empty if it is not set.</param>
internal sealed class TelemetryVariables(Func<string, string?> read)
{
    public const string Prefix = "ASYNCMACHINE_";

    private readonly List<string> _faults = [];

    public string? Text(string name) => read(Prefix + name) is { Length: > 0 } value ? value : null;

    public bool Flag(string name, bool otherwise = false) => Text(name)?.ToLowerInvariant() switch
    {
        null => otherwise,
        "1" or "true" or "on" or "yes" => true,
        "0" or "false" or "off" or "no" => false,
        _ => Fault(name, "1 or 0", otherwise),
    };

    public string[] List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public Regex? Pattern(string name)
    {
        if (Text(name) is not { } text) return null;
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return Fault<Regex?>(name, "a regular expression", null);
        }
    }

    /// <summary>One of the names of an enumeration, or its number.</summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;
        return Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : Fault(name, "one of " + string.Join(", ", Enum.GetNames<T>()), otherwise);
    }

    public ActivityContext Context(string name) =>
        Text(name) is not { } text ? default
        : ActivityContext.TryParse(text, null, isRemote: true, out ActivityContext context) ? context
        : Fault(name, "a W3C traceparent", default(ActivityContext));

    /// <exception cref="ArgumentException">A variable has a value that does not fit; each is named.</exception>
    public void Check()
    {
        if (_faults.Count > 0) throw new ArgumentException("Environment: " + string.Join("; ", _faults) + ".");
    }

    private T Fault<T>(string name, string expected, T otherwise)
    {
        _faults.Add($"{Prefix}{name} is '{Text(name)}', it must be {expected}");
        return otherwise;
    }
}
