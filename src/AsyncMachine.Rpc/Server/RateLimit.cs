namespace AsyncMachine.Rpc;

/// <summary>
/// How many requests of a client are let through: a bucket that fills steadily and holds what comes within a second. Used by one reader at a
/// time.
/// </summary>
internal sealed class RateLimit(int perSecond, TimeProvider time)
{
    private double _left = perSecond;
    private long _filled = time.GetTimestamp();

    /// <summary>Lets a request through, or not.</summary>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        _left = Math.Min(perSecond, _left + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
        if (_left < 1) return false;
        _left--;
        return true;
    }
}
