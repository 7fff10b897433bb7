using AsyncMachine.Telemetry.Variables;

namespace AsyncMachine.Telemetry.Tests.Variables;

/// <summary>What the variables of the environment say.</summary>
[NonParallelizable]
public sealed class TelemetrySettingsTests
{
    [Test]
    public void Without_variables_there_is_nothing()
    {
        TelemetrySettings settings = TelemetrySettings.Read(_ => null);

        Assert.That((settings.Traces, settings.Metrics, settings.Logs, settings.TextLevel), Is.EqualTo((default(MachineTracingOptions), default(MachineMetricsOptions), default(MachineLogOptions), LogLevel.None)));
    }

    [Test]
    public void Every_option_has_a_variable()
    {
        TelemetrySettings settings = Read(
            "SERVICE=mill", "TRACES=1", "TRACES_LAYOUT=machines", "TRACES_TRANSITIONS=0", "TRACES_STATES=off", "TRACES_HANDLERS=no", "TRACES_AUTO=false",
            "TRACES_HEALTH=1", "TRACES_CANCELED=0", "TRACES_EMPTY=0", "TRACES_ALLOW_STATES=Running, mill:Grain", "TRACES_SKIP_STATES=Idle",
            "TRACES_ALLOW_PATTERN=^mill:", "TRACES_SKIP_PATTERN=Idle$", "TRACES_ARGS=1",
            "TRACES_PARENT=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "METRICS=1", "METRICS_DURATIONS=1", "METRICS_MACHINES=1", "LOGS=1", "LOGS_LEVEL=Trace", "LOGS_ARGS=1", "LOGS_CHECKS=1", "LOG=3", "LOG_STEPS=1", "LOG_FILE=mill.log");

        MachineTracingOptions traces = settings.Traces!;
        Assert.That(settings.Service, Is.EqualTo("mill"));
        Assert.That(traces.Layout, Is.EqualTo(TraceLayout.Machines));
        Assert.That((traces.Transitions, traces.States, traces.Handlers, traces.Auto, traces.Health, traces.Canceled, traces.Empty), Is.EqualTo((false, false, false, false, true, false, false)));
        Assert.That((traces.AllowStates, traces.SkipStates), Is.EqualTo((new[] { "Running", "mill:Grain" }, new[] { "Idle" })));
        Assert.That((traces.AllowPattern!.IsMatch("mill:Grain"), traces.SkipPattern!.IsMatch("mill:Idle")), Is.EqualTo((true, true)));
        Assert.That(traces.Args!("wheat").Single().Value, Is.EqualTo("wheat"));
        Assert.That(traces.Root.SpanId.ToString(), Is.EqualTo("b7ad6b7169203331"));
        Assert.That((settings.Metrics!.Durations, settings.Metrics.MachineIds), Is.EqualTo((true, true)));
        Assert.That((settings.Logs!.Args, settings.Logs.Checks, settings.LogLevel), Is.EqualTo((true, true, Microsoft.Extensions.Logging.LogLevel.Trace)));
        Assert.That((settings.TextLevel, settings.TextSteps, settings.TextFile), Is.EqualTo((LogLevel.Operations, true, "mill.log")));
    }

    [Test]
    public void All_values_that_do_not_fit_are_named_at_once()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Read("TRACES=1", "TRACES_AUTO=maybe", "TRACES_SKIP_PATTERN=(", "TRACES_PARENT=0", "LOG=loud"))!;

        Assert.That(error.Message, Is.EqualTo(
            "Environment: ASYNCMACHINE_TRACES_AUTO is 'maybe', it must be 1 or 0; " +
            "ASYNCMACHINE_TRACES_SKIP_PATTERN is '(', it must be a regular expression; " +
            "ASYNCMACHINE_TRACES_PARENT is '0', it must be a W3C traceparent; " +
            "ASYNCMACHINE_LOG is 'loud', it must be one of None, External, Changes, Operations, Decisions, Everything."));
    }

    [Test]
    public async Task The_text_log_of_every_machine_goes_to_a_file()
    {
        string file = Path.GetTempFileName();
        var variables = new Dictionary<string, string> { ["ASYNCMACHINE_LOG"] = "Changes", ["ASYNCMACHINE_LOG_FILE"] = file };
        await using Machine<Lamp> lamp = Machine.Create(new Lamp(), new MachineOptions { Id = "desk" });
        using (TelemetryFromEnvironment.Start(variables.GetValueOrDefault))
        {
            lamp.Add(Lamp.Plugged);
        }

        lamp.Remove(Lamp.Plugged); // the log has ended

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("[desk] [state] +Plugged" + Environment.NewLine));
        File.Delete(file);
    }

    [Test]
    public async Task The_text_log_shows_the_steps_of_transitions_if_asked_for()
    {
        string file = Path.GetTempFileName();
        var variables = new Dictionary<string, string> { ["ASYNCMACHINE_LOG"] = "Changes", ["ASYNCMACHINE_LOG_STEPS"] = "1", ["ASYNCMACHINE_LOG_FILE"] = file };
        await using Machine<Lamp> lamp = Machine.Create(new Lamp(), new MachineOptions { Id = "desk" });
        using (TelemetryFromEnvironment.Start(variables.GetValueOrDefault))
        {
            lamp.Add(Lamp.Plugged);
            lamp.Set(Lamp.Lit);
        }

        Assert.That(await File.ReadAllLinesAsync(file), Is.EqualTo(new[]
        {
            "[desk] [step] called **Plugged**", "[desk] [step] activate **Plugged**", "[desk] [state] +Plugged",
            "[desk] [step] called **Lit**", "[desk] [step] deactivate **Plugged**", "[desk] [step] cancel **Lit**",
        }));
        File.Delete(file);
    }

    [Test]
    public void The_documentation_lists_every_variable()
    {
        var asked = new List<string>();
        TelemetrySettings.Read(name =>
        {
            asked.Add(name);
            return name is "ASYNCMACHINE_TRACES" or "ASYNCMACHINE_METRICS" or "ASYNCMACHINE_LOGS" ? "1" : null;
        });
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

        Assert.That(asked.Where(name => !document.Contains($"| `{name}` |", StringComparison.Ordinal)), Is.Empty);
    }

    private static TelemetrySettings Read(params string[] variables)
    {
        var values = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => "ASYNCMACHINE_" + pair[0], pair => pair[1]);
        return TelemetrySettings.Read(values.GetValueOrDefault);
    }
}
