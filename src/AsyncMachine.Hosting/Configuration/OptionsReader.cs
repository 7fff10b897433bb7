using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AsyncMachine.Hosting.Configuration;

/// <summary>Reads <see cref="MachineOptions"/> from a section, key by key, and collects everything that is wrong with it.</summary>
internal sealed class OptionsReader
{
    private const string Keys =
        "Id, QueueLimit, HandlerTimeout, HandlerDeadline, HandlerBackoff, DisposeTimeout, ForkLimit, ForkLimits, Tags, LogLevel, " +
        "RecordSteps";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly Schema _schema;
    private readonly List<string> _faults = [];

    private OptionsReader(Schema schema) => _schema = schema;

    /// <summary>The options, changed by what the section says.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown, or a value does not fit; each is named.</exception>
    public static MachineOptions Read(IConfiguration section, MachineOptions options, Schema schema)
    {
        var reader = new OptionsReader(schema);
        foreach (IConfigurationSection entry in section.GetChildren()) options = reader.Apply(entry, options);
        return reader._faults.Count == 0
            ? options
            : throw new OptionsValidationException(schema.Name, typeof(MachineOptions), reader._faults);
    }

    private MachineOptions Apply(IConfigurationSection entry, MachineOptions options) => entry.Key.ToUpperInvariant() switch
    {
        "ID" => options with { Id = Text(entry) },
        "QUEUELIMIT" => options with { QueueLimit = Count(entry) },
        "HANDLERTIMEOUT" => options with { HandlerTimeout = Duration(entry) },
        "HANDLERDEADLINE" => options with { HandlerDeadline = Duration(entry) },
        "HANDLERBACKOFF" => options with { HandlerBackoff = Duration(entry) },
        "DISPOSETIMEOUT" => options with { DisposeTimeout = Duration(entry) },
        "FORKLIMIT" => options with { ForkLimit = Count(entry) },
        "FORKLIMITS" => options with { ForkLimits = Limits(entry) },
        "TAGS" => options with { Tags = Texts(entry) },
        "LOGLEVEL" => options with { LogLevel = Level(entry) },
        "RECORDSTEPS" => options with { RecordSteps = Flag(entry) },
        _ => Unknown(entry, options),
    };

    private MachineOptions Unknown(IConfigurationSection entry, MachineOptions options)
    {
        _faults.Add($"{entry.Path} is no option of a machine; the options are {Keys}.");
        return options;
    }

    private string Text(IConfigurationSection entry) =>
        string.IsNullOrWhiteSpace(entry.Value) ? Fault(entry, "a text that is not empty", "") : entry.Value;

    private List<string> Texts(IConfigurationSection entry) => [.. entry.GetChildren().Select(Text)];

    private int Count(IConfigurationSection entry) =>
        int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value : Fault(entry, "a whole number, 1 or more", 1);

    private bool Flag(IConfigurationSection entry) =>
        bool.TryParse(entry.Value, out bool value) ? value : Fault(entry, "true or false", false);

    private LogLevel Level(IConfigurationSection entry) =>
        Enum.TryParse(entry.Value, ignoreCase: true, out LogLevel value) && Enum.IsDefined(value)
            ? value : Fault(entry, "one of " + string.Join(", ", Enum.GetNames<LogLevel>()), LogLevel.None);

    private TimeSpan Duration(IConfigurationSection entry)
    {
        if (string.Equals(entry.Value, "Infinite", StringComparison.OrdinalIgnoreCase)) return Timeout.InfiniteTimeSpan;

        // A number alone would be days, and whoever writes it means seconds.
        return entry.Value?.Contains(':') == true &&
               TimeSpan.TryParseExact(entry.Value, ["c", "g"], CultureInfo.InvariantCulture, out TimeSpan value) &&
               value >= TimeSpan.Zero && value < Longest
            ? value : Fault(entry, "a duration such as 00:00:30, less than 24 days, or Infinite", TimeSpan.Zero);
    }

    private Dictionary<string, int> Limits(IConfigurationSection entry)
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IConfigurationSection limit in entry.GetChildren())
        {
            if (_schema.TryGetState(limit.Key, out _)) limits[limit.Key] = Count(limit);
            else _faults.Add($"{limit.Path} is no state of {_schema.Name}; case matters.");
        }

        return limits;
    }

    private TValue Fault<TValue>(IConfigurationSection entry, string expected, TValue instead)
    {
        _faults.Add(entry.Value is null
            ? $"{entry.Path} has no value; it must be {expected}."
            : $"{entry.Path} is '{entry.Value}'; it must be {expected}.");
        return instead;
    }
}
