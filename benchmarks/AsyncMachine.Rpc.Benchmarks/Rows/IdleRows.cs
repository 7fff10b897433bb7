using System.Diagnostics;
using System.Globalization;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Rpc.Benchmarks.Places;
using AsyncMachine.Rpc.Benchmarks.Schemas;

namespace AsyncMachine.Rpc.Benchmarks.Rows;

/// <summary>What a session that does nothing holds on the server, a process of its own.</summary>
internal static class IdleRows
{
    private const int First = 100, Sessions = 9000, AtOnce = 32;

    public static async Task<Measurement> MeasureAsync(string transport)
    {
        using Process server = Start(transport);
        Dial dial = Place.To(new Uri(await LineAsync(server).ConfigureAwait(false)));
        var clients = new List<RemoteMachine>();

        // What the first ones bring along, such as code and pools, is no session's own.
        await ConnectAsync(clients, dial, First).ConfigureAwait(false);
        await UseAsync(clients).ConfigureAwait(false);
        Held before = await HeldAsync(server).ConfigureAwait(false);
        await ConnectAsync(clients, dial, Sessions).ConfigureAwait(false);
        Held idle = await HeldAsync(server).ConfigureAwait(false) - before;
        bool all = clients.All(client => client.IsLive);
        await UseAsync(clients[First..]).ConfigureAwait(false);
        Held used = await HeldAsync(server).ConfigureAwait(false) - before;
        all &= clients.All(client => client.IsLive);

        server.StandardInput.Close();
        await server.WaitForExitAsync().ConfigureAwait(false);
        return new Measurement
        {
            Bytes = Math.Max(idle.Managed, idle.WorkingSet) / Sessions,
            Claims = new() { ["9 000 at once"] = all },
            Note = $"{Sessions} sessions: {Words(idle)}; after one request each {Words(used)}",
        };
    }

    private static Process Start(string transport)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(IdleRows).Assembly.Location);
        start.ArgumentList.Add("--idle-server");
        start.ArgumentList.Add(transport);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static async Task ConnectAsync(List<RemoteMachine> clients, Dial dial, int count)
    {
        var connected = new RemoteMachine[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, cancellation) => connected[i] = await RemoteMachine.ConnectAsync(dial, null, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        clients.AddRange(connected);
    }

    private static Task UseAsync(IEnumerable<RemoteMachine> clients) => Parallel.ForEachAsync(
        clients,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (client, _) => await client.AddAsync(client.Schema.State(nameof(Counter.Counted))).ConfigureAwait(false));

    private static async Task<Held> HeldAsync(Process server)
    {
        await server.StandardInput.WriteLineAsync("measure").ConfigureAwait(false);
        await server.StandardInput.FlushAsync().ConfigureAwait(false);
        string[] figures = (await LineAsync(server).ConfigureAwait(false)).Split(' ');
        return new Held(double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    private static async Task<string> LineAsync(Process server) =>
        await server.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("The server has ended.");

    private static string Words(Held held) =>
        string.Create(CultureInfo.InvariantCulture, $"{held.Managed / Sessions:0} B on the heap, {held.WorkingSet / Sessions:0} B in the working set");

    private readonly record struct Held(double Managed, double WorkingSet)
    {
        public static Held operator -(Held after, Held before) => new(after.Managed - before.Managed, after.WorkingSet - before.WorkingSet);
    }
}
