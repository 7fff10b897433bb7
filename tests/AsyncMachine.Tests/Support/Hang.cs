using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Support;

/// <summary>A place in somebody's code where a thread stays until the test lets it go on, and the clock that the watchdog looks at.</summary>
internal sealed class Hang : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Completes when a thread is here.</summary>
    public Task Reached => _reached.Task.Soon();

    /// <summary>Options with this clock, a time-out of one second, and a deadline of ten more.</summary>
    public MachineOptions Options => new() { Id = "m", TimeProvider = Time, HandlerBackoff = TimeSpan.Zero };

    /// <summary>Stays here.</summary>
    public void Here()
    {
        _reached.TrySetResult();
        _release.Wait();
    }

    public void Release() => _release.Set();

    /// <summary>Lets so much time go by that the call is reported, and not left behind.</summary>
    public void PassTimeout() => Pass(TimeSpan.FromSeconds(2));

    /// <summary>Lets so much time go by that the call is left behind.</summary>
    public void PassDeadline() => Pass(TimeSpan.FromSeconds(12));

    /// <summary>Lets time go by in steps: the watchdog looks at least once in each.</summary>
    public void Pass(TimeSpan time)
    {
        TimeSpan step = TimeSpan.FromSeconds(0.25);
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += step) Time.Advance(step);
    }

    public void Dispose() => Release();
}
