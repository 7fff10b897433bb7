using System.Net.Sockets;

namespace AsyncMachine.Rpc.Proof;

/// <summary>One connection through the proxy, and its fate.</summary>
internal sealed class FaultLine(FaultProxy proxy, Socket client, Socket server, Fate fate, int seed)
{
    /// <summary>How long a black hole keeps its sockets: longer than the ends need to notice.</summary>
    private static readonly TimeSpan HoldTime = TimeSpan.FromSeconds(3);

    private readonly Random _up = new(seed), _down = new(~seed); // one per direction: they run at the same time
    private readonly CancellationTokenSource _held = new();
    private int _struck;

    public async Task RunAsync()
    {
        await Task.WhenAll(PumpAsync(client, server, isUpward: true, _up), PumpAsync(server, client, isUpward: false, _down));
        Hang();
        _held.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, bool isUpward, Random random)
    {
        long left = isUpward == fate.IsUpward ? fate.Reach : long.MaxValue;
        var buffer = new byte[8 * 1024];
        try
        {
            while (true)
            {
                int length = await from.ReceiveAsync(buffer, _held.Token);
                if (length == 0) break;
                int passed = proxy.IsCalm ? length : (int)Math.Min(length, left);
                await PassAsync(to, buffer.AsMemory(0, passed), random);
                left -= passed;
                if (passed == length) continue;
                await StrikeAsync(to);
                if (fate.Kind == FateKind.BlackHole) await HoldAsync(from, buffer);
                return;
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (OperationCanceledException)
        {
            await HoldAsync(from, buffer);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Hang(); // either end has left: the other one learns it, as it would without a proxy
        }
    }

    /// <summary>Passes bytes on, whole or in pieces, at once or later.</summary>
    private async Task PassAsync(Socket to, ReadOnlyMemory<byte> bytes, Random random)
    {
        while (!bytes.IsEmpty)
        {
            int piece = fate.IsSplit ? random.Next(1, Math.Min(bytes.Length, 60) + 1) : bytes.Length;
            if (fate.Delay > 0 && random.Next(4) == 0) await Task.Delay(random.Next(fate.Delay + 1), _held.Token);
            for (int sent = 0; sent < piece;) sent += await to.SendAsync(bytes[sent..piece], _held.Token);
            bytes = bytes[piece..];
        }
    }

    private async Task StrikeAsync(Socket to)
    {
        if (Interlocked.Exchange(ref _struck, 1) != 0) return;
        proxy.Count(fate.Kind);
        switch (fate.Kind)
        {
            case FateKind.Cut:
                client.Shutdown(SocketShutdown.Both);
                server.Shutdown(SocketShutdown.Both);
                Hang();
                break;
            case FateKind.Truncate:
                to.Shutdown(SocketShutdown.Send);
                break;
            case FateKind.Reset:
                client.LingerState = server.LingerState = new LingerOption(true, 0);
                Hang();
                break;
            default:
                await _held.CancelAsync(); // the other direction stops, too
                break;
        }
    }

    /// <summary>Passes nothing on until the end that sends has given up, or surely has.</summary>
    private async Task HoldAsync(Socket from, byte[] buffer)
    {
        using var limit = new CancellationTokenSource(HoldTime);
        try
        {
            // Either what is sent vanishes, or the sender's buffers fill.
            if (!fate.IsGreedy) await Task.Delay(Timeout.Infinite, limit.Token);
            while (await from.ReceiveAsync(buffer, limit.Token) > 0)
            {
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It has been long enough.
        }
    }

    private void Hang()
    {
        client.Dispose();
        server.Dispose();
    }
}
