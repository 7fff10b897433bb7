// Traces, counts and logs machines in a program compiled ahead of time: a line `ok NAME` for each feature, exit code 1 if one fails.
using System.Diagnostics;
using AsyncMachine;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Aot;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

int failed = 0;
var exported = new List<Activity>();
using (TracerProvider provider = Sdk.CreateTracerProviderBuilder()
    .AddAsyncMachineInstrumentation(options =>
    {
        options.SkipStates.Add("Hidden");
        options.Args = args => [new("text", args.ToString())];
    })
    .AddInMemoryExporter(exported).Build())
{
    var gate = new TaskCompletionSource();
    await using var machine = Machine.Create(new Printer { Gate = gate.Task });
    machine.Add(Printer.Printing, new Page("one"));
    machine.Add(Printer.Hidden);
    gate.SetResult();
    await machine.When(Printer.Done);
    machine.AddError(new IOException("no paper"));
}

Activity add = exported.Single(span => span.DisplayName == "[add] Printing");
Activity done = exported.Single(span => span.DisplayName == "[add] Done");
Activity printing = exported.Single(span => span.DisplayName == "Printing");
Check("spans", add.GetTagItem("asyncmachine.schema") is "Printer" && add.GetTagItem("asyncmachine.states.called") is string[] and ["Printing"]);
Check("args", add.GetTagItem("asyncmachine.args.text") is "Page one");
Check("cause after an await", done.ParentSpanId == printing.SpanId && done.GetTagItem("asyncmachine.source.valid") is false && done.Links.Single().Context.SpanId == add.SpanId);
Check("current activity", Printer.Seen is ["Printing", "Printing"]);
Check("filters", !exported.Exists(span => span.DisplayName.Contains("Hidden", StringComparison.Ordinal)));
Check("errors", exported.Exists(span => span.DisplayName == "[add] Exception" && span.StatusDescription == "no paper"));

exported.Clear();
using (TracerProvider provider = Sdk.CreateTracerProviderBuilder()
    .AddAsyncMachineInstrumentation(new MachineTracingOptions { Layout = TraceLayout.Machines }).AddInMemoryExporter(exported).Build())
{
    await using var machine = Machine.Create(new Printer { Gate = Task.CompletedTask });
    machine.Add(Printer.Hidden);
}

Check("layout by machines", exported.Select(span => span.TraceId).Distinct().Count() == 1 && exported.Exists(span => span.DisplayName == "root"));
var metrics = new List<Metric>();
using (MeterProvider provider = Sdk.CreateMeterProviderBuilder()
    .AddAsyncMachineInstrumentation(options => options.Durations = true).AddInMemoryExporter(metrics).Build())
{
    await using var machine = Machine.Create(new Printer { Gate = Task.CompletedTask });
    machine.Add(Printer.Hidden);
    provider.ForceFlush();
}

Check("metrics", metrics.Exists(metric => metric.Name == "asyncmachine.transitions") && metrics.Exists(metric => metric.Name == "asyncmachine.transition.duration"));

var logs = new List<LogRecord>();
using (ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddOpenTelemetry(options => options.AddInMemoryExporter(logs))))
using (MachineLogging.Start(loggers))
{
    await using var machine = Machine.Create(new Printer { Gate = Task.CompletedTask }, new MachineOptions { Id = "printer" });
    machine.Add(Printer.Hidden);
}

Check("logs", logs.Exists(log => log.EventId.Id == 500 && log.Attributes!.Contains(new("MachineId", "printer")) && log.Attributes!.Contains(new("Changes", "+Hidden"))));

Environment.SetEnvironmentVariable("ASYNCMACHINE_TRACES", "maybe");
try
{
    TelemetryFromEnvironment.Start().Dispose();
    Check("environment", false);
}
catch (ArgumentException fault)
{
    Check("environment", fault.Message.Contains("ASYNCMACHINE_TRACES is 'maybe'", StringComparison.Ordinal));
}

return failed == 0 ? 0 : 1;

void Check(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "ok" : "FAILED")} {what}");
    if (!holds) failed++;
}
