using System.Globalization;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>A client that mutates a server that may be gone at any moment, and notes what it was told.</summary>
internal sealed class KillClient(int id, RemoteMachine<Ledger> remote, int seed, Action<int> accepted)
{
    private readonly Random _random = new(seed);
    private int _number;
    private int _unknown;
    private int _wrong;

    public RemoteMachine<Ledger> Remote => remote;

    public int LastNumber => _number;

    /// <summary>Mutations of which nobody can tell whether they were executed.</summary>
    public int Unknown => _unknown;

    /// <summary>Answers that nothing explains.</summary>
    public int Wrong => _wrong;

    public static RemoteMachineOptions Options(int id) => new()
    {
        ClientId = $"client {id}",
        PushInterval = TimeSpan.FromMilliseconds(10),
        RetryDelay = TimeSpan.FromMilliseconds(5),
        MaxRetryDelay = TimeSpan.FromMilliseconds(50),
        MaxRetries = int.MaxValue,
    };

    /// <summary>The process that is killed itself: runs until then, or until nobody listens.</summary>
    public static async Task<int> RunProcessAsync(string port, string id, string path)
    {
        using var journal = Journal.Append(path);
        int number = int.Parse(id, CultureInfo.InvariantCulture);
        var place = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        await using RemoteMachine<Ledger> remote = await RemoteMachine.ConnectAsync<Ledger>(SocketTransport.To(place), Options(number) with { MaxRetries = 10_000 });
        using var enough = new CancellationTokenSource();
        Task running = new KillClient(number, remote, number, accepted => journal.Add(number, accepted)).RunAsync(enough.Token);
        Console.WriteLine("connected");
        await Console.In.ReadLineAsync();
        await enough.CancelAsync();
        await running;
        return 0;
    }

    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested) await Task.WhenAll(Enumerable.Range(0, _random.Next(1, 32)).Select(_ => BookAsync()));
    }

    public async Task BookAsync()
    {
        int number = ++_number;
        try
        {
            if (await remote.AddAsync(Ledger.Booked, new Entry(id, number)) == Result.Executed) accepted(number);
            else Interlocked.Increment(ref _wrong); // nothing cancels it
        }
        catch (OutcomeUnknownException)
        {
            Interlocked.Increment(ref _unknown);
        }
    }
}
