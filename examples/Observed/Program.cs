using AsyncMachine;
using AsyncMachine.Examples.Observed;
using AsyncMachine.Telemetry;
using OpenTelemetry.Metrics;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);

// First, so that it sees the rest begin. Traces and logs go where the environment says; Prometheus comes and fetches the metrics.
builder.Services.AddAsyncMachineTelemetryFromEnvironment();
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAsyncMachinePrometheus(options => options.Durations = true));
builder.Services.AddSingleton<SpanTree>();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddMachine<Oven>().BindConfiguration("Machines:Oven");
builder.Services.AddMachine<Bakery>().BindConfiguration("Machines:Bakery");

// Before the machines start, they continue where their record ends.
builder.Services.AddSingleton<Records>();
builder.Services.AddHostedService(services => services.GetRequiredService<Records>());

WebApplication app = builder.Build();
app.Services.GetRequiredService<SpanTree>();
app.MapAsyncMachinePrometheus("/metrics");
app.MapGet("/spans", (SpanTree spans) => spans.ToString());
app.MapGet("/history", (Records records) => records.ToString());
app.MapGet("/history/{machine}/{state}", async (string machine, string state, uint? last, Records records, CancellationToken token) =>
    await records.LastAsync(machine, state, (int)Math.Clamp(last ?? 10, 1, 1_000), token) is { } answer ? Results.Text(answer) : Results.NotFound());

int orders = 0;
app.MapPost("/orders", async (int pieces, Machine<Bakery> bakery, Records records, CancellationToken token) =>
{
    var order = new Order(records.OrdersBefore + Interlocked.Increment(ref orders), pieces);
    Task delivered = bakery.WhenArgs(Bakery.Delivered, done => done.Number == order.Number, token);
    Result result = await bakery.AddAsync(Bakery.Taken, order);
    if (!result.IsExecuted) return Results.Conflict("The bakery is closed.");
    await delivered;
    await records.FlushAsync(token); // what was answered outlives the process
    return Results.Text($"order {order.Number}: {order.Pieces} delivered\n");
});

await app.RunAsync();
