using System.Globalization;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Peers;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;
using Grpc.Net.Client;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>
/// Subscribe, get, process, as the Go original is measured: told that there is a value, the client gets it and calls the operation for it, whereupon
/// there is another one.
/// </summary>
internal static class WorkRows
{
    private const int Times = 10_000;

    public static async Task<Measurement> BytesAsync(TimeSpan budget)
    {
        Traffic own = await CountAsync().ConfigureAwait(false), grpc = await CountGrpcAsync().ConfigureAwait(false);
        return new Measurement
        {
            Bytes = own.Bytes / (double)Times,

            // A push on its own, or what says hello, may come on top; a second write of every iteration may not.
            Claims = new() { ["1 write each way"] = own.WritesThere <= Times * 1.01 && own.WritesBack <= Times * 1.01 },
            Note = $"{Words(own)}; {GrpcPeer.Name} {Words(grpc)}",
        };
    }

    public static async Task<Measurement> TimeAsync(TimeSpan budget)
    {
        var worker = new Worker();
        await using Machine<Worker> machine = Worker.Started(worker);
        await using Place place = Place.Tcp(machine);
        await using RemoteMachine<Worker> remote = await RemoteMachine.ConnectAsync<Worker>(place.Dial).ConfigureAwait(false);
        await using Machine none = Machine.Create(new Counter());
        await using GrpcPeer grpc = await GrpcPeer.StartAsync(none).ConfigureAwait(false);
        using GrpcChannel channel = grpc.Connect();
        await using EchoPeer echo = await EchoPeer.StartAsync(await CountAsync().ConfigureAwait(false), Times).ConfigureAwait(false);
        Measurement measured = await new Contest(budget).HoldAsync(
            Work(remote), await GrpcPeer.WorkAsync(channel).ConfigureAwait(false), echo.Contender).ConfigureAwait(false);
        if (worker.Wrong > 0) throw new InvalidOperationException($"{worker.Wrong} operations were for another value.");
        return measured;
    }

    private static Contender Work(RemoteMachine<Worker> remote) => Contender.Timed(Adding.Name, async times =>
    {
        for (int i = 0; i < times; i++)
        {
            Task offered = remote.WhenTime(Worker.Offered, remote.Tick(Worker.Offered) + 2);
            Result called = await remote.AddAsync(Worker.CallOp, new Operation(Worker.ValueOf(remote))).ConfigureAwait(false);
            if (!called.IsExecuted) throw new InvalidOperationException($"A call was {called}.");
            await offered.ConfigureAwait(false);
        }
    });

    private static async Task<Traffic> CountAsync()
    {
        await using Machine<Worker> machine = Worker.Started(new Worker());
        await using Place place = Place.Tcp(machine);
        await using var proxy = new CountingProxy(place.EndPoint);
        await using RemoteMachine<Worker> remote = await RemoteMachine.ConnectAsync<Worker>(SocketTransport.To(proxy.EndPoint)).ConfigureAwait(false);
        await Work(remote).Run(Times).ConfigureAwait(false);
        return proxy.Total;
    }

    private static async Task<Traffic> CountGrpcAsync()
    {
        await using Machine none = Machine.Create(new Counter());
        await using GrpcPeer grpc = await GrpcPeer.StartAsync(none).ConfigureAwait(false);
        await using var proxy = new CountingProxy(grpc.EndPoint);
        using GrpcChannel channel = GrpcPeer.Connect(proxy.EndPoint);
        await (await GrpcPeer.WorkAsync(channel).ConfigureAwait(false)).Run(Times).ConfigureAwait(false);
        return proxy.Total;
    }

    private static string Words(Traffic traffic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{traffic.BytesThere / (double)Times:0.0} B there, {traffic.BytesBack / (double)Times:0.0} B back, {traffic.WritesThere / (double)Times:0.000} and {traffic.WritesBack / (double)Times:0.000} writes");
}
