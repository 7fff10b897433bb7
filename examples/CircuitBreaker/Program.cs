using AsyncMachine;
using AsyncMachine.Testing;
using CircuitBreaker;

var time = new ManualTime();
await using var machine = Machine.Create(new Exchange(), new MachineOptions { TimeProvider = time });
machine.Bind(new BreakerHandlers(threshold: 3, breakDuration: TimeSpan.FromSeconds(30)));
machine.Add(Exchange.Closed);

// What the other side will do, call by call; a number is a price, anything else an error.
var script = new Queue<string>(["101", "busy", "102", "busy", "busy", "busy", "down", "103", "104"]);

for (int i = 0; i < 6; i++) await AskAsync();
await AskAsync();
Pass(29);
await AskAsync();
Pass(1);
await AskAsync(); // the trial fails
Pass(30);

// The next trial takes its time, and nobody else gets through meanwhile.
var answer = new TaskCompletionSource<int>();
Task<int> trial = machine.ExecuteAsync(_ => new ValueTask<int>(answer.Task)).AsTask();
await AskAsync();
answer.SetResult(int.Parse(script.Dequeue()));
Console.WriteLine($"{Now()} trial: {await trial}, {Show()}");
await AskAsync();

async Task AskAsync()
{
    try
    {
        int price = await machine.ExecuteAsync(_ => script.Dequeue() is var said && int.TryParse(said, out int number)
            ? ValueTask.FromResult(number)
            : throw new IOException(said));
        Console.WriteLine($"{Now()} {price}, {Show()}");
    }
    catch (IOException error)
    {
        Console.WriteLine($"{Now()} {error.Message}, {Show()}");
    }
    catch (CircuitOpenException)
    {
        Console.WriteLine($"{Now()} not called, {Show()}");
    }
}

string Show() => $"{machine.Switch(Exchange.Circuit)}{(machine.Is(Exchange.Stale) ? ", stale prices" : "")}";

void Pass(int seconds) => time.Advance(TimeSpan.FromSeconds(seconds));

string Now() => $@"{time.GetUtcNow() - time.Start:mm\:ss}";
