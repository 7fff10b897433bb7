namespace AsyncMachine.Rpc.AspNetCore.Tests;

/// <summary>The server among the services of an application: what it serves, when it is made, how it ends.</summary>
public sealed class LifeTests
{
    [TestCase(true), TestCase(false)]
    public async Task An_application_that_stops_says_good_bye_and_its_clients_come_back(bool isWebSocket)
    {
        WebApplication first = await StartAsync(isWebSocket);
        int port = first.Address().Port;
        Dial dial = isWebSocket ? first.WebSocket() : SocketTransport.To(first.EndPoint());
        var patient = new RemoteMachineOptions { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(5), MaxRetryDelay = TimeSpan.FromMilliseconds(50), MaxRetries = 10_000 };
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(dial, patient).Soon();
        Task away = remote.WhenAway();

        await first.StopAsync().Soon(); // for as long as it takes: a connection that stayed would hold it up for ever
        await away.Soon();
        await first.DisposeAsync();

        await using WebApplication second = await StartAsync(isWebSocket, port);
        await remote.WhenLive().Soon();
        Assert.That(await remote.AddAsync(Lamp.On).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(second.Lamp().Is(Lamp.On));
    }

    [Test]
    public async Task Clients_are_told_that_the_server_goes_and_not_that_its_machines_are_gone()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), TestHost.Once with { MaxRetries = 1_000_000 }).Soon();
        Task away = remote.WhenAway();

        await app.StopAsync().Soon();
        await away.Soon();

        Assert.That(app.Lamp().IsDisposed);
        Assert.That(remote.IsDisposed, Is.False, "it comes back; for a machine that is gone it would not");
    }

    [Test]
    public async Task Many_machines_are_served_by_name_behind_one_port()
    {
        await using WebApplication app = TestHost.Build(builder =>
        {
            builder.Services.AddKeyedMachine<Lamp>("north");
            builder.Services.AddMachineServer()
                .HostKeyed<Lamp>("north")
                .Host("plain", _ => new Machine(new SchemaBuilder("Door").State("Open").Build()));
        });
        app.MapMachines();
        await app.StartAsync();

        await using RemoteMachine<Lamp> north = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), TestHost.Once with { Machine = "north" }).Soon();
        await using RemoteMachine plain = await RemoteMachine.ConnectAsync(app.WebSocket(), TestHost.Once with { Machine = "plain" }).Soon();
        await north.AddAsync(Lamp.On).Soon();

        Assert.That(app.Services.GetRequiredKeyedService<Machine<Lamp>>("north").Is(Lamp.On));
        Assert.That(app.Lamp().Not(Lamp.On));
        Assert.That(plain.Schema.Name, Is.EqualTo("Door"));
        Assert.That(
            async () => await RemoteMachine.ConnectAsync(app.WebSocket(), TestHost.Once with { Machine = "south" }).Soon(),
            Throws.InstanceOf<RemoteRefusedException>().With.Message.Contains("'south'"));
    }

    [Test]
    public void Mistakes_are_named()
    {
        var services = new ServiceCollection();
        WebApplication without = WebApplication.CreateBuilder().Build();

        Assert.That(() => services.AddMachineServer().Host<Lamp>().Host<Lamp>(), Throws.ArgumentException.With.Message.Contains("another name"));
        Assert.That(() => without.MapMachines(), Throws.InvalidOperationException.With.Message.Contains("AddMachineServer"));
        Assert.That(() => new ListenBuilder(without.Services).UseMachines(), Throws.InvalidOperationException.With.Message.Contains("AddMachineServer"));
    }

    [Test]
    public async Task Options_that_do_not_fit_stop_the_host()
    {
        await using WebApplication app = TestHost.Build(options: options => options with { Window = 3 });

        Assert.That(async () => await app.StartAsync(), Throws.ArgumentException.With.Message.Contains("Window"));
    }

    private static async Task<WebApplication> StartAsync(bool isWebSocket, int port = 0)
    {
        WebApplication app = TestHost.Build(listen: isWebSocket ? null : endpoint => endpoint.UseMachines(), port: port);
        if (isWebSocket) app.MapMachines();
        await app.StartAsync();
        return app;
    }

    private sealed class ListenBuilder(IServiceProvider services) : Microsoft.AspNetCore.Connections.IConnectionBuilder
    {
        public IServiceProvider ApplicationServices => services;

        public Microsoft.AspNetCore.Connections.ConnectionDelegate Build() => _ => Task.CompletedTask;

        public Microsoft.AspNetCore.Connections.IConnectionBuilder Use(
            Func<Microsoft.AspNetCore.Connections.ConnectionDelegate, Microsoft.AspNetCore.Connections.ConnectionDelegate> middleware) => this;
    }
}
