using System.IO.Pipelines;
using System.Net.WebSockets;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Transports;

public sealed class WebSocketLineTests
{
    [Test]
    public async Task A_websocket_that_the_other_side_does_not_close_is_given_up_when_the_time_for_it_is_over()
    {
        var silent = new JointStream();
        silent.Open();
        var time = new SteppedTime();
        DateTimeOffset begun = time.GetUtcNow();
        var line = new WebSocketLine(WebSocket.CreateFromStream(silent, new WebSocketCreationOptions { IsServer = true })) { Time = time };

        await line.Output.CompleteAsync();
        Assert.That(line.Closed.IsCompleted, Is.False);
        await time.PassAsync(line.Closed).Soon();

        Assert.That(time.GetUtcNow() - begun, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }
}
