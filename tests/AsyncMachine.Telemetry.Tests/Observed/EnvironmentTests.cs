using AsyncMachine.History.Tests.Support;
using AsyncMachine.Telemetry.Tests.Otlp;

namespace AsyncMachine.Telemetry.Tests.Observed;

/// <summary>The example with the variables of its README.</summary>
[NonParallelizable]
public sealed class EnvironmentTests
{
    [Test]
    public async Task Variables_send_its_traces_metrics_and_logs_to_a_collector_and_leave_Prometheus_all_it_had()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var variables = new ProcessVariables( // the example inherits them
            ("ASYNCMACHINE_SERVICE", "bakery"), ("ASYNCMACHINE_TRACES", "1"), ("ASYNCMACHINE_METRICS", "1"), ("ASYNCMACHINE_LOGS", "1"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Grpc));
        using var folder = new TemporaryFolder();
        using ObservedProcess service = await ObservedProcess.StartAsync(folder);

        await service.OrderAsync();
        string scraped = await service.GetAsync("/metrics");
        Assert.That(await service.StopAsync(), Is.Zero);

        await receiver.Spans.NextAsync(span => span.Name == "[add] Start" && span.Attributes["asyncmachine.machine.id"] == "oven");
        OtlpSpan taken = await receiver.Spans.NextAsync(span => span.Name == "[add] Taken");
        OtlpSpan delivered = await receiver.Spans.NextAsync(span => span.Name == "[add] Delivered");
        OtlpLog log = await receiver.Logs.NextAsync(log => log.Body.Contains("+Taken", StringComparison.Ordinal));
        OtlpPoint point = await receiver.Points.NextAsync(point => point.Metric == "asyncmachine.transitions" && point.Attributes["asyncmachine.schema"] == "Oven");
        Assert.That((taken.Service, delivered.TraceId, log.SpanId, point.Service), Is.EqualTo(("bakery", taken.TraceId, taken.SpanId, "bakery")));
        Assert.That(scraped, Does.Contain("asyncmachine_transition_duration_seconds_bucket"));
    }
}
