using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>
/// A server in a process of its own, with many sessions that only wait, clients that mutate one machine all the time, and hostile ones beside them:
/// none is lost, each client's order is kept, and what the hostile ones do is refused.
/// </summary>
internal sealed class LoadRun(ProofOptions options)
{
    private const int SessionsPerBusyClient = 45; // 200 of 9 000
    private const int MutationsPerPhase = 5_000;
    private const int HostileClients = 4;
    private const int LongestSession = 8 * 1024;

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await using Child server = Child.Start("load-server");
        var place = new IPEndPoint(IPAddress.Loopback, int.Parse((await server.ReadAsync("its port"))[0], CultureInfo.InvariantCulture));
        var verdict = new Verdict();
        try
        {
            await ProveAsync(server, place, verdict).Within(options.Limit, "The end of the load");
        }
        catch (Exception error) when (error is HangException or IOException or TimeoutException or InvalidOperationException)
        {
            verdict.Require(false, error.Message);
        }

        Console.WriteLine($"took {watch.Elapsed.TotalSeconds:F1} s");
        return verdict.Number("seed", options.Seed).Print();
    }

    private async Task ProveAsync(Child server, IPEndPoint place, Verdict verdict)
    {
        List<RemoteMachine<Ledger>> idle = [];
        await OpenAsync(idle, Math.Min(100, options.Size / 2), place); // what the server needs once is not a session's
        (long managedBefore, long workingBefore, long before) = await MeasureAsync(server);
        var opening = Stopwatch.StartNew();
        await OpenAsync(idle, options.Size, place);
        Console.WriteLine($"{options.Size} sessions were opened within {opening.Elapsed.TotalSeconds:F1} s");
        (long managed, long working, long sessions) = await MeasureAsync(server);
        long each = (managed - managedBefore) / (sessions - before), whole = (working - workingBefore) / (sessions - before);
        Console.WriteLine($"a session that waits takes {each} bytes of managed memory, {whole} of the working set");

        BusyClient[] busy = await Task.WhenAll(Enumerable.Range(0, Math.Max(2, options.Size / SessionsPerBusyClient)).Select(id => ConnectAsync(id, place)));
        await RunPhaseAsync("alone", busy);
        HostileClient[] hostile = await FloodAsync(busy, place);
        foreach (string wrong in hostile.SelectMany(client => client.Wrong).Take(10)) Console.WriteLine($"not refused as it should be: {wrong}");

        string[] judged = await server.AskAsync(string.Create(CultureInfo.InvariantCulture, $"judge {busy.Length} {2 * MutationsPerPhase}"));
        string[] refused = await server.AskAsync("refused");
        Console.WriteLine($"the server refused {refused[1]} clients and ended {refused[0]} connections for what was sent");
        verdict.AtLeast("faults made", hostile.Sum(client => client.Rounds), HostileClient.Kinds)
            .AtLeast("requests accepted", 2L * MutationsPerPhase * busy.Length, 1)
            .AtLeast("executed once", Number(judged[0]), 2L * MutationsPerPhase * busy.Length)
            .None("executed twice", Number(judged[1]))
            .None("lost", Number(judged[2]))
            .None("out of order", Number(judged[3]))
            .AtLeast("idle sessions", sessions, options.Size)
            .Number("busy clients", busy.Length)
            .None("not refused", hostile.Sum(client => client.Wrong.Count))
            .None("idle sessions that were disturbed", idle.Count(remote => !remote.IsLive))
            .Require(each <= LongestSession, $"a session takes {each} bytes; {LongestSession} are the most")
            .Require(busy.All(client => client.Executed == busy[0].Executed && client.Executed > 0), "a client has fewer answers than others");

        await EqualAsync(server, busy, verdict);
        await Task.WhenAll(busy.Select(client => client.Remote).Concat(idle).Select(remote => remote.DisposeAsync().AsTask()));
    }

    private static async Task OpenAsync(List<RemoteMachine<Ledger>> open, int count, IPEndPoint place)
    {
        var machineOptions = new RemoteMachineOptions { Machine = LoadServer.IdleMachine };
        Dial dial = SocketTransport.To(place);
        while (open.Count < count) open.AddRange(await Task.WhenAll(Enumerable.Range(0, Math.Min(50, count - open.Count)).Select(_ => RemoteMachine.ConnectAsync<Ledger>(dial, machineOptions))));
    }

    private static async Task<BusyClient> ConnectAsync(int id, IPEndPoint place) =>
        new(id, await RemoteMachine.ConnectAsync<Ledger>(SocketTransport.To(place), new RemoteMachineOptions { ClientId = $"busy {id}" }));

    private static async Task<(long Managed, long Working, long Sessions)> MeasureAsync(Child server)
    {
        string[] memory = await server.AskAsync("memory");
        return (Number(memory[0]), Number(memory[1]), Number(memory[2]));
    }

    /// <summary>The same again, while hostile clients do what they can; each of them at least once with everything.</summary>
    private static async Task<HostileClient[]> FloodAsync(BusyClient[] busy, IPEndPoint place)
    {
        HostileClient[] hostile = [.. Enumerable.Range(0, HostileClients).Select(_ => new HostileClient(place))];
        bool done = false;
        Task flooding = Task.WhenAll(hostile.Select(client => Task.Run(() => client.RunAsync(() => Volatile.Read(ref done) && client.LeastRounds > 0))));
        await RunPhaseAsync("beside hostile clients", busy);
        Volatile.Write(ref done, true);
        await flooding;
        return hostile;
    }

    private static async Task RunPhaseAsync(string name, BusyClient[] busy)
    {
        foreach (BusyClient client in busy) client.Latencies.Clear();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(busy.Select(client => Task.Run(() => client.RunAsync(MutationsPerPhase))));
        long[] latencies = [.. busy.SelectMany(client => client.Latencies).Order()];
        Console.WriteLine(
            $"{busy.Length} clients {name}: {busy.Length * MutationsPerPhase} mutations in {watch.Elapsed.TotalSeconds:F1} s, answers after {Milliseconds(0.5):F1} ms (median), {Milliseconds(0.99):F1} ms (99 %)");

        double Milliseconds(double share) => latencies[(int)((latencies.Length - 1) * share)] * 1000.0 / Stopwatch.Frequency;
    }

    /// <summary>Once it is quiet, all mirrors are at the machine's clocks. What hostile clients have sent may still be on its way.</summary>
    private static async Task EqualAsync(Child server, BusyClient[] busy, Verdict verdict)
    {
        for (int attempt = 0; attempt < 600; attempt++)
        {
            string[] ticks = await server.AskAsync("ticks");
            if (busy.All(client => client.Remote.Time().Ticks.ToArray().Select(tick => tick.ToString(CultureInfo.InvariantCulture)).SequenceEqual(ticks))) return;
            await Task.Delay(50);
        }

        verdict.Require(false, "the mirrors differ from the machine");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
