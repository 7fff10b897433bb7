using System.Diagnostics;
using System.Globalization;
using System.Net;
using AsyncMachine.Examples.Tests;
using AsyncMachine.Rpc;
using AsyncMachine.Telemetry.Depot;

namespace AsyncMachine.Telemetry.Tests.Otlp;

/// <summary>A trace goes from a machine of this process, by TCP, into one of another process, and on into what its handlers do.</summary>
[NonParallelizable]
public sealed class TwoProcessesTests
{
    [Test]
    public async Task Spans_of_two_processes_are_one_trace_at_the_collector()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var variables = new ProcessVariables(
            ("ASYNCMACHINE_SERVICE", "near"), ("ASYNCMACHINE_TRACES", "1"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Http));
        Process process = StartDepot(receiver.Grpc);
        using var depot = new RunningExample(process);
        int port = int.Parse((await depot.ReadToAsync("port ").Soon())["port ".Length..], CultureInfo.InvariantCulture);
        using (TelemetryFromEnvironment.Start())
        {
            await using RemoteMachine<Trains> remote = await RemoteMachine.ConnectAsync<Trains>(
                SocketTransport.To(new IPEndPoint(IPAddress.Loopback, port)), new RemoteMachineOptions { PushInterval = TimeSpan.Zero }).Soon();
            await using Machine<Trains> near = Machine.Create(
                new Trains { OnArrived = _ => remote.Post(MutationType.Add, [Trains.Arrived]) }, new MachineOptions { Id = "near" });
            near.Add(Trains.Arrived);
            await remote.When(Trains.Cleaned).Soon();
        } // what was not sent is

        process.StandardInput.Close();
        Assert.That((await depot.EndAsync()).ExitCode, Is.Zero);

        List<OtlpSpan> spans = [];
        while (spans.Count < 6) spans.Add(await receiver.Spans.NextAsync(span => span.Attributes.GetValueOrDefault("asyncmachine.machine.id") is "near" or "far"));
        Assert.That(spans.Select(span => span.TraceId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(PathTo("Cleaned"), Is.EqualTo("near [add] Arrived > near Arrived > far [add] Arrived server > far Arrived > far [add] Cleaned > far Cleaned"));
        OtlpSpan cause = spans.Single(span => span is { Service: "far", Name: "[add] Arrived" });
        Assert.That(spans.Single(span => span.Name == "[add] Cleaned").Links, Is.EqualTo(new[] { cause.SpanId }));
        Assert.That(cause.Events, Is.EqualTo(new[] { "ArrivedState" }));

        string PathTo(string name)
        {
            OtlpSpan span = spans.Single(span => span.Name == name);
            string path = Text(span);
            while (spans.Find(parent => parent.SpanId == span.ParentId) is { } parent)
            {
                path = $"{Text(parent)} > {path}";
                span = parent;
            }

            return path;
        }

        static string Text(OtlpSpan span) => $"{span.Service} {span.Name}{(span.IsServer ? " server" : "")}";
    }

    private static Process StartDepot(string collector)
    {
        string program = Path.Combine(
            Repository.Root, "tests", "AsyncMachine.Telemetry.Depot", "bin", Repository.Configuration, "net10.0", "AsyncMachine.Telemetry.Depot.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ASYNCMACHINE_SERVICE"] = "far", ["ASYNCMACHINE_TRACES"] = "1",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc", ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
            },
        };
        return Process.Start(start)!;
    }
}
