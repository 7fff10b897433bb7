using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Composition;

/// <summary>A clock that the test moves, which knows how many timers are alive, and when each was due.</summary>
internal sealed class CountingTime : TimeProvider
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<TimeSpan> _delays = [];
    private TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _timers;

    /// <summary>Timers that are alive.</summary>
    public int Timers => Volatile.Read(ref _timers);

    /// <summary>What each timer was made for, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_delays) return [.. _delays];
        }
    }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override long GetTimestamp() => _time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>Completes when so many timers have been made.</summary>
    public async Task Made(int count)
    {
        while (true)
        {
            Task next;
            lock (_delays)
            {
                if (_delays.Count >= count) return;
                next = _made.Task;
            }

            await next.Soon();
        }
    }

    /// <summary>Lets each timer's time go by, one after another, until the task is over.</summary>
    public async Task<T> PassUntil<T>(Task<T> task)
    {
        for (int made = 1; ; made++)
        {
            await Task.WhenAny(task, Made(made)).Soon();
            if (task.IsCompleted) return await task;
            Advance(Delays[made - 1]);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Counted(this, _time.CreateTimer(callback, state, dueTime, period));
        Interlocked.Increment(ref _timers);
        lock (_delays)
        {
            _delays.Add(dueTime);
            _made.TrySetResult();
            _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return timer;
    }

    private sealed class Counted(CountingTime owner, ITimer timer) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref owner._timers);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
