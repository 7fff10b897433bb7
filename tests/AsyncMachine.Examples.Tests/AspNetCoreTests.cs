using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AsyncMachine.Examples.Tests;

public sealed class AspNetCoreTests
{
    private const string Listening = "Now listening on: ";

    [Test]
    public async Task It_serves_orders_refuses_others_shows_its_machine_and_stops()
    {
        using RunningExample running = Example.Start(
            "AspNetCore",
            Path.Combine(Example.RepositoryRoot, "examples", "AspNetCore"),
            "--urls", "http://127.0.0.1:0", "--Coffee:Heating", "00:00:00", "--Coffee:Cup", "00:00:00");
        string started = await running.ReadToAsync(Listening);
        int address = started.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length;
        using var client = new HttpClient { BaseAddress = new Uri(started[address..]) };

        string first = await OrderAsync(client, "ada", cups: 4);
        string second = await OrderAsync(client, "eve", cups: 6);
        string dry = await OrderAsync(client, "max", cups: 1);
        using HttpResponseMessage filled = await client.PostAsync("/water", content: null);
        string third = await OrderAsync(client, "max", cups: 1);
        JsonNode machine = JsonNode.Parse(await client.GetStringAsync("/machines"))!.AsArray().Single()!;
        string[] health = [await client.GetStringAsync("/health/live"), await client.GetStringAsync("/health/ready")];
        await running.InterruptAsync();
        ExampleResult result = await running.EndAsync();

        Assert.That(first, Is.EqualTo("""OK {"order":{"name":"ada","cups":4},"waterLeft":6}"""));
        Assert.That(second, Is.EqualTo("""OK {"order":{"name":"eve","cups":6},"waterLeft":0}"""));
        Assert.That(dry, Is.EqualTo("Conflict \"It is brewing, or has too little water.\""));
        Assert.That(filled.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(third, Is.EqualTo("""OK {"order":{"name":"max","cups":1},"waterLeft":9}"""));
        Assert.That(machine["id"]!.GetValue<string>(), Is.EqualTo("coffee-1"), "from appsettings.json");
        Assert.That(
            machine["active"]!.AsArray().Select(state => state!.GetValue<string>()),
            Is.EqualTo(["Start", "Ready", "Hot", "Served", "Refilled"]));
        Assert.That(health, Is.EqualTo(["Healthy", "Healthy"]));
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Output, Does.Contain("Machine coffee-1 (CoffeeMaker) stopped"));
    }

    private static async Task<string> OrderAsync(HttpClient client, string name, int cups)
    {
        using var order = new StringContent($$"""{"name":"{{name}}","cups":{{cups}}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync("/orders", order);
        return $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
