using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>What calls cost in bytes of both sides together, counted over the whole process.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Times = 20_000, Open = 512;

    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").State("Blink", multi: true).Build();

    [Test]
    public async Task A_call_among_many_allocates_nearly_nothing_on_both_sides_together()
    {
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();
        State blink = remote.Schema.State("Blink");
        var open = new ValueTask<Result>[Open];

        long bytes = await BytesOfAsync(async () =>
        {
            for (int i = 0; i < Times; i++)
            {
                if (i >= Open) await open[i % Open];
                open[i % Open] = remote.AddAsync(blink);
            }

            for (int i = 0; i < Open; i++) await open[(Times + i) % Open];
        }).Soon();

        Assert.That(bytes / Times, Is.LessThanOrEqualTo(64));
    }

    [Test]
    public async Task A_post_among_many_allocates_nearly_nothing_on_both_sides_together()
    {
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();
        State blink = remote.Schema.State("Blink");

        long bytes = await BytesOfAsync(async () =>
        {
            // Without these waits the caller may run ahead further than it did before: then the queue of what has no place in the window grows, once.
            for (int i = 0; i < Times; i++)
            {
                remote.Post(MutationType.Add, [blink]);
                if (i % Open == 0) await remote.AddAsync(blink);
            }

            await remote.AddAsync(blink);
        }).Soon();

        Assert.That(bytes / Times, Is.LessThanOrEqualTo(64));
    }

    [Test]
    public async Task A_lone_call_allocates_no_more_than_its_way_there_and_back()
    {
        Task<long> measured;
        using (ExecutionContext.SuppressFlow()) measured = Task.Run(MeasureAsync); // every await that flows a context, as of a test, costs more
        Assert.That(await measured.Soon() / Times, Is.LessThanOrEqualTo(320));

        static async Task<long> MeasureAsync()
        {
            await using var machine = new Machine(Lamp);
            await using var server = new MachineServer();
            server.Host(machine);
            (System.IO.Pipelines.IDuplexPipe client, System.IO.Pipelines.IDuplexPipe other) = MemoryTransport.CreatePair();
            _ = server.ServeAsync(other, CancellationToken.None);
            await using RemoteMachine remote = await RemoteMachine.ConnectAsync(_ => new(client));
            State blink = remote.Schema.State("Blink");
            return await BytesOfAsync(async () =>
            {
                for (int i = 0; i < Times; i++) await remote.AddAsync(blink);
            });
        }
    }

    private static async Task<long> BytesOfAsync(Func<Task> action)
    {
        for (int i = 0; i < 3; i++) await action(); // what is compiled last allocates least
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
