namespace AsyncMachine.Rpc;

/// <summary>
/// What a session waits for on the machine. Matches are numbered, and kept until they are acknowledged, so that each is taken once whatever
/// happens to the connection. Guarded by the gate of <see cref="Deliveries"/>.
/// </summary>
internal sealed class Subscriptions(int limit)
{
    /// <summary>Matches of one subscription, and bytes of all, that may wait for a client; one that falls further behind loses the subscription.</summary>
    private const int MostHeld = 1024, MostBytes = 4 << 20;

    private readonly Dictionary<ulong, Subscription> _open = [];
    private readonly Queue<Subscription> _ready = new();   // have matches that were not sent
    private readonly Queue<ulong> _ended = new();          // handles whose end is still to be confirmed
    private int _bytes;

    public bool IsFull => _open.Count >= limit;

    public bool Has(ulong handle) => _open.ContainsKey(handle);

    public Subscription Open(ulong handle, bool every)
    {
        var subscription = new Subscription(handle, every);
        _open.Add(handle, subscription);
        return subscription;
    }

    /// <summary>Something has come that was subscribed to, or will never come.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="args">What has come; null if the subscription has failed.</param>
    /// <param name="text">Why it has failed.</param>
    public void Fire(Subscription subscription, byte[]? args, string? text)
    {
        if (subscription.IsOver || !_open.ContainsKey(subscription.Handle)) return;
        if (args is not null && (subscription.Held.Count >= MostHeld || _bytes + args.Length > MostBytes))
        {
            (args, text) = (null, "The client takes args more slowly than they come.");
        }

        subscription.Held.Add(new ArgsMatch(subscription.Handle, ++subscription.LastNumber, args, args is null ? text ?? "" : null));
        subscription.IsOver = args is null || !subscription.Every;
        _bytes += args?.Length ?? 0;
        if (subscription.Held.Count == subscription.Sent + 1) _ready.Enqueue(subscription);
    }

    /// <summary>The next match to be sent.</summary>
    public ArgsMatch? Take()
    {
        if (_ended.TryDequeue(out ulong ended)) return new ArgsMatch(ended, 0, null, null);
        while (_ready.TryPeek(out Subscription? subscription))
        {
            ArgsMatch? match = subscription.Sent < subscription.Held.Count ? subscription.Held[subscription.Sent++] : null;
            if (subscription.Sent >= subscription.Held.Count) _ready.Dequeue();
            if (match is not null) return match;
        }

        return null;
    }

    /// <summary>Another connection: what was not acknowledged is sent again.</summary>
    public void Rewind()
    {
        _ready.Clear();
        _ended.Clear(); // the client asks again
        foreach (Subscription subscription in _open.Values)
        {
            subscription.Sent = 0;
            if (subscription.Held.Count > 0) _ready.Enqueue(subscription);
        }
    }

    /// <exception cref="ProtocolException">The client cannot have got what it says.</exception>
    public void Acknowledge(ulong handle, ulong number)
    {
        if (!_open.TryGetValue(handle, out Subscription? subscription)) return;
        if (number > subscription.LastNumber) throw new ProtocolException($"Match {number} of subscription {handle} was not sent.");
        while (subscription.Held is [var first, ..] && first.Number <= number)
        {
            subscription.Held.RemoveAt(0);
            subscription.Sent = Math.Max(0, subscription.Sent - 1);
            _bytes -= first.Args?.Length ?? 0;
        }
    }

    /// <summary>The client wants no more of it; that is confirmed, known or not.</summary>
    public void Cancel(ulong handle)
    {
        if (_ended.Count >= 4 * limit) throw new ProtocolException($"{_ended.Count} subscriptions are cancelled, and the client does not read that they are.");
        _ended.Enqueue(handle);
        if (_open.Remove(handle, out Subscription? subscription)) End(subscription);
    }

    /// <summary>It could not be begun.</summary>
    public void Forget(Subscription subscription) => _open.Remove(subscription.Handle);

    public void End()
    {
        foreach (Subscription subscription in _open.Values) End(subscription);
        _open.Clear();
        _ready.Clear();
    }

    private void End(Subscription subscription)
    {
        foreach (ArgsMatch match in subscription.Held) _bytes -= match.Args?.Length ?? 0;
        subscription.Held.Clear();
        subscription.Sent = 0;
        subscription.IsOver = true;
        _ = subscription.Stop.CancelAsync(); // not here: what it ends may have to be told to yet another server
    }
}

/// <summary>Something that a client waits for.</summary>
/// <param name="handle">Its handle.</param>
/// <param name="every">Until it is cancelled; otherwise once.</param>
internal sealed class Subscription(ulong handle, bool every)
{
    public ulong Handle => handle;

    public bool Every => every;

    /// <summary>What was not acknowledged, in order.</summary>
    public List<ArgsMatch> Held { get; } = [];

    /// <summary>So many of those were given to the present connection.</summary>
    public int Sent { get; set; }

    public ulong LastNumber { get; set; }

    /// <summary>Nothing follows.</summary>
    public bool IsOver { get; set; }

    /// <summary>Ends the wait on the machine.</summary>
    public CancellationTokenSource Stop { get; } = new();
}
