using System.Diagnostics;
using System.IO.Pipelines;
using AsyncMachine.Rpc;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class RemoteTracingTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero };

    [Test]
    public async Task A_trace_goes_on_in_a_machine_of_another_process_and_in_what_its_handlers_do()
    {
        using var log = new SpanLog();
        await using Machine<Station> far = Machine.Create(new Station { OnArrived = machine => machine.Add(Station.Cleaned) }, new MachineOptions { Id = "far" });
        await using MachineServer server = Serve(far, out Dial dial);
        await using RemoteMachine<Station> remote = await RemoteMachine.ConnectAsync<Station>(dial, Prompt).Soon();
        await using Machine<Station> near = Machine.Create(new Station { OnArrived = _ => remote.Post(MutationType.Add, [Station.Arrived]) }, new MachineOptions { Id = "near" });

        near.Add(Station.Arrived);
        await remote.When(Station.Cleaned).Soon();

        Activity[] ofFar = [.. log.Begun.Where(span => (string?)span.Attribute("asyncmachine.machine.id") == "far")];
        Assert.That(ofFar.Tree(), Is.EqualTo("[add] Arrived\n  Arrived\n    [add] Cleaned\n      Cleaned"));
        Activity nearState = log.Begun.First(span => span.DisplayName == "Arrived");
        Assert.That((ofFar[0].TraceId, ofFar[0].ParentSpanId, ofFar[0].Kind), Is.EqualTo((nearState.TraceId, nearState.SpanId, ActivityKind.Server)));
        Assert.That(ofFar[0].HasRemoteParent);
    }

    [Test]
    public async Task A_call_continues_the_callers_trace()
    {
        using var log = new SpanLog();
        await using Machine<Station> far = Machine.Create(new Station());
        await using MachineServer server = Serve(far, out Dial dial);
        await using RemoteMachine<Station> remote = await RemoteMachine.ConnectAsync<Station>(dial, Prompt).Soon();
        using Activity caller = new Activity("caller").Start();

        await remote.AddAsync(Station.Arrived).AsTask().Soon();

        Assert.That((log["[add] Arrived"].TraceId, log["[add] Arrived"].ParentSpanId), Is.EqualTo((caller.TraceId, caller.SpanId)));
    }

    [Test]
    public async Task A_trace_goes_on_through_a_mirror_that_is_served_onward()
    {
        using var log = new SpanLog();
        await using Machine<Station> far = Machine.Create(new Station());
        await using MachineServer server = Serve(far, out Dial dial);
        await using RemoteMachine<Station> mirror = await RemoteMachine.ConnectAsync<Station>(dial, Prompt).Soon();
        await using MachineServer repeater = Serve(mirror, out Dial further);
        await using RemoteMachine<Station> remote = await RemoteMachine.ConnectAsync<Station>(further, Prompt).Soon();
        using Activity caller = new Activity("caller").Start();

        await remote.AddAsync(Station.Arrived).AsTask().Soon();

        Assert.That((log["[add] Arrived"].TraceId, log["[add] Arrived"].ParentSpanId), Is.EqualTo((caller.TraceId, caller.SpanId)));
    }

    private static MachineServer Serve(IMachine machine, out Dial dial)
    {
        var server = new MachineServer();
        if (machine is RemoteMachine mirror) server.Host(mirror);
        else server.Host((Machine)machine);
        dial = _ =>
        {
            (IDuplexPipe first, IDuplexPipe second) = MemoryTransport.CreatePair();
            Task served = server.ServeAsync(second, CancellationToken.None);
            Assert.That(served.IsFaulted, Is.False);
            return new(first);
        };
        return server;
    }

    [StateSchema]
    private sealed partial class Station
    {
        [State]
        public static partial State Arrived { get; }

        [State]
        public static partial State Cleaned { get; }

        public Action<Machine>? OnArrived { get; init; }

        private void ArrivedState(Event e) => OnArrived?.Invoke(e.Machine);
    }
}
