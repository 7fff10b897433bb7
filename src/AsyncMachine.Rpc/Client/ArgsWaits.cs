using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>
/// The waits for args of one mirror. Each is asked for by a request, which is answered at once; what it waits for comes later, over whatever
/// connection is there then. A session that is not resumed has forgotten them: they are asked for again.
/// </summary>
/// <remarks>One gate; predicates, completions and frames are outside of it.</remarks>
internal sealed class ArgsWaits(ClientSession session)
{
    private readonly object _gate = new();
    private readonly Dictionary<ulong, ArgsWait> _open = []; // by handle; guarded by the gate, as everything below
    private readonly HashSet<ulong> _cancelled = [];         // the server has not confirmed it
    private Outbox? _outbox;
    private ulong _lastHandle;
    private int _session;                                    // grows with each session that is not the one before
    private CancellationToken? _ended;

    /// <summary>Begins a wait.</summary>
    public void Add(ArgsWait wait, CancellationToken cancellationToken)
    {
        CancellationToken? ended;
        lock (_gate)
        {
            ended = _ended;
            if (ended is null)
            {
                wait.Handle = _lastHandle == 0 ? _lastHandle = 1 : _lastHandle += 2;
                _open.Add(wait.Handle, wait);
            }
        }

        if (ended is { } token)
        {
            wait.Cancel(token);
            return;
        }

        _ = AskAsync(wait);
        if (!cancellationToken.CanBeCanceled) return;
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            (_, cancelled) =>
            {
                if (Finish(wait)) wait.Cancel(cancelled);
            },
            null);
        lock (_gate)
        {
            wait.Registration = registration;
            if (!wait.IsOver) return;
        }

        registration.Unregister();
    }

    /// <summary>A connection was welcomed.</summary>
    public void Attach(Outbox outbox, bool resumed)
    {
        ulong[] cancelled;
        Credit[] known = [];
        ArgsWait[] forgotten = [];
        lock (_gate)
        {
            _outbox = outbox;
            if (!resumed)
            {
                _session++;
                _cancelled.Clear();
                forgotten = [.. _open.Values.Where(static wait => wait.IsKnown)]; // the others are being asked for
                foreach (ArgsWait wait in _open.Values)
                {
                    wait.IsKnown = false;
                    wait.LastNumber = 0;
                }
            }

            else
            {
                known = [.. _open.Values.Where(static wait => wait.LastNumber > 0).Select(static wait => new Credit(wait.Handle, (long)wait.LastNumber, 0, DeliveryState.Open, null))];
            }

            cancelled = [.. _cancelled];
        }

        foreach (Credit credit in known) outbox.Send(credit.Write);

        foreach (ulong handle in cancelled) outbox.Send(new Cancel(handle).Write);
        foreach (ArgsWait wait in forgotten) _ = AskAsync(wait);
    }

    public void Detach(Outbox outbox)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_outbox, outbox)) _outbox = null;
        }
    }

    /// <summary>There will be no further connection: waits are cancelled.</summary>
    public void End(CancellationToken disposed)
    {
        ArgsWait[] open;
        lock (_gate)
        {
            _ended ??= disposed;
            _outbox = null;
            open = [.. _open.Values];
        }

        foreach (ArgsWait wait in open)
        {
            if (Finish(wait)) wait.Cancel(disposed);
        }
    }

    /// <summary>Something has come; on the reader's thread.</summary>
    /// <exception cref="ProtocolException">One before it has not.</exception>
    public void Take(in ReadOnlySequence<byte> body)
    {
        ArgsMatch match = ArgsMatch.Read(body);
        ArgsWait? wait;
        Outbox? outbox;
        bool isNew = false;
        lock (_gate)
        {
            outbox = _outbox;
            if (match.Number == 0)
            {
                _cancelled.Remove(match.Handle);
                return;
            }

            if (!_open.TryGetValue(match.Handle, out wait))
            {
                if (match.Handle > _lastHandle || (match.Handle & 1) == 0) throw new ProtocolException($"A match is of subscription {match.Handle}, which there never was.");
                _cancelled.Add(match.Handle); // it was over, and the server has not heard of it
            }
            else if (match.Number > wait.LastNumber)
            {
                if (match.Number != wait.LastNumber + 1) throw new ProtocolException($"Match {match.Number} of subscription {match.Handle} came after match {wait.LastNumber}.");
                wait.LastNumber = match.Number;
                isNew = true;
            }
        }

        if (wait is null)
        {
            outbox?.Send(new Cancel(match.Handle).Write);
            return;
        }

        if (isNew && match.Args is null)
        {
            if (Finish(wait)) wait.Fail(new RemoteRefusedException(match.Text ?? "The server gives no args."));
        }
        else if (isNew && wait.Take(match.Args!))
        {
            Finish(wait);
        }
        else
        {
            outbox?.Send(new Credit(match.Handle, (long)match.Number, 0, DeliveryState.Open, null).Write);
        }
    }

    /// <summary>Nobody waits any more; the server is told, once it knows that somebody has.</summary>
    /// <returns>False if that was so before.</returns>
    private bool Finish(ArgsWait wait)
    {
        Outbox? outbox;
        lock (_gate)
        {
            if (wait.IsOver) return false;
            wait.IsOver = true;
            _open.Remove(wait.Handle);
            wait.Registration.Unregister();
            if (!wait.IsKnown) return true; // its answer will find it over
            _cancelled.Add(wait.Handle);
            outbox = _outbox;
        }

        outbox?.Send(new Cancel(wait.Handle).Write);
        return true;
    }

    private async Task AskAsync(ArgsWait wait)
    {
        try
        {
            while (true)
            {
                int asked;
                lock (_gate) asked = _session;
                Reply reply;
                try
                {
                    reply = await session.Call(wait.Operation, wait.Target, wait.MakeArgs()).Reply.ConfigureAwait(false);
                }
                catch (OutcomeUnknownException)
                {
                    continue; // that session has forgotten it
                }

                if (reply.Code == ReplyCode.OutcomeUnknown) continue; // the handle makes it harmless to ask twice
                if (reply.Code != ReplyCode.Executed)
                {
                    if (Finish(wait)) wait.Fail(PendingCall.ErrorOf(reply));
                    return;
                }

                Outbox? outbox;
                lock (_gate)
                {
                    if (asked != _session && !wait.IsOver) continue; // perhaps the session before this one has answered
                    wait.IsKnown = true;
                    if (!wait.IsOver) return;
                    _cancelled.Add(wait.Handle);
                    outbox = _outbox;
                }

                outbox?.Send(new Cancel(wait.Handle).Write);
                return;
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            if (Finish(wait)) wait.Fail(error); // there is no session any more
        }
    }
}
