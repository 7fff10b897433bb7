using MyHost;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddMachine<Poller>()
    .BindConfiguration("Machines:Poller")
    .LogTransitions()
    .AddHealthChecks();

await builder.Build().RunAsync();
