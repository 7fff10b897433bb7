using AsyncMachine;
using AsyncMachine.Examples.AspNetCore;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddMachine<CoffeeMaker>()
    .BindConfiguration("Machines:CoffeeMaker")
    .LogTransitions()
    .AddHealthChecks();

WebApplication app = builder.Build();
app.MapMachineList("/machines");
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });

// Waits until the coffee is served, or until the client hangs up. Whether it can be made is the machine's decision, not this code's.
app.MapPost("/orders", async (Order order, Machine<CoffeeMaker> machine, CancellationToken token) =>
{
    await machine.When(CoffeeMaker.Ready, token);
    Task<Receipt> served = machine.WhenArgs(CoffeeMaker.Served, receipt => receipt.Order == order, token);
    Result result = await machine.AddAsync(CoffeeMaker.Brewing, order);
    return result.IsExecuted ? Results.Ok(await served) : Results.Conflict("It is brewing, or has too little water.");
});

app.MapPost("/water", async (Machine<CoffeeMaker> machine) =>
{
    await machine.AddAsync(CoffeeMaker.Refilled);
    return Results.NoContent();
});

await app.RunAsync();
