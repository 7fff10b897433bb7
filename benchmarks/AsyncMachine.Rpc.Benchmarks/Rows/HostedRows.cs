using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>What it costs a machine that it is served: its own mutations, beyond those of one that is not.</summary>
internal static class HostedRows
{
    public static Loops Toggle(int clients)
    {
        Machine hosted = Machine.Create(new Counter());
        Place place = Place.Memory(hosted);
        RemoteMachine[] connected = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => RemoteMachine.ConnectAsync(place.Dial))).GetAwaiter().GetResult();
        return new Loops
        {
            Main = Toggling.Of(hosted, Counter.Lit),
            Baseline = Toggling.Of(Machine.Create(new Counter()), Counter.Lit),
            Against = Against.Beyond,
            Check = measured => new() { ["all connected"] = connected.All(client => client.IsLive) },
        };
    }
}
