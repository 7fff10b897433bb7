using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>How long it takes until a thousand mirrors of a machine have seen a change of it.</summary>
internal static class MirrorRows
{
    private const int Mirrors = 1000;

    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero };

    public static async Task<Measurement> ChangeAsync(TimeSpan budget)
    {
        await using Machine near = Machine.Create(new Counter()), far = Machine.Create(new Counter());
        await using Place memory = Place.Memory(near), tcp = Place.Tcp(far);
        RemoteMachine[] nearMirrors = await ConnectAsync(memory.Dial).ConfigureAwait(false), farMirrors = await ConnectAsync(tcp.Dial).ConfigureAwait(false);
        return await new Contest(budget).HoldAsync(Change("in memory", near, nearMirrors), Change("over TCP", far, farMirrors)).ConfigureAwait(false);
    }

    private static async Task<RemoteMachine[]> ConnectAsync(Dial dial)
    {
        var mirrors = new RemoteMachine[Mirrors];
        await Parallel.ForAsync(0, Mirrors, async (i, cancellation) => mirrors[i] = await RemoteMachine.ConnectAsync(dial, Prompt, cancellation).ConfigureAwait(false))
            .ConfigureAwait(false);
        return mirrors;
    }

    private static Contender Change(string name, Machine machine, RemoteMachine[] mirrors) => new(name, async times =>
    {
        double took = 0;
        for (int i = 0; i < times; i++)
        {
            State state = Counter.Counted;
            ulong next = machine.Tick(state) + (machine.Is(state) ? 2UL : 1UL);
            Task seen = Task.WhenAll(mirrors.Select(mirror => mirror.WhenTime(mirror.Schema[state.Index], next)));
            long start = Stopwatch.GetTimestamp();
            machine.Add(state);
            await seen.ConfigureAwait(false);
            took += Clock.NanosecondsSince(start);
        }

        return took;
    });
}
