using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace AsyncMachine.Rpc.AspNetCore.Tests;

public sealed partial class WebSocketTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, MaxRetries = 0 };

    [StateSchema]
    [Include<BasicStates>]
    private sealed partial class Lamp
    {
        [State(Require = [nameof(Start)])]
        public static partial State On { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }
    }

    [Test]
    public async Task Clients_mutate_and_see_each_others_changes()
    {
        await using WebApplication app = TestHost.Build(builder =>
        {
            builder.Services.AddMachine<Lamp>();
            builder.Services.AddMachineServer().Host<Lamp>();
        });
        app.MapMachines();
        await app.StartAsync();
        await using RemoteMachine<Lamp> first = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), Prompt).Soon();
        await using RemoteMachine<Lamp> second = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), Prompt).Soon();

        Task seen = second.When(Lamp.On);
        Result result = await first.AddAsync(Lamp.On).Soon();
        await seen.Soon();
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => (i % 2 == 0 ? first : second).AddAsync(Lamp.Blink).AsTask())).Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(app.Services.GetRequiredService<Machine<Lamp>>().Tick(Lamp.Blink), Is.EqualTo(1_999));
        await Task.WhenAll(first.WhenTime(Lamp.Blink, 1_999), second.WhenTime(Lamp.Blink, 1_999)).Soon();
    }
}
