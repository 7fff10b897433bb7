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
    private Entry[] _ring = [];     // by id; guarded by the gate, as everything below; made for the first request
    private ulong _lastTaken;
    private int _epoch;
    private ServerConnection? _current;
    private Task _readerLeft = Task.CompletedTask; // of the last connection that had the session, even if it was taken from it
    private ITimer? _expiry;        // runs while there is no connection
    private bool _ended;            // nobody can take it any more
    private Deliveries? _deliveries; // made when it is first asked for, as the client below
    private RemoteClient? _client;

    private struct Entry
    {
        public ulong Id;
        public bool IsRunning, HasReply;
        public ReplyCode Code;
        public string? Text;
    }

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
            welcome(_lastTaken);
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
        Entry known;
        ServerConnection? connection;
        lock (_gate)
        {
            if (_ring.Length == 0) _ring = new Entry[Window];
            ref Entry entry = ref _ring[request.Id & (ulong)(Window - 1)];
            if (request.Id == _lastTaken + 1)
            {
                if (entry is { IsRunning: true, HasReply: true }) throw new ProtocolException($"Request {request.Id} came while request {entry.Id} runs; the window is {Window}.");
                _lastTaken = request.Id;
                entry = new Entry { Id = request.Id, IsRunning = true, HasReply = request.HasReply };
                return Taking.Execute;
            }

            if (request.Id == 0 || request.Id > _lastTaken) throw new ProtocolException($"Request {request.Id} came after request {_lastTaken}.");
            known = entry.Id == request.Id ? entry : new Entry { Id = request.Id, HasReply = request.HasReply, Code = ReplyCode.OutcomeUnknown };
            connection = _current;
        }

        if (!known.IsRunning && known.HasReply) connection?.WriteReply(new Reply(known.Id, known.Code, known.Text));
        return Taking.Known;
    }

    /// <summary>A request has come to its end: the answer goes out over whichever connection is current.</summary>
    public void Complete(ulong id, ReplyCode code, string? text)
    {
        bool hasReply;
        ServerConnection? connection;
        lock (_gate)
        {
            ref Entry entry = ref _ring[id & (ulong)(Window - 1)];
            if (entry.Id != id) return; // nobody waits for it, and its place is another's
            hasReply = entry.HasReply;
            entry.IsRunning = false;
            entry.Code = code;
            entry.Text = text;
            connection = _current;
        }

        if (hasReply) connection?.WriteReply(new Reply(id, code, text));
        else if ((id & (ulong)((Window / 4) - 1)) == 0) connection?.WriteAck(id);
    }
}
