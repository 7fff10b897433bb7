using System.Runtime.Versioning;
using AsyncMachine;
using AsyncMachine.Examples.Browser;
using AsyncMachine.Rpc;

[assembly: SupportedOSPlatform("browser")]

Dial dial = WebSocketTransport.To(new Uri(Buttons.Address()));
var options = new RemoteMachineOptions { PushInterval = TimeSpan.Zero, MaxRetryDelay = TimeSpan.FromSeconds(2), MaxRetries = int.MaxValue };
await using RemoteMachine<Washer> washer = await RemoteMachine.ConnectAsync<Washer>(dial, options);
await using Machine<Page> page = Machine.Create(new Page(washer));
new View(washer).Follow(page);
Buttons.Page = page;

// The page lives as long as it is open: it follows the connection, which makes itself again.
while (true)
{
    await washer.WhenLive();
    page.Add(Page.Live);
    await washer.WhenAway();
    page.Add(Page.Away);
}
