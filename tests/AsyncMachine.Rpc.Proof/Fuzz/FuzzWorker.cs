using System.Diagnostics;

namespace AsyncMachine.Rpc.Proof;

/// <summary>Makes inputs by their numbers and runs them, one at a time.</summary>
internal sealed class FuzzWorker(Corpus corpus, int seed, int maxFrame)
{
    /// <summary>What a byte of input may cost: an empty frame is a call, a state of a schema a handful of objects and lists.</summary>
    public const int BytesPerByte = 512;

    /// <summary>A server is checked and replaced after so many sessions.</summary>
    private const int SessionsPerServer = 500;

    private ServerTarget? _server;
    private int _served;
    private long _breaches;
    private long _since;
    private long _number;
    private string _target = "";

    public byte[] Input { get; private set; } = [];

    /// <summary>The input was taken, at least a part of it.</summary>
    public bool Read { get; private set; }

    public bool IsSession { get; private set; }

    /// <summary>Bytes that the thread allocated for the input.</summary>
    public long Allocated { get; private set; }

    /// <summary>When the present input began; null between two.</summary>
    public long? Since => Volatile.Read(ref _since) is > 0 and long since ? since : null;

    public long TakeBreaches()
    {
        long breaches = _breaches;
        _breaches = 0;
        return breaches;
    }

    public string Describe() => $"input {_number} of seed {seed}, for {_target}: {Convert.ToHexStringLower(Input)}:";

    public async Task RunAsync(long number)
    {
        var dice = new Dice(seed, number);
        _number = number;
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        IsSession = false;
        switch (dice.Below(16))
        {
            case 0: await ServeAsync(dice); break;
            case 1: await ConnectAsync(dice); break;
            case < 4: Decode("a stream", Mutator.ChangeStream(ref dice, Stream(ref dice), corpus.Bodies), dice); break;
            case < 7: Decode("args", Mutator.Change(ref dice, Pick(ref dice, corpus.Args), corpus.Args), dice); break;
            default: Decode("a body", Mutator.Change(ref dice, Pick(ref dice, corpus.Bodies), corpus.Bodies), dice); break;
        }

        Volatile.Write(ref _since, 0);
    }

    /// <summary>Checks the server, and lets it go.</summary>
    public async Task EndAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        _served = 0;
        _target = "a server that is checked after its sessions, of which the last was";
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        await server.CheckAsync();
        _breaches += server.Breaches;
        await server.DisposeAsync();
        Volatile.Write(ref _since, 0);
    }

    private void Decode(string target, byte[] input, Dice dice)
    {
        int size = dice.OneIn(4) ? 1 + dice.Below(30) : int.MaxValue;
        bool anything = dice.OneIn(16);
        _target = target;
        Input = input;
        long before = GC.GetAllocatedBytesForCurrentThread();
        switch (target)
        {
            case "a stream": Read = DecoderTarget.ReadStream(input, size, maxFrame); break;
            case "args": Read = DecoderTarget.ReadArgs(input, size); break;
            default:
                Read = DecoderTarget.Read(Mutator.InPieces(input, size));
                if (anything) DecoderTarget.ReadAsAnything(Mutator.InPieces(input, size));
                break;
        }

        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private async Task ServeAsync(Dice dice)
    {
        if (_served++ == SessionsPerServer) await EndAsync();
        ServerTarget server = _server ??= new ServerTarget(maxFrame);
        _target = "a server";
        Input = Mutator.ChangeStream(ref dice, corpus.Sessions[dice.Below(corpus.Sessions.Length)].Up, corpus.Bodies);
        int size = dice.OneIn(4) ? 1 + dice.Below(30) : int.MaxValue;
        IsSession = true;
        Read = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task served = server.RunAsync(Input, size);
        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await served;
    }

    private async Task ConnectAsync(Dice dice)
    {
        Recording session = corpus.Sessions[dice.Below(corpus.Sessions.Length)];
        _target = "a client";
        Input = Mutator.ChangeStream(ref dice, session.Down, corpus.Bodies);
        IsSession = true;
        int welcome = session.Down[0].Length + (session.Down[0].Length < 0x80 ? 1 : 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<bool> connected = ClientTarget.RunAsync(Input, welcome, session.IsTyped, maxFrame);
        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Read = await connected;
    }

    private byte[][] Stream(ref Dice dice)
    {
        Recording session = corpus.Sessions[dice.Below(corpus.Sessions.Length)];
        return dice.OneIn(2) ? session.Up : session.Down;
    }

    private static byte[] Pick(ref Dice dice, byte[][] from) => from[dice.Below(from.Length)];
}
