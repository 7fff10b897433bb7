using System.Globalization;
using System.Net;
using System.Runtime;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;

namespace AsyncMachine.Rpc.Benchmarks.Idle;

/// <summary>
/// The other side of <see cref="Rows.IdleRows"/>: a process that does nothing but serve. Says where it listens; tells what it holds for every line
/// that it is sent; ends with its input.
/// </summary>
internal static class IdleServer
{
    public static async Task<int> RunAsync(string transport)
    {
        await using Machine machine = Machine.Create(new Counter());
        await using Place place = await Place.StartAsync(transport, machine).ConfigureAwait(false);
        Console.WriteLine(place.Address);
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
        {
            for (int i = 0; i < 3; i++)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"));
        }

        return 0;
    }
}
