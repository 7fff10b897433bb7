
namespace AsyncMachine.Telemetry.Tests.Otlp;

/// <summary>What environment variables switch on arrives at a collector, over either protocol.</summary>
[NonParallelizable]
public sealed class OtlpTests
{
    [TestCase("http/protobuf")]
    [TestCase("grpc")]
    public async Task Spans_metrics_and_logs_arrive_at_a_collector(string protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var variables = new ProcessVariables(
            ("ASYNCMACHINE_SERVICE", "lamps"), ("ASYNCMACHINE_TRACES", "1"), ("ASYNCMACHINE_METRICS", "1"), ("ASYNCMACHINE_METRICS_DURATIONS", "1"),
            ("ASYNCMACHINE_METRICS_MACHINES", "1"), ("ASYNCMACHINE_LOGS", "1"), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", protocol == "grpc" ? receiver.Grpc : receiver.Http));

        await using Machine<Lamp> lamp = Machine.Create(new Lamp());
        string id = lamp.Id;
        using (TelemetryFromEnvironment.Start())
        {
            lamp.Add(Lamp.Plugged);
            lamp.Add(Lamp.Lit);
        } // what was not sent is

        OtlpSpan lit = await receiver.Spans.NextAsync(span => span.Name == "[add] Lit");
        Assert.That((lit.Service, lit.Scope, lit.ParentId, lit.TraceId.Length), Is.EqualTo(("lamps", "AsyncMachine", "", 32)));
        Assert.That(lit.Attributes["asyncmachine.machine.id"], Is.EqualTo(id));

        OtlpPoint auto = await receiver.Points.NextAsync(point =>
            point.Metric == "asyncmachine.transitions" && point.Attributes["asyncmachine.mutation.auto"] == "true" &&
            point.Attributes["asyncmachine.machine.id"] == id);
        Assert.That((auto.Service, auto.Scope, auto.Unit, auto.Value, auto.Attributes["asyncmachine.schema"]), Is.EqualTo(("lamps", "AsyncMachine", "{transition}", 1.0, "Lamp")));

        OtlpPoint duration = await receiver.Points.NextAsync(point => point.Metric == "asyncmachine.transition.duration");
        Assert.That((duration.Bounds[0], duration.Bounds[^1], duration.Buckets.Count), Is.EqualTo((1e-7, 10.0, duration.Bounds.Count + 1)));

        OtlpLog log = await receiver.Logs.NextAsync(log => log.Body.Contains("+Lit", StringComparison.Ordinal));
        Assert.That((log.Service, log.Scope, log.TraceId, log.SpanId), Is.EqualTo(("lamps", "AsyncMachine.Lamp", lit.TraceId, lit.SpanId)));
        Assert.That((log.Attributes["MachineId"], log.Attributes["Mutation"], log.Attributes["States"], log.Attributes["Changes"]), Is.EqualTo((id, "add", "Lit", "+Lit")));
    }
}
