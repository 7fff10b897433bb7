namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>What a session remembers in a byte a request is what one that remembers everything would say.</summary>
public sealed class RecentRequestsTests
{
    [Test]
    public void Says_of_the_latest_requests_what_became_of_each([Values(1, 2, 3)] int seed, [Values(4, 16, 128)] int window)
    {
        var random = new Random(seed);
        var recent = new RecentRequests(window);
        List<Known> all = [new()]; // by id, from 1

        for (int step = 0; step < 20 * window; step++)
        {
            int id = random.Next(Math.Max(0, all.Count - window), all.Count);
            if (all[id].IsRunning && random.Next(3) == 0)
            {
                string? text = random.Next(4) == 0 ? $"text {step}" : null;
                ReplyCode code = (ReplyCode)random.Next(7);
                recent.Complete(new Reply((ulong)id, code, text));
                all[id] = all[id] with { IsRunning = false, Code = code, Text = text };
            }
            else if (recent.IsFull)
            {
                Assert.That(all[^window], Is.EqualTo(new Known { IsRunning = true, IsAwaited = true }));
                recent.Complete(new Reply((ulong)(all.Count - window), ReplyCode.Executed, null));
                all[^window] = all[^window] with { IsRunning = false };
            }
            else
            {
                bool isAwaited = random.Next(4) != 0;
                recent.Add(isAwaited);
                all.Add(new Known { IsRunning = true, IsAwaited = isAwaited });
            }

            AssertSame(recent, all, window);
        }

        Assert.That(recent.Last, Is.GreaterThan((ulong)window));
    }

    [Test]
    public void Forgets_the_text_of_an_answer_with_its_place()
    {
        var recent = new RecentRequests(4);
        recent.Add(isAwaited: true);
        recent.Complete(new Reply(1, ReplyCode.Denied, "no"));
        for (int i = 0; i < 4; i++) recent.Add(isAwaited: true);

        recent.Complete(new Reply(5, ReplyCode.Denied, null));

        Assert.That(recent.Has(1), Is.False);
        Assert.That(recent.Answer(5), Is.EqualTo(new Reply(5, ReplyCode.Denied, null)));
    }

    private static void AssertSame(RecentRequests recent, List<Known> all, int window)
    {
        Assert.That(recent.Last, Is.EqualTo((ulong)(all.Count - 1)));
        for (int id = Math.Max(1, all.Count - (2 * window)); id <= all.Count; id++)
        {
            bool has = id < all.Count && id >= all.Count - window;
            Assert.That(recent.Has((ulong)id), Is.EqualTo(has), $"request {id} of {all.Count - 1}");
            if (!has) continue;
            Known known = all[id];
            Assert.That(recent.IsRunning((ulong)id), Is.EqualTo(known.IsRunning));
            Assert.That(recent.IsAwaited((ulong)id), Is.EqualTo(known.IsAwaited));
            if (!known.IsRunning && known.IsAwaited) Assert.That(recent.Answer((ulong)id), Is.EqualTo(new Reply((ulong)id, known.Code, known.Text)));
        }
    }

    private readonly record struct Known
    {
        public bool IsRunning { get; init; }

        public bool IsAwaited { get; init; }

        public ReplyCode Code { get; init; }

        public string? Text { get; init; }
    }
}
