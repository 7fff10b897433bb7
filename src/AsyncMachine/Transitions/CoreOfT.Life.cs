namespace AsyncMachine;

// What runs between two transitions and changes the machine as a whole.
internal sealed partial class Core<TSet>
{
    public override void Restore(ReadOnlySpan<ulong> ticks)
    {
        TSet active = default, changed = default;
        ulong[] own = _engine.TicksOfWriter;
        for (int i = 0; i < own.Length; i++)
        {
            if ((ticks[i] & 1) != 0) StateSets.Include(ref active, i);
            if (own[i] != ticks[i]) StateSets.Include(ref changed, i);
        }

        _engine.BeginWrite();
        ticks.CopyTo(own);
        _active = active;
        _version = _engine.EndWrite(StateSets.Word(in active, 0));
        _changed = changed;
        _entered = default; // no state was entered by a call: no args are delivered
        _changeArgs = null;
        _hasChange = !TSet.IsEmpty(changed);
        if (_engine.TokensOrNull is { } tokens) CancelTokens(tokens);
        if (_engine.WatchOrNull is { } watch) TellWatch(watch);
    }

    public override Core Grow(Schema schema)
    {
        Core grown = Create(_engine, schema, TSet.Words);
        var ticks = new ulong[schema.Count];
        _engine.TicksOfWriter.CopyTo(ticks, 0);
        switch (grown)
        {
            case Core<StateSet1> one: TakeOver(one); break;
            case Core<StateSet2> two: TakeOver(two); break;
            case Core<StateSet4> four: TakeOver(four); break;
            case Core<StateSet16> sixteen: TakeOver(sixteen); break;
        }

        _engine.BeginWrite();
        _engine.Replace(schema, ticks);
        _engine.EndWrite(StateSets.Word(in _active, 0));
        _engine.ReplaceCore(grown);
        grown.Rebind();
        _engine.WatchOrNull?.SchemaChanged();
        return grown;
    }

    /// <summary>Gives the states and the queue to a wider core; under the engine's lock, with the drain held.</summary>
    private void TakeOver<TWide>(Core<TWide> wide)
        where TWide : struct, IStateSet<TWide>
    {
        wide._active = StateSets.Convert<TSet, TWide>(in _active);
        wide._records = _records;
        wide._followsOwn = _followsOwn;
        wide._autoDue = _autoDue;
        wide._autoCalled = StateSets.Convert<TSet, TWide>(in _autoCalled);
        var jobs = new List<Job<TWide>>();
        for (int i = _outHead; i < _outCount; i++) jobs.Add(Widen<TWide>(_out[i]));
        for (int i = 0; i < _inCount; i++) jobs.Add(Widen<TWide>(_in[i]));
        wide._out = [.. jobs];
        wide._outCount = jobs.Count;
        foreach (Job<TSet> check in _checks ?? []) (wide._checks ??= new()).Enqueue(Widen<TWide>(check));
        wide._checkCount = _checkCount;
        foreach (Job<TSet> error in _errors ?? []) (wide._errors ??= new()).Enqueue(Widen<TWide>(error));
        wide._lastCalled = StateSets.Convert<TSet, TWide>(in _lastCalled);
        wide._lastKind = _lastKind;
        wide._lastMergeable = _lastMergeable;
        if (wide._checkCount == 0) _engine.ClearPending();
    }

    private static Job<TWide> Widen<TWide>(in Job<TSet> job)
        where TWide : struct, IStateSet<TWide> => new()
        {
            Called = StateSets.Convert<TSet, TWide>(job.Called),
            Order = job.Order,
            Args = job.Args,
            Source = job.Source,
            Caller = job.Caller,
            Work = job.Work,
            Tick = job.Tick,
            Kind = job.Kind,
            Flags = job.Flags,
        };

    public override void Clear()
    {
        List<JobWork> refused = [];
        lock (_engine)
        {
            foreach (Job<TSet> check in _checks ?? [])
            {
                if (check.Work is { } work) refused.Add(work);
            }

            _checks?.Clear();
            _checkCount = 0;
            _in = _out = [];
            _inCount = _outCount = _outHead = 0;
            _errors?.Clear();
            _autoDue = _hasChange = false;
        }

        foreach (JobWork work in refused) work.End(Result.Canceled);
        _engine.BeginWrite();
        _active = default;
        _engine.Replace(_schema, []);
        _version = _engine.EndWrite(0);
    }
}
