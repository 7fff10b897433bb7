using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Peers;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;
using Grpc.Net.Client;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>A state of a machine elsewhere is added, in several ways.</summary>
internal static class AddRows
{
    public static async Task<Measurement> UnaryAsync(TimeSpan budget)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = Place.Tcp(machine);
        return await UnaryAsync(machine, place, budget).ConfigureAwait(false);
    }

    public static async Task<Measurement> UnaryWebSocketAsync(TimeSpan budget)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = await Place.WebSocketAsync(machine).ConfigureAwait(false);
        return await UnaryAsync(machine, place, budget).ConfigureAwait(false);
    }

    public static async Task<Measurement> UnaryMemoryAsync(TimeSpan budget)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = Place.Memory(machine);
        return await AloneAsync(machine, place, Counter.Counted, adding => adding.Unary, budget).ConfigureAwait(false);
    }

    public static Task<Measurement> PipelinedAsync(TimeSpan budget) => RateAsync(adding => adding.Pipelined, budget);

    public static Task<Measurement> TasksAsync(TimeSpan budget) => RateAsync(adding => adding.ByTasks, budget);

    public static Task<Measurement> PostsAsync(TimeSpan budget) => RateAsync(adding => adding.Posted, budget);

    /// <summary>Pipelined adds to a machine of so many states, one in ten of which is active.</summary>
    public static async Task<Measurement> StatesAsync(int count, TimeSpan budget)
    {
        var builder = new SchemaBuilder("Many").State("Counted", multi: true);
        for (int i = builder.Build().Count; i < count; i++) builder.State($"S{i}");
        await using var machine = new Machine(builder.Build());
        if (machine.Schema.Count != count) throw new InvalidOperationException($"The schema has {machine.Schema.Count} states.");
        for (int i = 10; i < count; i += 10) machine.Add($"S{i}");
        await using Place place = Place.Tcp(machine);
        return Rate(await AloneAsync(machine, place, machine.Schema.State("Counted"), adding => adding.Pipelined, budget).ConfigureAwait(false));
    }

    /// <summary>Unary adds beside the others, each over sockets of its own, to a machine of the same schema.</summary>
    private static async Task<Measurement> UnaryAsync(Machine machine, Place place, TimeSpan budget)
    {
        await using Machine grpcMachine = Machine.Create(new Counter()), jsonMachine = Machine.Create(new Counter());
        await using RemoteMachine<Counter> remote = await RemoteMachine.ConnectAsync<Counter>(place.Dial).ConfigureAwait(false);
        await using GrpcPeer grpc = await GrpcPeer.StartAsync(grpcMachine).ConfigureAwait(false);
        using GrpcChannel channel = grpc.Connect();
        await using JsonRpcPeer json = await JsonRpcPeer.StartAsync(jsonMachine).ConfigureAwait(false);
        await using EchoPeer echo = await EchoAsync().ConfigureAwait(false);
        var adding = new Adding(remote, Counter.Counted);
        Measurement measured = await new Contest(budget).HoldAsync(
            adding.Unary, GrpcPeer.Unary(channel, Counter.Counted), json.Unary(Counter.Counted), echo.Contender).ConfigureAwait(false);
        return await ExactAsync(measured, adding, machine).ConfigureAwait(false);
    }

    private static async Task<Measurement> RateAsync(Func<Adding, Contender> way, TimeSpan budget)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = Place.Tcp(machine);
        await using EchoPeer echo = await EchoAsync().ConfigureAwait(false);
        return Rate(await AloneAsync(machine, place, Counter.Counted, way, budget, echo.Contender).ConfigureAwait(false));
    }

    private static async Task<Measurement> AloneAsync(
        Machine machine, Place place, State state, Func<Adding, Contender> way, TimeSpan budget, params Contender[] peers)
    {
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(place.Dial).ConfigureAwait(false);
        var adding = new Adding(remote, remote.Schema.State(state.Name));
        Measurement measured = await new Contest(budget).HoldAsync(way(adding), peers).ConfigureAwait(false);
        return await ExactAsync(measured, adding, machine).ConfigureAwait(false);
    }

    private static async Task<Measurement> ExactAsync(Measurement measured, Adding adding, Machine machine) => measured with
    {
        Claims = new() { ["exactly once"] = await adding.IsExactAsync(machine).ConfigureAwait(false) },
    };

    private static Measurement Rate(Measurement measured) => measured with { PerSecond = 1e9 / measured.Nanoseconds };

    /// <summary>An echo of as many bytes as a unary add takes.</summary>
    private static async Task<EchoPeer> EchoAsync()
    {
        const int Times = 1000;
        Traffic traffic = await ByteRows.CountAsync(adding => adding.Unary.Run(Times)).ConfigureAwait(false);
        return await EchoPeer.StartAsync(traffic, Times).ConfigureAwait(false);
    }
}
