namespace AsyncMachine.Examples.Tests;

/// <summary>What happens to a circuit and to the calls through it.</summary>
internal enum BreakerEvent
{
    Call, Succeed, Fail, Cancel, Pass,
}

/// <summary>An event: of calls that are under way, one by its number; of time, how much goes by.</summary>
internal readonly record struct BreakerStep(BreakerEvent Event, int Which, int Milliseconds);

/// <summary>A circuit breaker in plain variables: what it is in, since when, and which calls it still listens to.</summary>
internal sealed class BreakerReference(int threshold, int breakMilliseconds)
{
    private int _period, _failures;
    private long _now, _openUntil;
    private bool _trial;

    public string Circuit { get; private set; } = "Closed";

    /// <summary>How many calls have ended after the period that had let them through.</summary>
    public int Late { get; private set; }

    /// <summary>Makes a call; gives the period that lets it through, or null.</summary>
    public int? Call()
    {
        if (Circuit == "Open" || _trial) return null;
        _trial = Circuit == "HalfOpen";
        return _period;
    }

    /// <summary>A call that was let through ends.</summary>
    public void End(int period, BreakerEvent outcome)
    {
        if (period != _period)
        {
            Late++;
            return;
        }

        switch (Circuit, outcome)
        {
            case ("Closed", BreakerEvent.Succeed): _failures = 0; break;
            case ("Closed", BreakerEvent.Fail) when ++_failures < threshold: break;
            case (_, BreakerEvent.Fail): Go("Open"); break;
            case ("HalfOpen", BreakerEvent.Succeed): Go("Closed"); break;
            case ("HalfOpen", BreakerEvent.Cancel): _trial = false; break;
        }
    }

    public void Pass(int milliseconds)
    {
        _now += milliseconds;
        if (Circuit == "Open" && _now >= _openUntil) Go("HalfOpen");
    }

    private void Go(string circuit)
    {
        Circuit = circuit;
        _period++;
        _failures = 0;
        _trial = false;
        _openUntil = _now + breakMilliseconds;
    }
}
