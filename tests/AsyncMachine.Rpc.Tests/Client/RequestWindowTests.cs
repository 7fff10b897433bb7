namespace AsyncMachine.Rpc.Tests.Client;

/// <summary>The requests that are under way.</summary>
public sealed class RequestWindowTests
{
    [Test]
    public void A_window_takes_what_its_requests_need_and_not_what_the_server_says()
    {
        const int Size = 1 << 16;
        var window = new RequestWindow();
        window.Restart(Size);
        long before = GC.GetAllocatedBytesForCurrentThread();
        window.Restart(Size);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 * 1024));

        var pool = new PendingCall.Pool();
        PendingCall[] calls = [.. Enumerable.Range(0, 5_000).Select(_ => new PendingCall(pool))];
        var random = new Random(5);
        int added = 0;
        List<PendingCall> open = [];
        while (added < calls.Length)
        {
            window.Add(calls[added]);
            open.Add(calls[added++]);
            if (random.Next(4) == 0)
            {
                PendingCall settled = open[random.Next(open.Count)];
                open.Remove(settled);
                window.Settle(settled);
                Assert.That(window.Find(settled.Id), Is.Null);
            }
        }

        Assert.That(open.All(call => ReferenceEquals(window.Find(call.Id), call)));
        Assert.That((window.FirstId, window.LastId, window.IsFull), Is.EqualTo((open[0].Id, 5_000UL, false)));
        Assert.That(window.Restart(Size), Is.EqualTo(open));
    }

    [Test]
    public void A_window_is_full_at_its_size_and_not_before()
    {
        var window = new RequestWindow();
        Assert.That(window.IsFull, "before the first welcome");
        window.Restart(1024);
        var pool = new PendingCall.Pool();
        for (int i = 0; i < 1024; i++)
        {
            Assert.That(window.IsFull, Is.False);
            window.Add(new PendingCall(pool));
        }

        Assert.That(window.IsFull);
    }
}
