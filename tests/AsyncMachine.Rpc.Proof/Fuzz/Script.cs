namespace AsyncMachine.Rpc.Proof;

/// <summary>Args with a member of most kinds.</summary>
[StateArgs]
internal sealed partial record Parcel(
    string Name, long Weight, double Ratio, Guid Key, DateTimeOffset Sent, TimeSpan Late, Uri? From, byte[] Data,
    List<Entry> Entries, Dictionary<string, int> Counts, HashSet<int>? Marks, decimal Price, Parcel? Inner);

/// <summary>The machine that hostile clients talk to.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Counter(MachineServer? server = null)
{
    [State(Remove = [nameof(Shut)])]
    public static partial State Open { get; }

    [State(Remove = [nameof(Open)])]
    public static partial State Shut { get; }

    [State(Auto = true, Require = [nameof(Open)])]
    public static partial State Lit { get; }

    [State(Multi = true)]
    public static partial State<Entry> Booked { get; }

    [State(Multi = true, Require = [nameof(Open)])]
    public static partial State<Parcel> Sent { get; }

    /// <summary>A client wants payloads.</summary>
    [State(Multi = true)]
    public static partial State Wanted { get; }

    private bool BookedEnter(Entry entry) => !entry.IsRefused;

    private void BookedState(Entry entry) => _ = entry.Number;

    private void SentState(Parcel parcel) => _ = parcel.Name.Length;

    private void WantedState(Event e)
    {
        if (server?.ClientOf(e) is { } client) _ = SendAsync(client);
    }

    /// <summary>The payloads that are recorded. A hostile client may end them at any point.</summary>
    private static async Task SendAsync(RemoteClient client)
    {
        try
        {
            await Script.SendAsync(client);
        }
        catch (Exception error) when (error is PayloadException or OperationCanceledException)
        {
        }
    }
}

/// <summary>What a client does in the sessions that are recorded: a request of every kind, and every kind of answer.</summary>
internal static class Script
{
    private const string Log = "log";

    /// <summary>What is sent as a payload: an object, and a stream of several chunks.</summary>
    public static async Task SendAsync(RemoteClient client)
    {
        await client.SendAsync(new Entry(3, 4));
        await client.SendStreamAsync(Log, new MemoryStream(new byte[20_000]));
    }

    /// <summary>The client takes payloads and waits for args: by equality, by a predicate, and for the catalogue.</summary>
    /// <returns>The waits, which may be cancelled; and what completes when all payloads have come.</returns>
    public static (Task[] Waits, Task Taken) Listen(RemoteMachine remote, CancellationToken stop)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        remote.OnPayload<Entry>((_, _) => default);
        remote.OnStream(Log, async (stream, token) =>
        {
            await stream.CopyToAsync(Stream.Null, token);
            taken.TrySetResult();
        });
        List<Task> waits = [remote.ArgsCatalogueAsync(stop)];
        if (remote is RemoteMachine<Counter>)
        {
            waits.Add(remote.WhenArgs(Counter.Booked, new Entry(5, 5), stop));
            waits.Add(remote.WhenArgs(Counter.Booked, entry => entry.Number == 6, stop));
        }

        return ([.. waits], taken.Task);
    }

    /// <summary>
    /// A client's requests, one after another, so that each recording of them is the same; and in between what comes to it by itself, whose frames may trade places.
    /// </summary>
    public static async Task PlayAsync(RemoteMachine remote, Machine machine, MachineServer server)
    {
        (Task[] waits, Task taken) = Listen(remote, CancellationToken.None);
        await waits[0];
        State open = remote.Schema.State("Open"), shut = remote.Schema.State("Shut"), booked = remote.Schema.State("Booked"), sent = remote.Schema.State("Sent");
        await remote.AddAsync(open);
        await remote.MutateAsync(MutationType.Add, [booked], new Entry(1, 1));
        await remote.MutateAsync(MutationType.Add, [booked], new Entry(1, 2, IsRefused: true));
        await remote.MutateAsync(MutationType.Add, [sent], MakeParcel(MakeParcel(null)));
        await remote.ToggleAsync(shut);
        await remote.SetAsync(open, shut);
        await remote.CanAddAsync(open);
        await remote.CanRemoveAsync(shut, open);
        await remote.AddErrorAsync(new IOException("stuck"));
        await remote.RemoveAsync(remote.Schema.State("Exception"));
        for (int i = 0; i < 3; i++) remote.Post(MutationType.Add, [booked], new Entry(2, i));
        await remote.AddAsync(open, shut);
        remote.Session.Falsify(open.Index);
        await remote.AddAsync(shut);
        await remote.AddAsync(open); // a clock that fits again
        machine.Add("Shut");
        await remote.RemoveAsync(open);
        await remote.AddAsync(remote.Schema.State("Wanted"));
        for (int number = 4; number <= 6; number++) machine.Add(Counter.Booked, new Entry(5, number));
        await Task.WhenAll(waits);
        await SendAsync(server.Clients().Single());
        await taken;
        await remote.CanAddAsync(shut);
    }

    public static Parcel MakeParcel(Parcel? inner) => new(
        "tea", -7, 0.5, new Guid("00112233-4455-6677-8899-aabbccddeeff"), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
        TimeSpan.FromSeconds(3), new Uri("https://example.org/a"), [1, 2, 3], [new Entry(1, 2), new Entry(3, 4, true)],
        new Dictionary<string, int> { ["a"] = 1, ["b"] = 70_000 }, [1, 2, 3], 12.50m, inner);
}
