using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>
/// A server is killed and started again, and so is one of its clients, while others go on: what was accepted was executed, nothing is executed twice, and
/// what nobody can know is said to be unknown.
/// </summary>
internal sealed class KillRun(ProofOptions options)
{
    private const int Clients = 4;
    private const int FirstVictim = 1_000; // clients of this number and above are processes that are killed

    // Below the ports that connections are given: one of those could be this one while nobody listens, and would then be connected to itself.
    private const int FirstPort = 20_000, Ports = 10_000;

    private readonly Random _random = new(options.Seed);
    private readonly string _folder = Directory.CreateTempSubdirectory("arpc-kills-").FullName;
    private readonly HashSet<(int Client, int Number)> _accepted = []; // guarded by itself
    private int _kills;
    private int _victims;

    private string Executed => Path.Combine(_folder, "executed");

    private string AcceptedByVictims => Path.Combine(_folder, "accepted");

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        (Child server, string port) = await StartAsync();
        var place = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        KillClient[] clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(id => ConnectAsync(id, place)));
        var verdict = new Verdict();
        try
        {
            server = await KillAsync(server, port, clients).Within(options.Limit, "The end of the kills");
            await QuietAsync(server, clients, verdict).Within(TimeSpan.FromSeconds(60), "Quiet");
        }
        catch (Exception error) when (error is HangException or InvalidOperationException or TimeoutException)
        {
            foreach (KillClient client in clients) Console.WriteLine($"{client.Remote.Id}: {client.LastNumber} numbers, live {client.Remote.IsLive}");
            Console.WriteLine($"FAILED {error.Message}");
            Console.WriteLine($"seed: {options.Seed}");
            await server.KillAsync();
            Environment.Exit(1);
        }

        foreach (KillClient client in clients) await client.Remote.DisposeAsync();
        await server.DisposeAsync();
        Console.WriteLine($"took {watch.Elapsed.TotalSeconds:F1} s, with {_kills} kills of the server and {_victims} of a client");
        int code = Judge(clients, verdict);
        Directory.Delete(_folder, recursive: true);
        return code;
    }

    /// <summary>The server's first process, at a port that is free.</summary>
    private async Task<(Child Server, string Port)> StartAsync()
    {
        for (int attempt = 0; ; attempt++)
        {
            string port = (FirstPort + _random.Next(Ports)).ToString(CultureInfo.InvariantCulture);
            Child server = Child.Start("kill-server", port, Executed);
            try
            {
                await server.ReadAsync("its port");
                return (server, port);
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                await server.DisposeAsync(); // somebody else has that port
            }
        }
    }

    private async Task<KillClient> ConnectAsync(int id, IPEndPoint place)
    {
        RemoteMachine<Ledger> remote = await RemoteMachine.ConnectAsync<Ledger>(SocketTransport.To(place), KillClient.Options(id));
        return new KillClient(id, remote, options.Seed + id, number =>
        {
            lock (_accepted) _accepted.Add((id, number));
        });
    }

    private async Task<Child> KillAsync(Child server, string port, KillClient[] clients)
    {
        using var enough = new CancellationTokenSource();
        Task running = Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(enough.Token))));
        Child victim = await StartVictimAsync(port);
        for (_kills = 0; _kills < options.Size; _kills++)
        {
            await AdvanceAsync(clients);
            if (_random.Next(2) == 0)
            {
                await victim.KillAsync();
                _victims++;
                victim = await StartVictimAsync(port);
                await AdvanceAsync(clients);
            }

            await Task.Delay(_random.Next(100)); // at any moment
            await server.KillAsync();
            await Task.Delay(_random.Next(100));
            server = Child.Start("kill-server", port, Executed);
            await server.ReadAsync("its port");
        }

        await victim.KillAsync();
        _victims++;
        await enough.CancelAsync();
        await running;
        return server;
    }

    private async Task<Child> StartVictimAsync(string port)
    {
        Child victim = Child.Start("kill-client", port, (FirstVictim + _victims).ToString(CultureInfo.InvariantCulture), AcceptedByVictims);
        await victim.ReadAsync("its connection");
        return victim;
    }

    /// <summary>Every client has got on: it is connected to the present server.</summary>
    private static async Task AdvanceAsync(KillClient[] clients)
    {
        int[] from = [.. clients.Select(client => client.LastNumber)];
        while (clients.Where((client, i) => client.LastNumber < from[i] + 40).Any()) await Task.Delay(1);
    }

    /// <summary>Every client's last mutation, and then all mirrors at the clocks of the present server's machine.</summary>
    private static async Task QuietAsync(Child server, KillClient[] clients, Verdict verdict)
    {
        foreach (KillClient client in clients) await client.BookAsync();
        for (int attempt = 0; attempt < 600; attempt++)
        {
            string[] ticks = await server.AskAsync("ticks");
            if (clients.All(client => client.Remote.Time().Ticks.ToArray().Select(tick => tick.ToString(CultureInfo.InvariantCulture)).SequenceEqual(ticks))) return;
            await Task.Delay(50);
        }

        verdict.Require(false, "the mirrors differ from the machine");
    }

    private int Judge(KillClient[] clients, Verdict verdict)
    {
        _accepted.UnionWith(Journal.Read(AcceptedByVictims));
        List<(int Client, int Number)> executed = Journal.Read(Executed);
        HashSet<(int, int)> once = [.. executed];
        long unaccounted = once.Count(entry => !_accepted.Contains(entry));
        Console.WriteLine($"executed, and nobody was told: {unaccounted}");
        return verdict
            .AtLeast("faults made", _kills + _victims, options.Size)
            .AtLeast("requests accepted", _accepted.Count, 40L * Clients * options.Size)
            .Number("executed once", once.Count - (executed.Count - once.Count))
            .None("executed twice", executed.Count - once.Count)
            .None("lost", _accepted.Count(entry => !once.Contains(entry)))
            .Number("unknown", clients.Sum(client => (long)client.Unknown))
            .Number("seed", options.Seed)
            .None("wrong answers", clients.Sum(client => (long)client.Wrong))
            .Require(clients.Sum(client => client.Unknown) > 0, "no outcome was unknown, although servers were killed under load")
            .Print();
    }
}
