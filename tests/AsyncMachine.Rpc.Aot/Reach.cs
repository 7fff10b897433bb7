using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AsyncMachine;
using AsyncMachine.Rpc;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

/// <summary>Machines are reached over each transport, served by the listener and by ASP.NET.</summary>
internal static class Reach
{
    public static async Task<(string Name, bool IsReached)[]> AllAsync()
    {
        X509Certificate2 certificate = Certificates.ForServer("localhost");
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, port => port.UseMachines());
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddMachineServer().Host("", _ => new Machine(new SchemaBuilder("Lamp").State("On").Build()));
        await using WebApplication app = builder.Build();
        app.MapMachines();
        await app.StartAsync();
        int[] ports = [.. app.Urls.Select(url => new Uri(url).Port)];

        var server = app.Services.GetRequiredService<MachineServer>();
        await using SocketListener tls = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0), Certificates.Server(certificate));
        SslClientAuthenticationOptions wanted = Certificates.Client(certificate);
        return
        [
            ("kestrel", await ReachesAsync(SocketTransport.To(new IPEndPoint(IPAddress.Loopback, ports[1])))),
            ("websocket", await ReachesAsync(WebSocketTransport.To(new Uri($"ws://127.0.0.1:{ports[0]}/arpc")))),
            ("tls", await ReachesAsync(SocketTransport.To(tls.EndPoint, wanted))),
        ];
    }

    private static async Task<bool> ReachesAsync(Dial dial)
    {
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(dial, new RemoteMachineOptions { MaxRetries = 0 }).WaitAsync(TimeSpan.FromMinutes(1));
        return (await remote.AddAsync(remote.Schema.State("On"))).IsExecuted && remote.Is("On");
    }
}
