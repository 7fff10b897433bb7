using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>
/// What a session's client gets besides answers and clocks: args that it waits for, and payloads. Both outlive connections: what the client has
/// not acknowledged is sent again over the next one.
/// </summary>
/// <remarks>
/// One gate for all of it; no frame is written under it, and no code of others runs. One pump per session
/// writes: matches first, and of payloads one chunk at a time, when nothing else waits to be sent. It runs only while there is something.
/// Lock order: the session's gate, then this one.
/// </remarks>
internal sealed partial class Deliveries(ServerSession session, MachineServerOptions options) : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private Subscriptions? _subscriptions; // guarded by the gate, as everything below; made for the first wait
    private OutgoingPayloads? _payloads;   // made for the first payload
    private ServerConnection? _connection;
    private bool _reported = true; // the client has said what has come over earlier connections: nothing is sent again for nothing
    private bool _pumping;
    private bool _ended;

    /// <summary>A connection was welcomed; under the session's gate.</summary>
    public void Attach(ServerConnection connection, bool resumed)
    {
        lock (_gate)
        {
            _connection = connection;
            _reported = !resumed;
            _subscriptions?.Rewind();
            _payloads?.Rewind();
        }

        Pump();
    }

    /// <summary>The connection is over; what it has not brought waits for the next.</summary>
    public void Detach(ServerConnection connection)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_connection, connection)) _connection = null;
        }
    }

    public bool IsConnected
    {
        get
        {
            lock (_gate) return _connection is not null;
        }
    }

    /// <summary>The session has ended: nobody gets anything any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_ended) return;
            _ended = true;
            _connection = null;
            _subscriptions?.End();
            _payloads?.End(Gone());
        }
    }

    // -- what the client says -----------------------------------------------------------------------------------

    /// <summary>Takes a notify of the client.</summary>
    /// <exception cref="ProtocolException">It is none that a client may send.</exception>
    public void Take(in ReadOnlySequence<byte> body)
    {
        NotifyKind kind = Notify.Read(body, out _);
        if (kind != NotifyKind.Credit) throw new ProtocolException($"A client does not send a notify of kind {kind}.");
        Credit credit = Credit.Read(body);
        lock (_gate)
        {
            if (credit.Id == 0) _reported = true;
            else if ((credit.Id & 1) == 0) _payloads?.Acknowledge(credit);
            else _subscriptions?.Acknowledge(credit.Id, (ulong)credit.Received);
        }

        Pump();
    }

    /// <summary>The client wants no more of a payload or subscription.</summary>
    public void Cancel(Cancel cancel)
    {
        if (cancel.Id == 0) throw new ProtocolException("Nothing is cancelled.");
        lock (_gate)
        {
            if ((cancel.Id & 1) == 0) _payloads?.Cancel(cancel.Id);
            else Subscribed().Cancel(cancel.Id);
        }

        Pump();
    }

    /// <summary>Answers a request for args or for the catalogue, at once: what was asked for comes later. The client may see the state.</summary>
    public void Answer(in Request request)
    {
        (ReplyCode code, string? text) = Open(request);
        session.Complete(request.Id, code, text);
    }

    private (ReplyCode Code, string? Text) Open(in Request request)
    {
        Subscribe asked;
        try
        {
            asked = Subscribe.Decode(request.Args ?? default);
        }
        catch (ProtocolException error)
        {
            return (ReplyCode.BadArgs, error.Message);
        }

        HostedMachine host = session.Host;
        Subscription subscription;
        lock (_gate)
        {
            if (_ended || _subscriptions?.Has(asked.Handle) == true) return (ReplyCode.Executed, null); // asked for over another connection, too
            if (Refusal(request, host.Machine.Schema) is { } refusal) return refusal;
            if (Subscribed().IsFull) return (ReplyCode.Limit, $"{options.MaxSubscriptions} waits for args are open.");
            subscription = Subscribed().Open(asked.Handle, asked.Every);
        }

        if (request.Operation == RequestOperation.ArgsCatalogue)
        {
            _ = FindCatalogueAsync(host.Machine, subscription);
            return (ReplyCode.Executed, null);
        }

        try
        {
            ArgsWatch.Start(host.Machine, request.Target[0], asked, (args, failure) => Fire(subscription, args, failure), subscription.Stop.Token);
            return (ReplyCode.Executed, null);
        }
        catch (BadArgsException error)
        {
            lock (_gate) _subscriptions?.Forget(subscription);
            return (ReplyCode.BadArgs, error.Message);
        }
    }

    private async Task FindCatalogueAsync(IMachine machine, Subscription subscription)
    {
        try
        {
            IReadOnlyList<StateArg> catalogue = machine is RemoteMachine remote
                ? await remote.ArgsCatalogueAsync(subscription.Stop.Token).ConfigureAwait(false)
                : ArgsCatalogue.Of(machine.Schema);
            Fire(subscription, ArgsCatalogue.Encode(catalogue, session.Permissions), null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Fire(subscription, null, error.Message);
        }
    }

    private Subscriptions Subscribed() => _subscriptions ??= new Subscriptions(options.MaxSubscriptions);

    private static (ReplyCode Code, string? Text)? Refusal(in Request request, Schema schema)
    {
        if (request.Operation == RequestOperation.ArgsCatalogue) return null;
        if (request.Target.Length != 1) return (ReplyCode.BadArgs, $"Args of {request.Target.Length} states are waited for; it must be one.");
        int state = request.Target[0];
        return state < schema.Count ? null : (ReplyCode.BadArgs, $"State {state} is waited for; the machine has {schema.Count} states.");
    }

    /// <summary>Called by whoever has released the machine's waits; the pump writes.</summary>
    private void Fire(Subscription subscription, byte[]? args, string? failure)
    {
        if (args is not null && args.Length > options.MaxFrame - 64)
        {
            failure = $"The args have {args.Length} bytes; frames have at most {options.MaxFrame}.";
            args = null;
        }

        lock (_gate) _subscriptions?.Fire(subscription, args, failure);
        Pump();
    }

    // -- the pump -----------------------------------------------------------------------------------------------

    void IThreadPoolWorkItem.Execute() => _ = PumpAsync();

    private void Pump()
    {
        lock (_gate)
        {
            if (_pumping || !_reported || _connection is null) return;
            _pumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task PumpAsync()
    {
        ServerConnection? quiet = null; // had nothing else to send a moment ago
        while (true)
        {
            ServerConnection connection;
            ArgsMatch? match;
            PayloadChunk? chunk;
            lock (_gate)
            {
                match = _connection is null || !_reported ? null : _subscriptions?.Take();
                if (_connection is null || !_reported || (match is null && _payloads?.HasChunk != true))
                {
                    _pumping = false;
                    return;
                }

                connection = _connection;
                chunk = match is null && ReferenceEquals(quiet, connection) ? _payloads?.Take() : null;
            }

            quiet = null;
            if (match is not null)
            {
                connection.Write(match);
            }
            else if (chunk is not null)
            {
                connection.Write(chunk);
            }
            else
            {
                await connection.WhenQuietAsync().ConfigureAwait(false);
                quiet = connection;
            }
        }
    }
}
