namespace AsyncMachine.Rpc;

/// <summary>
/// What outlives a connection of one client: which requests were taken, and what became of them, so that each is executed exactly once
/// whatever happens to its connection. Answers go to the session, which finds the connection.
/// </summary>
internal sealed class ServerSession(HostedMachine host, byte[] key, string clientId, string identity, MachineServerOptions options)
{
    private readonly object _gate = new();
    private readonly RateLimit? _rate = options.MaxRequestsPerSecond > 0 ? new RateLimit(options.MaxRequestsPerSecond, options.TimeProvider) : null;
    private Permissions _permissions = Permissions.None;
    private RecentRequests? _recent; // guarded by the gate, as everything below; made for the first request
    private int _epoch;
    private ServerConnection? _current;
    private Task _readerLeft = Task.CompletedTask; // of the last connection that had the session, even if it was taken from it
    private ITimer? _expiry;        // runs while there is no connection
    private bool _ended;            // nobody can take it any more
    private Deliveries? _deliveries; // made when it is first asked for, as the client below
    private RemoteClient? _client;

    /// <summary>What becomes of a request that has come.</summary>
    public enum Taking
    {
        /// <summary>It is new: execute it.</summary>
        Execute,

        /// <summary>It was taken before, and is answered already or will be.</summary>
        Known,
    }

    public HostedMachine Host => host;

    /// <summary>What the client gets besides answers and clocks.</summary>
    public Deliveries Deliveries => Volatile.Read(ref _deliveries) ?? Interlocked.CompareExchange(ref _deliveries, new Deliveries(this, options), null) ?? _deliveries!;

    /// <summary>The client, as the program sees it.</summary>
    public RemoteClient Client => Volatile.Read(ref _client) ?? host.Introduce(Interlocked.CompareExchange(ref _client, new RemoteClient(this, options), null) ?? _client);

    public byte[] Key => key;

    public string ClientId => clientId;

    /// <summary>Who the client is, as far as that was checked.</summary>
    public string Identity => identity;

    public int Window => options.Window;

    /// <summary>What the client may do; replaced with each connection, and when the schema grows.</summary>
    public Permissions Permissions
    {
        get => Volatile.Read(ref _permissions);
        set => Volatile.Write(ref _permissions, value);
    }

    /// <summary>Counts a request; false if it is one too many. For the reader of the present connection.</summary>
    public bool IsWithinRate() => _rate is not { } rate || rate.TryTake();

    /// <summary>
    /// Takes a connection for the session: the old one is closed and has left its last request before the new one is welcomed, so that no two
    /// readers call the machine for one client.
    /// </summary>
    /// <param name="connection">The new connection.</param>
    /// <param name="welcome">Writes the welcome, told the last request that was taken; called under the session's lock.</param>
    /// <returns>False if a yet newer connection has taken the session, or it has ended.</returns>
    public async Task<bool> AttachAsync(ServerConnection connection, Action<ulong> welcome)
    {
        int epoch;
        ServerConnection? old;
        Task left;
        lock (_gate)
        {
            if (_ended) return false;
            epoch = ++_epoch;
            old = _current;
            left = _readerLeft;
            _current = null;
            StopExpiry();
        }

        // Waited for even if another connection is the one that closes it, and waits, too.
        old?.Close(new Bye(ByeCode.Superseded, "The session goes on over another connection."));
        await left.ConfigureAwait(false);

        lock (_gate)
        {
            if (epoch != _epoch) return false;
            _current = connection;
            _readerLeft = connection.ReaderLeft;
            welcome(_recent?.Last ?? 0);
        }

        return true;
    }

    /// <summary>The connection is over; the session waits for another.</summary>
    public void Detach(ServerConnection connection)
    {
        Deliveries.Detach(connection);
        lock (_gate)
        {
            if (!ReferenceEquals(_current, connection)) return;
            _current = null;
            if (_ended) return;
            int epoch = _epoch;
            _expiry = options.TimeProvider.CreateTimer(_ => Expire(epoch), null, options.SessionTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nobody takes the session any more; the connection that has it may end in its own way.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _ended = true; // whoever has just found it is turned away, and comes back for a new one
            StopExpiry();
        }
    }

    /// <summary>Ends the connection; the session waits for another.</summary>
    public void Drop(Bye bye)
    {
        ServerConnection? current;
        lock (_gate) current = _current;
        current?.Close(bye);
    }

    /// <summary>Ends the session for good.</summary>
    public void End(Bye bye)
    {
        ServerConnection? current;
        lock (_gate)
        {
            _epoch++;
            _ended = true;
            current = _current;
            _current = null;
            StopExpiry();
        }

        Deliveries.End();
        current?.Close(bye);
    }

    /// <summary>Nobody has come back for the session since the connection of an epoch was lost.</summary>
    private void Expire(int epoch)
    {
        lock (_gate)
        {
            if (epoch != _epoch) return;
            _ended = true;
        }

        host.Close(this);
    }

    private void StopExpiry()
    {
        _expiry?.Dispose();
        _expiry = null;
    }

    /// <summary>Numbers a request that has come; one that was taken before is answered again, if it is answered.</summary>
    /// <exception cref="ProtocolException">The request leaves a gap, or more are under way than the window holds.</exception>
    public Taking Take(in Request request)
    {
        Reply answer;
        ServerConnection? connection;
        lock (_gate)
        {
            RecentRequests recent = _recent ??= new RecentRequests(Window);
            if (request.Id == recent.Last + 1)
            {
                if (recent.IsFull) throw new ProtocolException($"Request {request.Id} came while request {request.Id - (ulong)Window} runs; the window is {Window}.");
                recent.Add(request.HasReply);
                return Taking.Execute;
            }

            if (request.Id == 0 || request.Id > recent.Last) throw new ProtocolException($"Request {request.Id} came after request {recent.Last}.");
            bool isKnown = recent.Has(request.Id);
            if (isKnown ? recent.IsRunning(request.Id) || !recent.IsAwaited(request.Id) : !request.HasReply) return Taking.Known; // answered later, or never
            answer = isKnown ? recent.Answer(request.Id) : new Reply(request.Id, ReplyCode.OutcomeUnknown, null);
            connection = _current;
        }

        connection?.WriteReply(answer);
        return Taking.Known;
    }

    /// <summary>
    /// A request has come to its end: the answer goes out over whichever connection is current. One without reply is answered all the same if it is refused:
    /// whoever has sent it is to know.
    /// </summary>
    public void Complete(ulong id, ReplyCode code, string? text)
    {
        bool isAwaited;
        ServerConnection? connection;
        var answer = new Reply(id, code, text);
        lock (_gate)
        {
            if (_recent is not { } recent || !recent.Has(id)) return; // nobody waits for it, and its place is another's
            recent.Complete(answer);
            isAwaited = recent.IsAwaited(id);
            connection = _current;
        }

        if (isAwaited || code >= ReplyCode.Denied) connection?.WriteReply(answer);
        else if ((id & (ulong)((Window / 4) - 1)) == 0) connection?.WriteAck(id);
    }
}
