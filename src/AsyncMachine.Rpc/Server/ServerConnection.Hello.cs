namespace AsyncMachine.Rpc;

// Whether the client is let in, and how it is welcomed.
internal sealed partial class ServerConnection
{
    private async Task<bool> GreetAsync()
    {
        Hello hello;
        Access access;
        using (var timeout = new CancellationTokenSource(Options.HelloTimeout, Options.TimeProvider))
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, timeout.Token))
        {
            try
            {
                await _source.ReadAsync(this, limit.Token).ConfigureAwait(false);
                if (_hello is not { } said) return false;
                hello = said;
                _hello = null; // of no use any more
                TellHello(hello);
                access = await AuthorizeAsync(hello, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
            {
                throw new TimeoutException($"The client was not greeted within {Options.HelloTimeout}.");
            }
        }

        if (hello.Version != Hello.CurrentVersion) throw new ProtocolException($"Version {hello.Version} was asked for; this server speaks version {Hello.CurrentVersion}.");
        if (!access.IsAllowed) return Refuse(ByeCode.Denied, access.Reason);
        if (_server.Find(hello.Machine) is not { } host) return Refuse(ByeCode.NoSuchMachine, $"There is no machine '{hello.Machine}' here.");
        Task ready = host.Ready;
        if (!await IsReadyAsync(ready).ConfigureAwait(false)) return Refuse(ByeCode.Superseded, "The machine is away; come back later.");
        if (!ready.IsCompletedSuccessfully) return Refuse(ByeCode.MachineDisposed, "The machine is no longer served.");

        ServerSession? known = host.Find(hello.Session, hello.ClientId, access.Identity);
        if (known is null && host.SessionCount >= Options.MaxSessions) return Refuse(ByeCode.Limit, $"{Options.MaxSessions} sessions are open.");
        _session = known ?? host.Open(hello.ClientId, access.Identity, Options);
        _source.Limit = Options.MaxFrame;
        Schema schema = host.Published.Schema;
        var permissions = new Permissions(access, schema);
        int[]? tracked = Tracking.Of(schema, hello.Sync, permissions);
        if (!await _session.AttachAsync(this, last => WriteWelcome(hello, permissions, tracked, schema, known is not null, last)).ConfigureAwait(false))
        {
            return Refuse(ByeCode.Superseded, "The session goes on over another connection.");
        }

        TellWelcome(known is not null);
        if (host.IsReleased) Close(new Bye(ByeCode.MachineDisposed, "The machine is no longer served.")); // whoever released it may not have seen the session
        else if (!host.Ready.IsCompletedSuccessfully) Close(HostedMachine.Away); // the same for the loss of the machine that is served onward
        return true;
    }

    /// <summary>Waits for the machine; one that is served onward may be away.</summary>
    /// <returns>False if it takes too long.</returns>
    private async Task<bool> IsReadyAsync(Task ready)
    {
        try
        {
            await ready.WaitAsync(Options.HelloTimeout, Options.TimeProvider, _ended.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (ready.IsCanceled)
        {
            // It is disposed.
        }

        return true;
    }

    /// <summary>Asks before it is told whether there is such a machine: names are nobody's business who is not let in.</summary>
    private async ValueTask<Access> AuthorizeAsync(Hello hello, CancellationToken cancellationToken)
    {
        if (Options.Authorize is not { } authorize) return Access.Full;
        try
        {
            return await authorize(new AccessRequest(hello.ClientId, hello.Machine, hello.Credentials, _origin), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return Access.Deny("The client is not let in.");
        }
    }

    private bool Refuse(ByeCode code, string text)
    {
        TellRefusal(code, text);
        if (code != ByeCode.Superseded) Interlocked.Increment(ref _server.Counters.RefusedClients);
        _outbox.Send(new Bye(code, text).Write);
        return false;
    }

    private void WriteWelcome(Hello hello, Permissions permissions, int[]? tracked, Schema schema, bool resumed, ulong lastTaken)
    {
        ServerSession session = _session!;
        HostedMachine host = session.Host;
        session.Permissions = permissions;
        _sync = hello.Sync;
        _pushInterval = IntervalOf(hello.Sync);
        lock (_outbox.Gate)
        {
            var view = new ClockView(host.Published, hello.Sync.Mode, schema, tracked);
            if (view.WantsEvery) host.Published.WantEvery(true); // before the vector is taken: what comes behind it is kept
            (ulong[] ticks, ulong queueTick, uint machineTick) = view.TakeWhole();
            var welcome = new Welcome
            {
                Session = session.Key,
                Resumed = resumed,
                LastTaken = lastTaken,
                Window = (uint)session.Window,
                Instance = host.Instance,
                MachineId = host.Machine.Id,
                MachineTick = machineTick,
                QueueTick = queueTick,
                Ticks = ticks,
                Tracked = tracked,
                Schema = SchemaHash.Of(schema) == hello.SchemaHash ? null : schema,
                PingInterval = (uint)Options.PingInterval.TotalMilliseconds,
                PushInterval = hello.Sync.PushInterval,
                Capabilities = hello.Capabilities & Capabilities.Trace,
                MaxFrame = (uint)Options.MaxFrame,
            };
            WireWriter.WriteFrame(_outbox.Buffer, welcome.Write);
            _view = view;
        }

        session.Deliveries.Attach(this, resumed);
        _outbox.Flush();
    }
}
