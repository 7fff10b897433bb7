using MessagePack;

namespace AsyncMachine.Rpc;

// What the client is told of the machine's clocks: with answers, by pushes, and when the schema grows.
internal sealed partial class ServerConnection
{
    private static readonly TimeSpan ShortestSkip = TimeSpan.FromMilliseconds(1);

    private TimeSpan _pushInterval = Timeout.InfiniteTimeSpan; // infinite for no pushes
    private bool _isScheduled;
    private bool _inRequest;      // the reader calls the machine for somebody who waits for the answer, which brings the clock
    private bool _watchesOutput;  // the walk is to be woken when the output is sent; interlocked
    private long _pushDue;        // timestamp; of the walk, as the next
    private long _skipUntil;      // timestamp; 0 if no push was left to an answer

    /// <summary>The states whose changes are pushed, as bits; null for all.</summary>
    public ulong[]? PushMask => Volatile.Read(ref _view) is { } view ? view.Mask : [];

    private static TimeSpan IntervalOf(SyncOptions sync) => sync switch
    {
        { Mode: SyncMode.Manual } or { PushInterval: 0 } => Timeout.InfiniteTimeSpan,
        { PushInterval: SyncOptions.Instant } => TimeSpan.Zero,
        _ => TimeSpan.FromMilliseconds(sync.PushInterval),
    };

    // -- answers ------------------------------------------------------------------------------------------------

    /// <summary>Writes the outcome of a request, with what has changed since the client was told last.</summary>
    public void WriteReply(in Reply reply)
    {
        GrowIfNeeded();
        lock (_outbox.Gate)
        {
            if (_view is not { } view) return;
            ClockDelta? delta = CollectForReply(view);
            MessagePackWriter writer = WireWriter.Begin();
            reply.WriteHead(ref writer, delta is not null);
            if (delta is not null) ClockCodec.Write(ref writer, view.Held, delta);
            reply.WriteTail(ref writer);
            WireWriter.End(ref writer, _outbox.Buffer);
        }

        Flush();
    }

    /// <summary>Tells that all requests up to one were taken.</summary>
    public void WriteAck(ulong id) => _outbox.Send((ref MessagePackWriter writer) => Notify.WriteAck(ref writer, id));

    /// <summary>Under the write lock: the clock that goes with an answer; null for none. What cannot go with it is written before it.</summary>
    private ClockDelta? CollectForReply(ClockView view)
    {
        ClockDelta delta = ClockDelta.OfThread;
        if (view.WantsEvery)
        {
            WriteEvery(view, delta);

            // Behind the transitions there may be a queue tick left to tell. Later transitions are not for this answer.
            if (view.IsBehind) return null;
        }

        switch (view.Collect(delta, queueTick: true))
        {
            case ClockView.News.Difference: return delta;
            case ClockView.News.Whole: WriteWhole(view); break;
        }

        return null;
    }

    /// <summary>Writes the whole vector: the client has asked for it.</summary>
    private void WriteWhole()
    {
        Interlocked.Increment(ref _server.Counters.Resyncs);
        GrowIfNeeded();
        lock (_outbox.Gate) WriteWhole(_view!);
    }

    private void WriteWhole(ClockView view)
    {
        (ulong[] ticks, ulong queueTick, uint machineTick) = view.TakeWhole();
        WireWriter.WriteFrame(_outbox.Buffer, (ref MessagePackWriter writer) => Notify.WriteVector(ref writer, queueTick, machineTick, ticks));
    }

    /// <summary>Under the write lock: each transition that has ended by now, in a clock of its own.</summary>
    private bool WriteEvery(ClockView view, ClockDelta delta)
    {
        ulong limit = _session!.Host.Published.Version;
        bool any = false;
        while (true)
        {
            switch (view.CollectNext(delta, limit, out ulong skipped))
            {
                case ClockView.News.None:
                    return any;
                case ClockView.News.Whole:
                    WriteWhole(view);
                    break;
                default:
                    Interlocked.Add(ref _server.Counters.SkippedTransitions, (long)skipped);
                    WriteClock(view, delta, skipped);
                    break;
            }

            any = true;
        }
    }

    // -- pushes -------------------------------------------------------------------------------------------------

    private void BeginPushes()
    {
        if (_pushInterval == Timeout.InfiniteTimeSpan) return;
        _isScheduled = true;
        _session!.Host.Pushes.Add(this);
    }

    private void EndPushes()
    {
        if (_isScheduled) _session!.Host.Pushes.Remove(this);
        lock (_outbox.Gate)
        {
            if (_view is { WantsEvery: true }) _session!.Host.Published.WantEvery(false);
            _view = null; // an answer that comes now belongs to the next connection
        }
    }

    /// <summary>Pushes what has changed, if it is time to. Called by one walk at a time.</summary>
    /// <param name="now">The present timestamp.</param>
    /// <returns>When to look again; or <see cref="PushSchedule.Quiet"/>, or <see cref="PushSchedule.WakesItself"/>.</returns>
    public long Push(long now)
    {
        if (_pushDue > now + TicksOf(ShortestSkip)) return _pushDue; // timers may ring early
        GrowIfNeeded();
        bool any;
        lock (_outbox.Gate)
        {
            if (_view is not { } view) return PushSchedule.WakesItself; // it is over
            if (!view.IsBehind) return Settle();
            if (_outbox.Pending > 0) return AwaitOutput();
            if (Volatile.Read(ref _inRequest))
            {
                if (_skipUntil == 0) Volatile.Write(ref _skipUntil, now + Math.Max(TicksOf(_pushInterval), TicksOf(ShortestSkip)));
                if (now < _skipUntil) return _skipUntil;
            }

            any = WritePush(view);
        }

        if (!any) return Settle();
        _outbox.Flush();
        Volatile.Write(ref _skipUntil, 0);
        if (_pushInterval == TimeSpan.Zero) return PushSchedule.Quiet;
        return _pushDue = now + TicksOf(_pushInterval);

        long Settle()
        {
            Volatile.Write(ref _skipUntil, 0);
            return PushSchedule.Quiet;
        }
    }

    /// <summary>Under the write lock: what has changed.</summary>
    /// <returns>False if the client sees nothing of it.</returns>
    private bool WritePush(ClockView view)
    {
        ClockDelta delta = ClockDelta.OfThread;
        if (view.WantsEvery) return WriteEvery(view, delta);
        switch (view.Collect(delta, queueTick: false))
        {
            case ClockView.News.Difference:
                WriteClock(view, delta, 0);
                return true;
            case ClockView.News.Whole:
                WriteWhole(view);
                return true;
            default:
                return false;
        }
    }

    private void WriteClock(ClockView view, ClockDelta delta, ulong skipped)
    {
        MessagePackWriter writer = WireWriter.Begin();
        Notify.WriteClock(ref writer, view.Held, delta, skipped);
        WireWriter.End(ref writer, _outbox.Buffer);
    }

    /// <summary>Nothing is pushed onto what waits to be sent: the walk is woken when that is gone.</summary>
    private long AwaitOutput()
    {
        if (Interlocked.Exchange(ref _watchesOutput, true)) return PushSchedule.WakesItself;
        _ = WakeAsync();
        return PushSchedule.WakesItself;

        async Task WakeAsync()
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // the write lock is held here
            await _outbox.WaitBelowAsync(1).ConfigureAwait(false);
            Interlocked.Exchange(ref _watchesOutput, false);
            if (_outbox.Pending == 0) _session!.Host.Pushes.Wake(); // otherwise the connection is gone
        }
    }

    private void BeginRequest() => Volatile.Write(ref _inRequest, true);

    private void EndRequest()
    {
        Volatile.Write(ref _inRequest, false);
        if (Volatile.Read(ref _skipUntil) != 0) _session!.Host.Pushes.Wake(); // seen too late, it is the timer that wakes
    }

    private long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * Options.TimeProvider.TimestampFrequency);

    // -- a schema that changes ----------------------------------------------------------------------------------

    /// <summary>Tells the client of new states before it is told of their ticks, and of those that are defined anew; what it may do with them is asked under no lock.</summary>
    private void GrowIfNeeded()
    {
        while (Volatile.Read(ref _view) is { } view)
        {
            Schema schema = _session!.Host.Published.Schema;
            if (ReferenceEquals(view.Schema, schema)) return;
            Grow(view, schema);
        }
    }

    private void Grow(ClockView view, Schema schema)
    {
        ServerSession session = _session!;
        Permissions permissions = session.Permissions.For(schema);
        int[]? tracked = Tracking.Of(schema, _sync!, permissions);
        lock (_outbox.Gate)
        {
            if (!ReferenceEquals(session.Host.Published.Schema, schema)) return; // there is a yet later version, and another thread may have been here with it
            session.Permissions = permissions;
            int from = SchemaCodec.FirstDifference(view.Schema, schema);
            if (from < schema.Count)
            {
                WireWriter.WriteFrame(_outbox.Buffer, (ref MessagePackWriter writer) => Notify.WriteSchema(ref writer, from, schema, tracked));
            }

            view.Grow(schema, tracked);
        }

        _outbox.Flush();
    }
}
