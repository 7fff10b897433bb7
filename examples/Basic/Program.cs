using AsyncMachine;

var server = new OfflineServer();
await using var machine = Machine.Create(new Downloader(new HttpClient(server)), new MachineOptions { Id = "dl-1" });
var file = new Uri("https://example.org/numbers.csv");

// Relations decide first: Downloading requires Start.
Console.WriteLine($"download: {machine.Add(Downloader.Downloading, new(file))}");
Console.WriteLine($"start:    {machine.Add(Downloader.Start)}");

// Then handlers are asked: DownloadingEnter wants https.
Console.WriteLine($"http:     {machine.Add(Downloader.Downloading, new(new Uri("http://example.org/numbers.csv")))}");
Console.WriteLine($"https:    {machine.Add(Downloader.Downloading, new(file))}");
Console.WriteLine($"active:   {machine}");

// A wait is a task: no polling, no thread. The machine goes on to Parsing by itself.
server.Answer();
await machine.When(Downloader.Parsing);
Console.WriteLine($"active:   {machine}");

// Without a schema class, for prototypes, tools and remote machines.
Schema schema = new SchemaBuilder()
    .State("Foo", require: ["Bar"])
    .State("Bar")
    .Build();
await using var untyped = new Machine(schema);
Console.WriteLine($"Foo:      {untyped.Add("Foo")}");
Console.WriteLine($"Bar, Foo: {untyped.Add("Bar", "Foo")}");
Console.WriteLine($"all:      {untyped.ToStringAll()}");

[StateSchema]
[Include<BasicStates>] // Start, Ready, Exception, Healthcheck, Heartbeat, …
public partial class Downloader(HttpClient http)
{
    /// <summary>A file is being fetched.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Download)])]
    public static partial State<DownloadArgs> Downloading { get; }

    /// <summary>The file is here.</summary>
    [State(Remove = [nameof(Download)])]
    public static partial State<DownloadedArgs> Downloaded { get; }

    /// <summary>The file is being parsed.</summary>
    [State(Auto = true, Require = [nameof(Downloaded)])]
    public static partial State Parsing { get; }

    [StateGroup(nameof(Downloading), nameof(Downloaded))]
    public static partial StateGroup Download { get; }

    // Can Downloading activate?
    bool DownloadingEnter(DownloadArgs args) => args.Url.Scheme == "https";

    // Downloading activates. Up to the first await this runs inside the transition; after it, the token tells whether this
    // instance of the state is still the current one. An exception becomes the Exception state.
    async Task DownloadingState(DownloadArgs args, Event e, CancellationToken token)
    {
        byte[] bytes = await http.GetByteArrayAsync(args.Url, token);
        e.Machine.Add(Downloaded, new(bytes.Length), source: e);
    }

    void DownloadedState(DownloadedArgs args) => Console.WriteLine($"fetched:  {args.Bytes} bytes");
}

[StateArgs] public sealed partial record DownloadArgs(Uri Url, int Retries = 3);
[StateArgs] public sealed partial record DownloadedArgs(long Bytes);

// Serves the file without a network, when it is told to.
sealed class OfflineServer : HttpMessageHandler
{
    private readonly TaskCompletionSource _answer = new();

    public void Answer() => _answer.SetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        await _answer.Task.WaitAsync(token);
        return new HttpResponseMessage { Content = new StringContent("1,2,3\n4,5,6\n") };
    }
}
