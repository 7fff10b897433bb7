using System.IO.Pipelines;

namespace AsyncMachine.Rpc.Proof;

/// <summary>A whole server that reads hostile sessions, one after another, and a machine that must survive them.</summary>
internal sealed class ServerTarget : IAsyncDisposable
{
    private readonly Machine<Counter> _machine;
    private readonly MachineServer _server;

    public ServerTarget(int maxFrame)
    {
        _server = new MachineServer(new MachineServerOptions { MaxFrame = maxFrame, PingInterval = TimeSpan.FromHours(1), SessionTimeout = TimeSpan.FromMilliseconds(50) });
        _machine = Machine.Create(new Counter(_server), new MachineOptions { Id = "counter" });
        _server.Host(_machine);
    }

    public long Breaches => _server.ProtocolErrors;

    /// <summary>Has the server read a stream, on this thread; completes when it is done with it.</summary>
    public Task RunAsync(byte[] stream, int size) =>
        _server.ServeAsync(new Duplex(PipeReader.Create(Mutator.InPieces(stream, size)), PipeWriter.Create(Stream.Null)), CancellationToken.None);

    /// <summary>A client that behaves is served as ever, and its mirror is right.</summary>
    public async Task CheckAsync()
    {
        (IDuplexPipe client, IDuplexPipe served) = MemoryTransport.CreatePair();
        _ = _server.ServeAsync(served, CancellationToken.None);
        await using RemoteMachine<Counter> remote = await RemoteMachine.ConnectAsync<Counter>(_ => new(client));
        if (await remote.SetAsync(Counter.Open) != Result.Executed) throw new InvalidOperationException("The machine does not work any more.");
        if (await remote.AddAsync(Counter.Booked, new Entry(0, 1)) != Result.Executed) throw new InvalidOperationException("The machine does not work any more.");
        if (!remote.Is(Counter.Open, Counter.Lit, Counter.Booked) || !_machine.Is(Counter.Open, Counter.Lit, Counter.Booked)) throw new InvalidOperationException($"The machine is at {_machine}, its mirror at {remote}.");
        if (!remote.Time().Equals(_machine.Time())) throw new InvalidOperationException("The mirror differs from the machine.");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _machine.DisposeAsync();
    }
}
