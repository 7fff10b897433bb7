using AsyncMachine;

const int Pages = 15;
await using var machine = Machine.Create(new Crawler(), new MachineOptions { QueueLimit = 10_000 });
machine.Add(Crawler.Start);

var desk = new Desk();
using FanOut pages = await FanOut.CreateAsync(machine, Crawler.Fetching, Crawler.FetchingDone, Pages, concurrency: 3, desk.FetchAsync);
Console.WriteLine($"{pages.Tasks.Count} tasks: {pages.Tasks[0].Name} to {pages.Tasks[^1].Name}");

// Three are fetched at a time. Page 7 is not there at first: it is set aside, and everything else goes on.
machine.Add(Crawler.Fetching);
await machine.When(BasicStates.Exception);
await machine.WhenQuery(time => pages.Done.Count(time.Is) == Pages - 1, []);
Console.WriteLine($"{machine.Error!.Message}; {pages.Done.Count(done => machine.Is(done))} of {Pages} done, {machine.Is(Crawler.FetchingDone)}");
Console.WriteLine($"never more than {desk.Most} at a time");

// Calling the state again tries what has failed. When all are done the join becomes active, and ends the work.
machine.Remove(BasicStates.Exception);
desk.IsComplete = true;
machine.Add(Crawler.Fetching);
await machine.When(Crawler.FetchingDone);
Console.WriteLine($"{pages.Done.Count(done => machine.Is(done))} of {Pages} done, {machine.Switch(Crawler.FetchingDone)?.Name}");

// What is done stays done. Taken back, three of them are fetched once more, all at once this time.
pages.Concurrency = Pages;
machine.Remove(Crawler.FetchingDone);
machine.Remove([pages.Done[2], pages.Done[4], pages.Done[6]]);
int before = desk.Fetched;
machine.Add(Crawler.Fetching);
await machine.When(Crawler.FetchingDone);
Console.WriteLine($"fetched once more: {desk.Fetched - before}");

[StateSchema]
[Include<BasicStates>]
public partial class Crawler
{
    /// <summary>Pages are being fetched.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State Fetching { get; }

    /// <summary>All pages are there.</summary>
    public static partial State FetchingDone { get; }
}

/// <summary>Where pages come from: a stand-in for a network, which counts how many are fetched at a time.</summary>
internal sealed class Desk
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _crowd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _now;

    public int Most { get; private set; }

    public int Fetched { get; private set; }

    /// <summary>Page 7 is there, too.</summary>
    public bool IsComplete { get; set; }

    public async Task FetchAsync(int page, CancellationToken token)
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_now);
            if (_now == 3) _crowd.TrySetResult();
        }

        await _crowd.Task.WaitAsync(token); // the first ones are slow, so that there are three at a time
        lock (_gate)
        {
            _now--;
            if (page == 7 && !IsComplete) throw new IOException("page 7 is not there");
            Fetched++;
        }
    }
}
