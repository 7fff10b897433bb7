namespace AsyncMachine.Tests.Queueing;

/// <summary>A caller does not drain for others for ever.</summary>
public sealed class FairnessTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("M", multi: true).Build();

    [TestCase("mutations")]
    [TestCase("checks")]
    [TestCase("evals")]
    public async Task After_256_of_others_the_drain_goes_to_the_pool(string kind)
    {
        await using var machine = new Machine(Plain);
        using var hang = new Hang();
        var ran = new List<int>();
        machine.Bind(new HandlerMap()
            .On("AState", _ => hang.Here())
            .On("MEnter", (Action<Event>)(_ => ran.Add(Environment.CurrentManagedThreadId))));
        Task<int> call = Task.Factory.StartNew(
            () =>
            {
                machine.Add("A");
                return Environment.CurrentManagedThreadId;
            },
            TaskCreationOptions.LongRunning);
        await hang.Reached;
        for (int i = 0; i < 400; i++)
        {
            switch (kind)
            {
                case "mutations": machine.Add("M"); break;
                case "checks": machine.CanAdd("M"); break;
                default: _ = machine.EvalAsync(() => ran.Add(Environment.CurrentManagedThreadId)); break;
            }
        }

        hang.Release();
        int caller = await call.Soon();
        await machine.WhenQueueEnds().Soon();

        Assert.That(ran, Has.Count.EqualTo(400));
        Assert.That(ran.Count(thread => thread == caller), Is.EqualTo(256));
    }
}
