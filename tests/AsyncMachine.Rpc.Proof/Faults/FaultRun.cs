using System.Diagnostics;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>
/// Clients mutate one machine through connections that break all the time. Every accepted mutation is executed exactly once and in its client's
/// order, no client reads a past that its own write has ended, and once it is quiet every mirror equals the machine.
/// </summary>
internal sealed class FaultRun(ProofOptions options)
{
    private const int Clients = 6;

    private readonly Books _books = new();

    public async Task<int> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await using Machine<Ledger> machine = Machine.Create(new Ledger(_books.Ask, _books.Book), new MachineOptions { Id = "ledger", QueueLimit = int.MaxValue });
        await using Site site = await Site.StartAsync(machine, made => made with { PingInterval = TimeSpan.FromMilliseconds(100), HelloTimeout = TimeSpan.FromSeconds(1) });
        MachineServer server = site.Server;
        using var encryption = new Encryption();
        await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0)), secure = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0), encryption.Server);
        await using FaultProxy plainProxy = new(listener.EndPoint, options.Seed), secureProxy = new(secure.EndPoint, ~options.Seed), webProxy = new(site.EndPoint, options.Seed ^ 0x55555555);
        FaultProxy[] proxies = [plainProxy, secureProxy, webProxy];
        Dial[] dials = [SocketTransport.To(plainProxy.EndPoint), SocketTransport.To(secureProxy.EndPoint, encryption.Client), Site.By(webProxy.EndPoint)];
        FaultClient[] clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(id => ConnectAsync(id, dials[id % dials.Length], machine))).Within(options.Limit, "The first connections");

        string? hang = null;
        try
        {
            await LoadAsync(clients, proxies).Within(options.Limit - watch.Elapsed, "The end of the load");
            await QuietAsync(clients, machine, server).Within(TimeSpan.FromSeconds(30), "Quiet");
        }
        catch (HangException error)
        {
            hang = error.Message;
        }

        foreach (FaultClient client in clients) Console.WriteLine($"client {client.Id}: {client.LastNumber} entries, live {client.Remote.IsLive}, {client.Remote.Resyncs} resyncs, {client.Falsified} falsified");
        int code = Judge(clients, machine, server, proxies, hang);
        Console.WriteLine($"took {watch.Elapsed.TotalSeconds:F1} s");
        if (hang is not null) Environment.Exit(1); // what hangs would hang the disposal, too
        foreach (FaultClient client in clients) await client.Remote.DisposeAsync();
        return code;
    }

    private async Task<FaultClient> ConnectAsync(int id, Dial dial, Machine machine)
    {
        var remoteOptions = new RemoteMachineOptions
        {
            ClientId = $"client {id}",
            PushInterval = TimeSpan.FromMilliseconds(id % 3 * 5), // every change, or gathered
            ConnectTimeout = TimeSpan.FromSeconds(1),
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(5),
            MaxRetries = int.MaxValue,
        };
        RemoteMachine<Ledger> remote = await RemoteMachine.ConnectAsync<Ledger>(dial, remoteOptions);
        return new FaultClient(id, options.Seed + id, remote, machine, _books);
    }

    private async Task LoadAsync(FaultClient[] clients, FaultProxy[] proxies)
    {
        using var enough = new CancellationTokenSource();
        Task running = Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(enough.Token))));
        while (proxies.Sum(proxy => proxy.Faults) < options.Size && !running.IsFaulted) await Task.WhenAny(running, Task.Delay(20));
        foreach (FaultProxy proxy in proxies) proxy.Calm();
        await enough.CancelAsync();
        await running;
    }

    /// <summary>Every client's last mutation, then all mirrors at the machine's clocks, and both sides' own machines ready.</summary>
    private static async Task QuietAsync(FaultClient[] clients, Machine machine, MachineServer server)
    {
        // A mutation with a reply comes after all that were posted before it.
        foreach (FaultClient client in clients) await client.Remote.AddAsync(Ledger.FlagOf(client.Id));
        MachineTime last = machine.Time();
        foreach (FaultClient client in clients)
        {
            await client.Remote.WhenLive();
            await client.Remote.WhenQuery(time => time.Ticks.SequenceEqual(last.Ticks), []);
            await client.Remote.Client.When(RpcClientStates.Ready);
        }

        await server.Machine.When(RpcServerStates.Ready, RpcServerStates.RpcReady, RpcServerStates.HasClients);
    }

    private int Judge(FaultClient[] clients, Machine machine, MachineServer server, FaultProxy[] proxies, string? hang)
    {
        long accepted = 0, once = 0, twice = 0, lost = 0, refusedOnce = 0;
        foreach (FaultClient client in clients)
        {
            for (int number = 1; number <= client.LastNumber; number++)
            {
                Books.Line line = _books.Find(client.Id, number);
                accepted++;
                if (line.Asked > 1 || line.Booked > 1) twice++;
                else if (line.Asked == 0 || (line.Booked == 0 && !FaultClient.IsRefused(number))) lost++;
                else if (line.Booked == 1) once++;
                else refusedOnce++;
            }
        }

        long pokes = clients.Sum(client => (long)client.Pokes), poked = ((long)machine.Tick(Ledger.Poked) + 1) / 2;
        string[] faults = [.. clients.SelectMany(client => client.Faults)];
        foreach (string fault in faults.Take(10)) Console.WriteLine(fault);
        foreach (FateKind kind in Enum.GetValues<FateKind>()) Console.WriteLine($"{kind}: {string.Join(", ", proxies.Select(proxy => proxy.FaultsOf(kind)))} (plain, TLS, WebSocket)");
        Console.WriteLine($"checksum faults: {clients.Sum(client => client.Falsified)}, resyncs: {clients.Sum(client => client.Remote.Resyncs)}");
        Console.WriteLine($"refused once: {refusedOnce}; posts without args: {pokes}");
        return new Verdict()
            .AtLeast("faults made", proxies.Sum(proxy => proxy.Faults), options.Size)
            .AtLeast("of them on TLS", proxies[1].Faults, options.Size / 10)
            .AtLeast("of them on WebSockets", proxies[2].Faults, options.Size / 10)
            .AtLeast("requests accepted", accepted + pokes, options.Size)
            .Number("executed once", once + refusedOnce + Math.Min(pokes, poked))
            .None("executed twice", twice + Math.Max(poked - pokes, 0))
            .None("lost", lost + Math.Max(pokes - poked, 0))
            .None("unknown", clients.Sum(client => (long)client.Unknown))
            .Number("seed", options.Seed)
            .None("out of order", _books.OutOfOrder)
            .None("wrong answers and stale reads", faults.Length)
            .None("protocol errors", server.ProtocolErrors)
            .Require(hang is null, hang ?? "")
            .Require(clients.All(client => client.Remote.Time().Equals(machine.Time())), "the mirrors differ from the machine")
            .Require(clients.All(client => client.Remote.IsLive), "a client is away")
            .Require(clients.Sum(client => client.Remote.Resyncs) > 0, "no checksum fault was found")
            .Print();
    }
}
