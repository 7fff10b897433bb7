using System.Net.Sockets;
using System.Runtime.Versioning;

namespace AsyncMachine.Rpc;

/// <summary>Takes sockets until it is stopped. Errors that come again and again do not keep a processor busy.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class AcceptLoop
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromSeconds(1);

    private readonly Func<CancellationToken, ValueTask<Socket>> _accept;
    private readonly Action<Socket> _take;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _running;

    public AcceptLoop(Func<CancellationToken, ValueTask<Socket>> accept, Action<Socket> take, TimeProvider time)
    {
        _accept = accept;
        _take = take;
        _time = time;
        _running = Detached.Begin(() => RunAsync(_stopped.Token));
    }

    public async Task StopAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(CancellationToken stopped)
    {
        TimeSpan pause = FirstPause;
        while (true)
        {
            try
            {
                Socket accepted = await _accept(stopped).ConfigureAwait(false);
                pause = FirstPause;
                _take(accepted);
            }
            catch (SocketException error) when (!stopped.IsCancellationRequested)
            {
                if (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted) continue; // gone before it was taken

                // Too many open files, say: it may pass, and until then asking more often does not help.
                await Task.Delay(pause, _time, stopped).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
