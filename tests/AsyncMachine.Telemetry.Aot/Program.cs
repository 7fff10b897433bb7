// Traces machines in a program compiled ahead of time: a line `ok NAME` for each feature, exit code 1 if one fails.
using System.Diagnostics;
using AsyncMachine;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Aot;
using OpenTelemetry;
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
return failed == 0 ? 0 : 1;

void Check(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "ok" : "FAILED")} {what}");
    if (!holds) failed++;
}
