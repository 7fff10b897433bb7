using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace AsyncMachine.Telemetry.Tests.Logs;

/// <summary>Machines are logged as records with fields, at the levels of the engine's text log.</summary>
[NonParallelizable]
public sealed partial class LoggingTests
{
    [Test]
    public async Task Records_have_levels_texts_and_fields()
    {
        using var log = new KeptLog();
        using IDisposable logging = MachineLogging.Start(log.Factory, new MachineLogOptions { Checks = true, Args = true });
        await using Machine<Gate> gate = Machine.Create(new Gate(), new MachineOptions { Id = "north" });

        gate.Add(Gate.Open, new("storm"));
        gate.Add(Gate.Guarded);
        gate.CanAdd(Gate.Guarded);
        gate.Remove(Gate.Guarded);
        gate.AddError(new IOException("rust"));

        Assert.That(log.Lines.Where(line => line.Contains("north", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Debug 511 HandlerStart: north (Gate) calls Gate.OpenState; transition 1",
            "Trace 512 HandlerEnd: north (Gate) returns from Gate.OpenState; transition 1",
            "Information 500 TransitionExecuted: north (Gate) [add] Open: +Open; transition 1, queue tick 2, auto False, source , args Reason { Text = storm }",
            "Debug 501 TransitionCanceled: north (Gate) [add] Guarded: canceled: Guarded requires Locked; transition 2, queue tick 3, auto False, source , args ",
            "Trace 502 TransitionChecked: north (Gate) [add] Guarded? Guarded requires Locked; transition 3",
            "Trace 500 TransitionExecuted: north (Gate) [remove] Guarded: ; transition 4, queue tick 4, auto False, source , args ",
            "Error 530 MachineError: north (Gate) reports an error; phase None, handler , transition ",
            "Information 500 TransitionExecuted: north (Gate) [add] Exception: +Exception; transition 5, queue tick 5, auto False, source , args IOException: rust",
        }));
        Assert.That(log.Categories, Is.EqualTo(new[] { "AsyncMachine.Gate" }));
        IReadOnlyDictionary<string, object?> fields = log.FieldsOf("[add] Open");
        Assert.That(
            (fields["MachineId"], fields["Schema"], fields["Mutation"], fields["States"], fields["Changes"], fields["Auto"], fields["TransitionId"], fields["Args"]),
            Is.EqualTo(("north", "Gate", "add", "Open", "+Open", (object)false, (object)1UL, "Reason { Text = storm }")));
    }

    [Test]
    public async Task Records_of_a_traced_transition_are_logged_inside_its_span()
    {
        using var log = new KeptLog();
        using IDisposable tracing = MachineTracing.Start(), logging = MachineLogging.Start(log.Factory);
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MachineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using Machine<Gate> gate = Machine.Create(new Gate());
        Activity? before = Activity.Current;

        gate.Add(Gate.Open, new("storm"));

        Activity span = spans.Single(span => span.DisplayName == "[add] Open");
        Assert.That(log.SpanOf("[add] Open"), Is.EqualTo(span.SpanId.ToString()));
        Assert.That(log.SpanOf("calls Gate.OpenState"), Is.EqualTo(span.SpanId.ToString()));
        Assert.That(Activity.Current, Is.SameAs(before));
    }

    [Test]
    public async Task Logging_ends_when_it_is_disposed_and_is_for_chosen_machines()
    {
        using var log = new KeptLog();
        IDisposable logging = MachineLogging.Start(log.Factory, new MachineLogOptions { Machines = machine => machine.Id == "south" });
        await using Machine<Gate> north = Machine.Create(new Gate(), new MachineOptions { Id = "north" }), south = Machine.Create(new Gate(), new MachineOptions { Id = "south" });
        north.Add(Gate.Locked);
        south.Add(Gate.Locked);

        logging.Dispose();
        south.Remove(Gate.Locked);

        Assert.That(log.Lines, Is.EqualTo(new[] { "Information 500 TransitionExecuted: south (Gate) [add] Locked: +Locked; transition 1, queue tick 2, auto False, source , args " }));
        Assert.That(south.Tracers, Is.Empty);
    }

    [Test]
    public async Task A_host_logs_its_machines()
    {
        using var log = new KeptLog();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(log.Factory);
        builder.Services.AddAsyncMachineLogging(options => options.Machines = machine => machine.Id == "hosted");
        using IHost host = builder.Build();
        await using Machine<Gate> gate = Machine.Create(new Gate(), new MachineOptions { Id = "hosted" });

        await host.StartAsync().Soon();
        gate.Add(Gate.Locked);
        await host.StopAsync().Soon();
        gate.Remove(Gate.Locked);

        Assert.That(log.Lines.Where(line => line.Contains(" 500 ", StringComparison.Ordinal)), Is.EqualTo(new[] { "Information 500 TransitionExecuted: hosted (Gate) [add] Locked: +Locked; transition 1, queue tick 2, auto False, source , args " }));
    }

    [StateSchema]
    private sealed partial class Gate
    {
        [State]
        public static partial State<Reason> Open { get; }

        [State]
        public static partial State Locked { get; }

        [State(Require = [nameof(Locked)])]
        public static partial State Guarded { get; }

        private void OpenState(Reason reason) => _ = reason;
    }

    [StateArgs]
    internal sealed partial record Reason(string Text);
}
