namespace AsyncMachine.Telemetry.Variables;

/// <summary>What the environment asks for; docs/telemetry.md has the table, and a test compares.</summary>
/// <param name="Service">Name of the service; null for the standard variables to say.</param>
/// <param name="Traces">Null for no traces.</param>
/// <param name="Metrics">Null for no metrics.</param>
/// <param name="Logs">Null for no logs.</param>
/// <param name="LogLevel">What of the logs there is.</param>
/// <param name="TextLevel">How much the text log of every machine says.</param>
/// <param name="TextSteps">Whether it shows the steps of transitions.</param>
/// <param name="TextFile">Where the text log goes; null for standard output.</param>
internal sealed record TelemetrySettings(
    string? Service,
    MachineTracingOptions? Traces,
    MachineMetricsOptions? Metrics,
    MachineLogOptions? Logs,
    Microsoft.Extensions.Logging.LogLevel LogLevel,
    LogLevel TextLevel,
    bool TextSteps,
    string? TextFile)
{
    /// <exception cref="ArgumentException">A variable has a value that does not fit; each is named.</exception>
    public static TelemetrySettings Read(Func<string, string?> read)
    {
        var variables = new TelemetryVariables(read);
        var settings = new TelemetrySettings(
            variables.Text("SERVICE"),
            variables.Flag("TRACES") ? TracesOf(variables) : null,
            variables.Flag("METRICS") ? MetricsOf(variables) : null,
            variables.Flag("LOGS") ? LogsOf(variables) : null,
            variables.Choice("LOGS_LEVEL", Microsoft.Extensions.Logging.LogLevel.Information),
            variables.Choice("LOG", AsyncMachine.LogLevel.None),
            variables.Flag("LOG_STEPS"),
            variables.Text("LOG_FILE"));
        variables.Check();
        return settings;
    }

    private static MachineTracingOptions TracesOf(TelemetryVariables variables)
    {
        var options = new MachineTracingOptions
        {
            Layout = variables.Choice("TRACES_LAYOUT", TraceLayout.Causes),
            Transitions = variables.Flag("TRACES_TRANSITIONS", true),
            States = variables.Flag("TRACES_STATES", true),
            Handlers = variables.Flag("TRACES_HANDLERS", true),
            Auto = variables.Flag("TRACES_AUTO", true),
            Health = variables.Flag("TRACES_HEALTH"),
            Canceled = variables.Flag("TRACES_CANCELED", true),
            Empty = variables.Flag("TRACES_EMPTY", true),
            AllowPattern = variables.Pattern("TRACES_ALLOW_PATTERN"),
            SkipPattern = variables.Pattern("TRACES_SKIP_PATTERN"),
            Root = variables.Context("TRACES_PARENT"),
        };
        foreach (string state in variables.List("TRACES_ALLOW_STATES")) options.AllowStates.Add(state);
        foreach (string state in variables.List("TRACES_SKIP_STATES")) options.SkipStates.Add(state);
        if (variables.Flag("TRACES_ARGS")) options.Args = static args => [new("text", args.ToString())];
        return options;
    }

    private static MachineMetricsOptions MetricsOf(TelemetryVariables variables) => new()
    {
        Durations = variables.Flag("METRICS_DURATIONS"),
        MachineIds = variables.Flag("METRICS_MACHINES"),
    };

    private static MachineLogOptions LogsOf(TelemetryVariables variables) => new()
    {
        Args = variables.Flag("LOGS_ARGS"),
        Checks = variables.Flag("LOGS_CHECKS"),
    };
}
