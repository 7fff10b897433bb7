using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AsyncMachine.Hosting.Tests.AspNetCore;

public sealed partial class MachineListTests
{
    [StateSchema]
    [Include<BasicStates>]
    private sealed partial class Tank
    {
        [State(Remove = [nameof(Empty)])]
        public static partial State Full { get; }

        [State(Remove = [nameof(Full)])]
        public static partial State Empty { get; }
    }

    [Test]
    public async Task Machines_are_listed_as_they_are()
    {
        await using WebApplication app = Application(services =>
        {
            services.AddKeyedMachine<Tank>("north");
            services.AddKeyedMachine<Tank>("south");
        });
        app.MapMachineList("/internal/machines");
        await app.StartAsync();
        var north = app.Services.GetRequiredKeyedService<Machine<Tank>>("north");
        north.Add(Tank.Full);
        north.Add(Tank.Empty);
        north.AddError(new IOException("leak \"here\""));

        using HttpResponseMessage response = await Client(app).GetAsync("internal/machines").Soon();
        string text = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        const string Expected = """
            [
              {
                "id": "Tank-north", "schema": "Tank", "active": ["Exception", "Start", "Empty"],
                "ticks": { "Exception": 1, "Start": 1, "Full": 2, "Empty": 1 }, "queueTick": 5,
                "error": { "type": "System.IO.IOException", "message": "leak \"here\"", "active": true }
              },
              { "id": "Tank-south", "schema": "Tank", "active": ["Start"], "ticks": { "Start": 1 }, "queueTick": 2 }
            ]
            """;
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(Expected)), Is.True, text);
        await app.StopAsync();
    }

    [Test]
    public async Task Machines_of_a_request_are_listed_while_it_runs()
    {
        await using WebApplication app = Application(services => services.AddScopedMachine<Tank>());
        app.MapMachineList();
        app.MapGet("/visit", async context =>
        {
            context.RequestServices.GetRequiredService<Machine<Tank>>().Add(Tank.Full);
            await context.Response.StartAsync();
            using HttpResponseMessage inner = await Client(app).GetAsync("machines");
            await inner.Content.CopyToAsync(context.Response.Body);
        });
        await app.StartAsync();

        string during = await Client(app).GetStringAsync("visit").Soon();

        Assert.That(JsonNode.Parse(during)!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(during, Does.Contain("\"active\":[\"Full\"]"));
        await app.StopAsync();
    }

    [Test]
    public async Task A_list_without_machines_is_a_mistake()
    {
        await using WebApplication app = Application(_ => { });

        Assert.That(() => app.MapMachineList(), Throws.InvalidOperationException.With.Message.Contains("AddMachine"));
    }

    private static WebApplication Application(Action<IServiceCollection> add)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        add(builder.Services);
        return builder.Build();
    }

    private static HttpClient Client(WebApplication app)
    {
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new HttpClient { BaseAddress = new Uri(address + "/") };
    }
}
