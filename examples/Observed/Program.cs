using AsyncMachine;
using AsyncMachine.Examples.Observed;
using AsyncMachine.Telemetry;
using OpenTelemetry.Metrics;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddMachine<Oven>().BindConfiguration("Machines:Oven");
builder.Services.AddMachine<Bakery>().BindConfiguration("Machines:Bakery");

// Traces and logs go where the environment says; Prometheus comes and fetches the metrics.
builder.Services.AddAsyncMachineTelemetryFromEnvironment();
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAsyncMachinePrometheus(options => options.Durations = true));
builder.Services.AddSingleton<SpanTree>();

WebApplication app = builder.Build();
app.Services.GetRequiredService<SpanTree>();
app.MapAsyncMachinePrometheus("/metrics");
app.MapGet("/spans", (SpanTree spans) => spans.ToString());

int orders = 0;
app.MapPost("/orders", async (int pieces, Machine<Bakery> bakery, CancellationToken token) =>
{
    var order = new Order(Interlocked.Increment(ref orders), pieces);
    Task delivered = bakery.WhenArgs(Bakery.Delivered, done => done.Number == order.Number, token);
    Result result = await bakery.AddAsync(Bakery.Taken, order);
    if (!result.IsExecuted) return Results.Conflict("The bakery is closed.");
    await delivered;
    return Results.Text($"order {order.Number}: {order.Pieces} delivered\n");
});

await app.RunAsync();
