using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>A clock that goes on only when somebody pauses, and then by just that pause. Time limits, which cancel something, are no pauses.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is not CancellationTokenSource && dueTime > TimeSpan.Zero) _pauses.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Lets one pause after another pass until a task is completed.</summary>
    public async Task PassAsync(Task until)
    {
        while (!until.IsCompleted)
        {
            Task<TimeSpan> pause = _pauses.Reader.ReadAsync().AsTask();
            if (await Task.WhenAny(until, pause) == pause) Advance(await pause);
        }
    }
}
