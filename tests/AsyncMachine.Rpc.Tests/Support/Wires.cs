using System.IO.Pipelines;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>
/// Connections within the process between a client and a server, through a proxy that can cut them: after a number of bytes in either
/// direction, in the middle of a frame or not.
/// </summary>
internal sealed class Wires(MachineServer server)
{
    private readonly object _gate = new();
    private readonly List<CancellationTokenSource> _open = [];
    private Random? _cutter;
    private int _reach;
    private bool _down;

    /// <summary>Who is at the other end of connections that are made from now on.</summary>
    public MachineServer Server { get; set; } = server;

    public int Dials { get; private set; }

    public int Cuts { get; private set; }

    /// <summary>Cuts every connection after a random number of bytes, at most <paramref name="reach"/>; 0 for no more cuts.</summary>
    public void CutAfter(int seed, int reach)
    {
        lock (_gate) (_cutter, _reach) = (new Random(seed), reach);
    }

    /// <summary>Cuts all connections now; while down, none can be made.</summary>
    public void Cut(bool down = false)
    {
        CancellationTokenSource[] open;
        lock (_gate)
        {
            _down = down;
            open = [.. _open];
            _open.Clear();
        }

        foreach (CancellationTokenSource source in open) source.Cancel();
    }

    public ValueTask<IDuplexPipe> DialAsync(CancellationToken cancellationToken)
    {
        (IDuplexPipe client, IDuplexPipe clientEnd) = MemoryTransport.CreatePair();
        (IDuplexPipe serverEnd, IDuplexPipe server1) = MemoryTransport.CreatePair();
        int there = int.MaxValue, back = int.MaxValue;
        bool abrupt = false;
        var cut = new CancellationTokenSource();
        lock (_gate)
        {
            if (_down) throw new IOException("The line is down.");
            Dials++;
            _open.Add(cut);
            if (_reach > 0 && _cutter is { } random)
            {
                there = random.Next(_reach);
                back = random.Next(_reach);
                abrupt = random.Next(2) == 0; // then what is under way is lost, too
            }
        }

        _ = PumpAsync(clientEnd.Input, serverEnd.Output, there, abrupt, cut);
        _ = PumpAsync(serverEnd.Input, clientEnd.Output, back, abrupt, cut);
        _ = Server.ServeAsync(server1, CancellationToken.None);
        return new(client);
    }

    private async Task PumpAsync(PipeReader from, PipeWriter to, int reach, bool abrupt, CancellationTokenSource cut)
    {
        try
        {
            while (true)
            {
                ReadResult read = await from.ReadAsync(cut.Token);
                foreach (ReadOnlyMemory<byte> piece in read.Buffer)
                {
                    int length = Math.Min(piece.Length, reach);
                    await to.WriteAsync(piece[..length], cut.Token);
                    reach -= length;
                    if (reach > 0) continue;
                    lock (_gate) Cuts++;
                    await cut.CancelAsync();
                    cut.Token.ThrowIfCancellationRequested();
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            await from.CompleteAsync();
            await to.CompleteAsync();
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or InvalidOperationException)
        {
            IOException? broken = abrupt ? new IOException("The connection was cut.") : null;
            await from.CompleteAsync(broken);
            await to.CompleteAsync(broken);
        }
    }
}
