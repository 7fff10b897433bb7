using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AsyncMachine.Hosting.Tests.Health;

public sealed partial class HealthCheckTests
{
    [StateSchema]
    [Include<BasicStates>]
    private sealed partial class Link
    {
        [State(Require = [nameof(Start)])]
        public static partial State Connected { get; }
    }

    [StateSchema]
    private sealed partial class Lamp
    {
        public static partial State On { get; }
    }

    [Test]
    public async Task Ready_is_readiness()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Link>().AddHealthChecks());
        await host.StartAsync();

        HealthReport before = await CheckAsync(host);
        host.Machine<Link>().Add(Link.Ready);
        HealthReport after = await CheckAsync(host);
        await host.EndAsync();

        Assert.That(Statuses(before), Is.EqualTo(["Link Healthy", "Link-ready Unhealthy"]));
        Assert.That(before.Entries["Link-ready"].Description, Is.EqualTo("The machine Link is not ready."));
        Assert.That(Statuses(after), Is.EqualTo(["Link Healthy", "Link-ready Healthy"]));
        Assert.That(after.Entries["Link"].Data, Is.EquivalentTo(new Dictionary<string, object>
        {
            ["schema"] = "Link", ["states"] = "(Start:1 Ready:1)",
        }));
    }

    [Test]
    public async Task A_machine_without_Ready_is_ready_from_its_start_to_its_stop()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Lamp>().AddHealthChecks());

        HealthReport before = await CheckAsync(host);
        await host.StartAsync();
        HealthReport started = await CheckAsync(host);
        await host.StopAsync().Soon();
        HealthReport stopped = await CheckAsync(host);
        await host.EndAsync();

        Assert.That(Statuses(before), Is.EqualTo(["Lamp Healthy", "Lamp-ready Unhealthy"]));
        Assert.That(Statuses(started), Is.EqualTo(["Lamp Healthy", "Lamp-ready Healthy"]));
        Assert.That(Statuses(stopped), Is.EqualTo(["Lamp Unhealthy", "Lamp-ready Unhealthy"]));
        Assert.That(stopped.Entries["Lamp"].Description, Is.EqualTo("The machine Lamp is disposed."));
    }

    [Test]
    public async Task An_error_is_unhealthy_with_its_reason_until_it_is_over()
    {
        using IHost host = TestHost.Build(services => services.AddMachine<Link>().AddHealthChecks());
        await host.StartAsync();
        Machine<Link> machine = host.Machine<Link>();
        var error = new HttpRequestException("no route");

        BasicStates.AddErrNetwork(machine, error);
        HealthReportEntry failed = (await CheckAsync(host)).Entries["Link"];
        machine.Remove(Link.Exception, Link.ErrNetwork);
        HealthReportEntry recovered = (await CheckAsync(host)).Entries["Link"];
        await host.EndAsync();

        Assert.That(failed.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(failed.Description, Is.EqualTo("The machine Link is in an error: HttpRequestException: no route"));
        Assert.That(failed.Exception, Is.SameAs(error));
        Assert.That(failed.Data["states"], Does.Contain("ErrNetwork:1"));
        Assert.That(recovered.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Checks_have_names_tags_and_a_status_for_failure()
    {
        using IHost host = TestHost.Build(services =>
        {
            services.AddKeyedMachine<Link>("a").AddHealthChecks();
            services.AddKeyedMachine<Link>("b").AddHealthChecks("uplink", HealthStatus.Degraded);
        });
        await host.StartAsync();
        var service = host.Services.GetRequiredService<HealthCheckService>();

        HealthReport live = await service.CheckHealthAsync(check => check.Tags.Contains("live"));
        HealthReport ready = await service.CheckHealthAsync(check => check.Tags.Contains("ready"));
        await host.EndAsync();

        Assert.That(Statuses(live), Is.EqualTo(["Link-a Healthy", "uplink Healthy"]));
        Assert.That(Statuses(ready), Is.EqualTo(["Link-a-ready Unhealthy", "uplink-ready Degraded"]));
    }

    [Test]
    public void A_machine_for_each_scope_cannot_be_checked()
    {
        var builder = new ServiceCollection().AddScopedMachine<Link>();

        Assert.That(() => builder.AddHealthChecks(), Throws.InvalidOperationException.With.Message.Contains("scope"));
    }

    private static Task<HealthReport> CheckAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static IEnumerable<string> Statuses(HealthReport report) =>
        report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value.Status}");
}
