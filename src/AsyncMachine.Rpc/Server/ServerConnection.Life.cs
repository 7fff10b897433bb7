namespace AsyncMachine.Rpc;

// Whether the client is still there.
internal sealed partial class ServerConnection
{
    private const double SilentRounds = 2.5;

    private bool _isGreeted;
    private bool _handles;        // the reader handles what has come: that it does not read is no sign of the client's
    private long _heard;          // timestamp of the last frame
    private long _pinged;         // timestamp of the last ping; of the sweep, as everything below
    private long _progress = -1;  // what the transport had taken when the sweep looked last; −1 if it was given nothing
    private long _progressed;     // timestamp at which that was new

    private void BeginChecks()
    {
        Listens();
        Volatile.Write(ref _isGreeted, true);
    }

    private void Handles() => Volatile.Write(ref _handles, true);

    private void Listens()
    {
        Volatile.Write(ref _heard, Options.TimeProvider.GetTimestamp());
        Volatile.Write(ref _handles, false);
    }

    /// <summary>The sweep comes by: gives a sign of life, and ends the connection if the client gives none, or takes nothing.</summary>
    public void Check(long now)
    {
        TimeProvider time = Options.TimeProvider;
        long progress = _outbox.IsFlushing ? _outbox.Writes : -1;
        if (progress < 0 || progress != _progress) _progressed = now;
        else if (time.GetElapsedTime(_progressed, now) >= Options.WriteTimeout) Bury("The client takes nothing of what is sent.");
        _progress = progress;
        if (!Volatile.Read(ref _isGreeted)) return;

        bool handles = Volatile.Read(ref _handles); // before the timestamp, which is written before the reader listens again
        if (!handles && time.GetElapsedTime(Volatile.Read(ref _heard), now) > Options.PingInterval * SilentRounds)
        {
            Bury("The client is silent.");
            return;
        }

        if (time.GetElapsedTime(_pinged, now) + _server.Sweep.Round <= Options.PingInterval) return;
        _pinged = now;
        if (progress < 0) _outbox.Send(new Ping(now, IsEcho: false).Write); // what is being sent is a sign of life
    }

    /// <summary>Ends the connection without a word; its session waits for another.</summary>
    private void Bury(string why)
    {
        Interlocked.Increment(ref _server.Counters.DeadConnections);
        _death = new TimeoutException(why);
        _outbox.Abort(new IOException(why));
        _source.Cancel();
        _ = _ended.CancelAsync();
    }
}
