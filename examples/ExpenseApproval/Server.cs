using System.Collections.Concurrent;
using AsyncMachine;

namespace ExpenseApproval;

/// <summary>
/// Both sides of the network in one process: the services of others, and the address to which managers send their decisions.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Machine<Expense>> _workflows = new();
    private int _filed;
    private int _failures;

    private Server(WebApplication app) => _app = app;

    /// <summary>Where it listens: a free port of the loopback interface.</summary>
    public Uri Address => new(_app.Urls.First());

    public static async Task<Server> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new Server(builder.Build());
        server._app.MapPut("/expenses/{name}", server.File);
        server._app.MapPost("/expenses/{name}/payment", server.Pay);
        server._app.MapPost("/expenses/{name}/approve", server.ApproveAsync);
        server._app.MapPost("/expenses/{name}/reject", server.RejectAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Decisions about this expense go to this machine.</summary>
    public void Add(string name, Machine<Expense> workflow) => _workflows[name] = workflow;

    /// <summary>Lets so many of the next payments fail.</summary>
    public void FailPayments(int count) => _failures = count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string File(string name) => $"{name}-{Interlocked.Increment(ref _filed)}";

    private IResult Pay(string name) => Interlocked.Decrement(ref _failures) >= 0
        ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Ok();

    private Task<IResult> ApproveAsync(string name, string id) => DecideAsync(name, Expense.Approved, id);

    private Task<IResult> RejectAsync(string name, string id) => DecideAsync(name, Expense.Rejected, id);

    // The answer to the request is the answer of the machine, though others may keep it busy at the moment.
    private async Task<IResult> DecideAsync(string name, State<Approval> decision, string approvalId)
    {
        if (!_workflows.TryGetValue(name, out Machine<Expense>? workflow)) return TypedResults.NotFound();
        Result result = await workflow.AddAsync(decision, new Approval(approvalId));
        return result.IsExecuted ? TypedResults.Ok() : TypedResults.Conflict();
    }
}
