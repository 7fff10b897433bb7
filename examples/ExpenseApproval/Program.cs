using AsyncMachine;
using ExpenseApproval;

await using Server server = await Server.StartAsync();
using var http = new HttpClient { BaseAddress = server.Address };
var services = new Services(http);

Console.WriteLine("a lunch is approved, by whoever knows the id, once:");
await using (Machine<Expense> lunch = await FileAsync("lunch"))
{
    Console.WriteLine($"  approve nr. lunch-7: {await services.DecideAsync("lunch", "approve", "lunch-7")}");
    Console.WriteLine($"  approve nr. lunch-1: {await services.DecideAsync("lunch", "approve", "lunch-1")}");
    await lunch.When(Expense.Paid);
    Console.WriteLine($"  reject nr. lunch-1: {await services.DecideAsync("lunch", "reject", "lunch-1")}");
    Console.WriteLine($"  {lunch}");
}

Console.WriteLine("a yacht is rejected:");
await using (Machine<Expense> yacht = await FileAsync("yacht"))
{
    Console.WriteLine($"  reject nr. yacht-2: {await services.DecideAsync("yacht", "reject", "yacht-2")}");
    Console.WriteLine($"  {yacht}");
}

Console.WriteLine("a train is approved, and paid at the second attempt:");
await using (Machine<Expense> train = await FileAsync("train"))
{
    server.FailPayments(1);
    Console.WriteLine($"  approve nr. train-3: {await services.DecideAsync("train", "approve", "train-3")}");
    await train.When(Expense.ErrPaying);
    Console.WriteLine($"  {train}");
    train.Remove(Expense.Exception);
    await train.When(Expense.Paid);
    Console.WriteLine($"  {train}");
}

async Task<Machine<Expense>> FileAsync(string name)
{
    var workflow = Machine.Create(new Expense(name, services), new MachineOptions { Id = name });
    server.Add(name, workflow);
    workflow.Add(Expense.Start);
    await workflow.When(Expense.Waiting);
    Console.WriteLine($"  {workflow}");
    return workflow;
}
