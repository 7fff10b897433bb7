// Runs hosted machines in a program compiled ahead of time: a line `ok NAME` for each feature, exit code 1 if one fails.
using AsyncMachine;
using AsyncMachine.Hosting;
using AsyncMachine.Hosting.Aot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

var log = new LineLog();
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args });
builder.Configuration.AddInMemoryCollection([new("Machines:Worker:QueueLimit", "7"), new("Machines:Worker:Tags:0", "aot")]);
builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Trace);
builder.Services.AddSingleton<Tools>();
builder.Services.AddMachine<Worker>().BindConfiguration("Machines:Worker").LogTransitions().AddHealthChecks();
builder.Services.AddKeyedMachine<Worker>("second").Configure(options => options with { HandlerTimeout = TimeSpan.FromSeconds(5) });
builder.Services.AddScopedMachine<Visit>();
using IHost host = builder.Build();
await host.StartAsync();

int failed = 0;
var worker = host.Services.GetRequiredService<Machine<Worker>>();
var second = host.Services.GetRequiredKeyedService<Machine<Worker>>("second");
Check("start", worker.Is(BasicStates.Start) && second.Is(BasicStates.Start));
Check("injection", worker.Instance.Tools == host.Services.GetRequiredService<Tools>() && worker != second);
Check("options", worker.Options.QueueLimit == 7 && worker.Options.Tags is ["aot"] && second.Options.HandlerTimeout.TotalSeconds == 5);

await using (AsyncServiceScope scope = host.Services.CreateAsyncScope())
{
    var visit = scope.ServiceProvider.GetRequiredService<Machine<Visit>>();
    visit.Add(Visit.Here);
    Check("scope", visit.Is(Visit.Here) && host.Services.GetRequiredService<MachineRegistry>().Machines.Count == 3);
}

Check("registry", host.Services.GetRequiredService<MachineRegistry>().Machines.Count == 2);

var health = host.Services.GetRequiredService<HealthCheckService>();
HealthReport unready = await health.CheckHealthAsync();
worker.Add(BasicStates.Ready);
HealthReport ready = await health.CheckHealthAsync();
worker.AddError(new IOException("no disk"));
HealthReport ill = await health.CheckHealthAsync();
Check(
    "health",
    unready.Entries["Worker-ready"].Status == HealthStatus.Unhealthy && ready.Status == HealthStatus.Healthy &&
    ill.Entries["Worker"].Description!.Contains("IOException: no disk", StringComparison.Ordinal));

await host.StopAsync();
Check("stop", worker.IsDisposed && second.IsDisposed);
Check("log", ((int[])[100, 101, 102, 110, 111, 200, 300]).All(id => log.Ids.Contains(id)));

using IHost bad = Bad();
string? refusal = null;
try
{
    await bad.StartAsync();
}
catch (OptionsValidationException exception)
{
    refusal = exception.Message;
}

Check("validation", refusal == "Machines:Worker:QueueLimit is 'many'; it must be a whole number, 1 or more.");
return failed == 0 ? 0 : 1;

void Check(string name, bool passed)
{
    Console.WriteLine($"{(passed ? "ok" : "FAILED")} {name}");
    if (!passed) failed++;
}

static IHost Bad()
{
    HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
    builder.Configuration.AddInMemoryCollection([new("Machines:Worker:QueueLimit", "many")]);
    builder.Services.AddSingleton<Tools>().AddMachine<Worker>().BindConfiguration("Machines:Worker");
    return builder.Build();
}
