using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Connections;

/// <summary>Whatever ends first, a connection or the one who uses it.</summary>
public sealed class OutboxTests
{
    [Test]
    public async Task A_transport_that_has_failed_is_told_of_the_end_only_once()
    {
        var transport = new FailingWriter();
        var outbox = new Outbox(transport);
        outbox.Send(new Ping(1, false).Write);

        outbox.Abort(null);
        await outbox.CloseAsync().Soon();

        Assert.That(transport.Completions, Is.EqualTo(1));
    }

    [Test]
    public async Task A_transport_that_is_being_told_of_the_end_is_not_touched_any_more()
    {
        var transport = new FailingWriter { IsSlowToEnd = true };
        var outbox = new Outbox(transport);
        outbox.Send(new Ping(1, false).Write);

        outbox.Abort(null);
        Task closed = outbox.CloseAsync();
        transport.Release();

        await closed.Soon();
        Assert.That((transport.Completions, transport.Cancels), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task An_end_that_comes_while_it_is_sending_is_told_when_that_is_over()
    {
        var transport = new FailingWriter { IsHeld = true };
        var outbox = new Outbox(transport);
        outbox.Send(new Ping(1, false).Write);

        outbox.Abort(null);
        Assert.That((transport.Completions, transport.Cancels), Is.EqualTo((0, 1)));
        transport.Release();

        await transport.Completed.Soon();
        Assert.That(transport.Completions, Is.EqualTo(1));
    }

    /// <summary>Its writes fail, and it bears one completion, as a stream's writer does.</summary>
    private sealed class FailingWriter : PipeWriter
    {
        private readonly TaskCompletionSource _held = new(), _completed = new();

        public bool IsHeld { get; init; }

        public bool IsSlowToEnd { get; init; }

        public int Completions { get; private set; }

        public int Cancels { get; private set; }

        public Task Completed => _completed.Task;

        public void Release() => _held.SetResult();

        public override void Advance(int bytes) => throw new NotSupportedException();

        public override Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public override Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();

        public override void CancelPendingFlush()
        {
            ObjectDisposedException.ThrowIf(Completions > 0, this);
            Cancels++;
        }

        public override void Complete(Exception? exception = null)
        {
            Completions++;
            _completed.TrySetResult();
        }

        public override async ValueTask CompleteAsync(Exception? exception = null)
        {
            Complete(exception);
            if (IsSlowToEnd) await _held.Task;
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override async ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            if (IsHeld) await _held.Task;
            throw new IOException("The line is dead.");
        }
    }
}
