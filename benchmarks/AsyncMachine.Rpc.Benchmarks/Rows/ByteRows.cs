using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>Bytes of a whole connection, in both directions, counted by a proxy.</summary>
internal static class ByteRows
{
    private const int Times = 501;

    public static async Task<Measurement> AddsAsync(TimeSpan budget) => ToMeasurement(await CountAsync(adding => adding.Unary.Run(Times)).ConfigureAwait(false));

    public static async Task<Measurement> PostsAsync(TimeSpan budget) => ToMeasurement(await CountAsync(adding => adding.PostAndSyncAsync(Times)).ConfigureAwait(false));

    /// <summary>What goes over a connection from its hello to the last answer of something.</summary>
    public static async Task<Traffic> CountAsync(Func<Adding, Task> way)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = Place.Tcp(machine);
        await using var proxy = new CountingProxy(place.EndPoint);
        await using RemoteMachine<Counter> remote = await RemoteMachine.ConnectAsync<Counter>(SocketTransport.To(proxy.EndPoint)).ConfigureAwait(false);
        await way(new Adding(remote, Counter.Counted)).ConfigureAwait(false);
        return proxy.Total;
    }

    private static Measurement ToMeasurement(Traffic traffic) => new()
    {
        Bytes = traffic.Bytes,
        Note = FormattableString.Invariant($"{traffic.BytesThere} B there, {traffic.BytesBack} B back, in {traffic.WritesThere} and {traffic.WritesBack} pieces"),
    };
}
