using System.Diagnostics;
using System.Globalization;

namespace AsyncMachine;

// Birth, identity, export and import, schema changes, disposal.
internal sealed partial class Engine
{
    private bool _disposed;

    public override bool IsDisposed => Volatile.Read(ref _disposed);

    /// <summary>The id; one made up at the first ask if none was given.</summary>
    public string Id
    {
        get
        {
            if (Options.Id is { } given) return given;
            Extras extras = Extra;
            return Volatile.Read(ref extras.Id) ?? Interlocked.CompareExchange(
                ref extras.Id, Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture), null) ?? extras.Id;
        }
    }

    public bool IsIdle => (Volatile.Read(ref _word) & Busy) == 0;

    /// <summary>True if the mutation of a tick, with what it led to, is over.</summary>
    public bool IsSettled(ulong tick)
    {
        long word = Volatile.Read(ref _word);
        return TickOf(word) > tick || (TickOf(word) == tick && (word & Busy) == 0);
    }

    /// <summary>The last step of construction: nobody else knows the machine yet.</summary>
    public void Start(IStateHandlers? handlers)
    {
        if (!ReferenceEquals(Options, MachineOptions.Default)) Options.Validate();
        if (handlers is not null)
        {
            Binding binding = MakeBinding(handlers);
            if (binding.Tables.Length > 0) Extra.Bindings.Add(binding);
        }

        if (Options.LogLevel != LogLevel.None) _tracers = [.. Options.Tracers, new TextLog(Options.LogLevel, Options.Log)];
        else if (Options.Tracers.Count > 0) _tracers = [.. Options.Tracers.Distinct()];
        if (ExtraOrNull is not null || _tracers.Length > 0 || Options.OnChange is not null || Options.RecordSteps) Core.Rebind();
        if (Options.DrainOn is not null) SetGuard();
        if (Options.Parent is { } parent) TellParent(parent);
        foreach (Tracer tracer in _tracers) InitTracer(tracer);
        if (Options.Lifetime.CanBeCanceled)
        {
            Extra.Lifetime = Options.Lifetime.UnsafeRegister(static self => _ = ((Engine)self!).DisposeAsync(), this);
        }
    }

    public void InitTracer(Tracer tracer)
    {
        try
        {
            tracer.MachineInit(Machine);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            Report(exception, $"{tracer.GetType().Name}.MachineInit");
        }
    }

    private void TellParent(IMachine parent)
    {
        IReadOnlyList<Tracer> tracers = parent switch
        {
            Machine machine => machine.Tracers,
            Replica replica => replica.Tracers,
            _ => [],
        };
        foreach (Tracer tracer in tracers)
        {
            try
            {
                tracer.NewSubmachine(parent, Machine);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                Report(exception, $"{tracer.GetType().Name}.NewSubmachine");
            }
        }
    }

    public Binding MakeBinding(IStateHandlers handlers)
    {
        if (handlers is HandlerMap map) return new Binding(map, [map.TableFor(Schema)], nameof(HandlerMap));
        var collector = new HandlerCollector();
        handlers.CollectHandlers(collector);
        foreach (HandlerTable table in collector.Tables)
        {
            if (table.Keys.Length > 0 && !Schema.TryResolve(table.Schema[0], out _))
            {
                throw new SchemaException(
                    $"{handlers.GetType().Name} handles states of {table.Schema.Name}, which {Schema.Name} neither is nor includes.");
            }
        }

        return new Binding(handlers, [.. collector.Tables], handlers.GetType().Name);
    }

    /// <summary>What an <c>AddError</c> does before its mutation; false if the error is to be ignored.</summary>
    public bool AcceptError(Exception? error, Event source, out ErrorArgs? args)
    {
        args = null;
        if (error is null || IsExpected(error, source)) return false;
        args = new ErrorArgs(error)
        {
            Handler = source.Exists ? source.Handler : null,
            Transition = source.TransitionOrNull,
            Phase = source.Exists && !source.IsValid ? TransitionPhase.Async : TransitionPhase.None,
        };
        if (IsDisposed) return false;
        ReportError(args);
        return true;
    }

    /// <summary>True for a cancellation that came from a token of the machine, or from the end of the source's own state.</summary>
    private bool IsExpected(Exception error, Event source)
    {
        if (error is not OperationCanceledException cancelled) return false;
        if (TokensOrNull is { } tokens && cancelled.CancellationToken.IsCancellationRequested && tokens.Issued(cancelled.CancellationToken))
        {
            return true;
        }

        return source.TransitionOrNull is { } transition && ReferenceEquals(transition.Machine, Machine) &&
               HandlerTable.KindOf(source.HandlerKey) is HandlerKind.State or HandlerKind.End &&
               Tick(HandlerTable.StateOf(source.HandlerKey)) != transition.TimeAfter[HandlerTable.StateOf(source.HandlerKey)];
    }

    // -- background work ----------------------------------------------------------------------------------------

    public bool Fork(Event source, Func<CancellationToken, Task> work)
    {
        if (!source.IsValid || !ReferenceEquals(source.Transition.Machine, Machine)) return false;
        HandlerKind kind = HandlerTable.KindOf(source.HandlerKey);
        bool ofState = kind is HandlerKind.State or HandlerKind.End;
        int state = ofState ? HandlerTable.StateOf(source.HandlerKey) : -1;
        string name = source.Handler;
        CancellationToken token = !ofState ? DisposedToken
            : kind == HandlerKind.State && (Schema.Flags[state] & (byte)StateFlags.Multi) != 0 ? GetTokens().GetActivation(state)
            : GetTokens().Get(state);
        Extras extras = Extra;
        lock (this)
        {
            if (extras.Disposing || extras.ForkCount >= Options.ForkLimit) return false;
            extras.Forks.TryGetValue(state, out int running);
            if (ofState && Options.ForkLimits.TryGetValue(Schema.Names[state], out int limit) && running >= limit) return false;
            extras.ForkCount++;
            extras.Forks[state] = running + 1;
            Interlocked.Increment(ref extras.AsyncHandlers);
        }

        // The token is not given to Run: work that was accepted is always begun, and counted down at its end.
        Task.Run(() => work(token), CancellationToken.None).ContinueWith(
            (ended, _) => ForkEnded(ended, token, state, name),
            null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return true;
    }

    private void ForkEnded(Task task, CancellationToken token, int state, string name)
    {
        lock (this)
        {
            Extra.ForkCount--;
            Extra.Forks[state]--;
        }

        if (!task.IsCompletedSuccessfully)
        {
            Exception error = task.Exception is { } failure ? failure.InnerException ?? failure : new TaskCanceledException(task);
            if (token.IsCancellationRequested) LogRefused($"work of {name} ended by its token: {error.GetType().Name}");
            else AddFailure(error, name, null);
        }

        EndWork();
    }

    // -- export and import --------------------------------------------------------------------------------------

    public MachineExport Export()
    {
        ulong[] ticks = CopyTicks(out Schema schema, out _);
        return new MachineExport
        {
            Id = Id,
            StateNames = schema.Names[..ticks.Length],
            Ticks = ticks,
            MachineTick = ExtraOrNull?.MachineTick ?? 0,
            QueueTick = QueueTick,
        };
    }

    public Task ImportAsync(MachineExport export)
    {
        if (export.Id != Id)
        {
            throw new ArgumentException($"The export is of machine '{export.Id}', this is machine '{Id}'. Give the machine that id.", nameof(export));
        }

        return Between(() =>
        {
            Schema schema = Schema;
            if (!export.StateNames.SequenceEqual(schema.Names) || export.Ticks.Count != schema.Count)
            {
                throw new ArgumentException(
                    $"The export has {export.StateNames.Count} states and {export.Ticks.Count} ticks: {string.Join(' ', export.StateNames)}. " +
                    $"Schema {schema.Name} has {schema.Count} states: {string.Join(' ', schema.Names)}. Both must be the same.", nameof(export));
            }

            Core.Restore([.. export.Ticks]);
            Extra.MachineTick = export.MachineTick + 1;
            if (schema.TryGetState("MachineRestored", out State restored)) Machine.Add(restored);
        });
    }

    public Task SetSchemaAsync(Schema schema)
    {
        return Between(() =>
        {
            Schema previous = Schema;
            if (!Extends(schema, previous))
            {
                throw new ArgumentException(
                    $"Schema {schema.Name} ({schema.Count} states) does not extend the machine's {previous.Name} ({previous.Count} states). " +
                    "Start it with new SchemaBuilder(machine.Schema): states can be appended, not removed or reordered.", nameof(schema));
            }

            lock (this) Core.Grow(schema);
            foreach (Tracer tracer in Tracers)
            {
                try
                {
                    tracer.SchemaChange(Machine, previous);
                }
                catch (Exception exception) when (exception is not DrainLostException)
                {
                    Report(exception, $"{tracer.GetType().Name}.SchemaChange");
                }
            }
        });

        static bool Extends(Schema later, Schema earlier)
        {
            for (Schema? version = later.Extends; version is not null; version = version.Extends)
            {
                if (ReferenceEquals(version, earlier)) return true;
            }

            return false;
        }
    }

    /// <summary>Runs something between two transitions; argument faults come out of the task.</summary>
    private Task Between(Action action) => Machine.EvalAsync(action);

    // -- disposal -----------------------------------------------------------------------------------------------

    public Task WhenDisposed
    {
        get
        {
            if (IsDisposed) return Task.CompletedTask;
            Extras extras = Extra;
            TaskCompletionSource source = Volatile.Read(ref extras.WhenDisposed) ?? Interlocked.CompareExchange(
                ref extras.WhenDisposed, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? extras.WhenDisposed;
            Interlocked.MemoryBarrier();
            if (IsDisposed) source.TrySetResult(); // it ended between the two looks
            return source.Task;
        }
    }

    public void OnDispose(Action<IMachine> callback)
    {
        lock (this)
        {
            if (!_disposed)
            {
                Extra.OnDispose.Add(callback);
                return;
            }
        }

        RunDisposeCallback(callback);
    }

    public Task DisposeAsync()
    {
        TaskCompletionSource done;
        lock (this)
        {
            Extras extras = Extra;
            if (extras.Disposal is { } running) return running;
            done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            extras.Disposal = done.Task;
        }

        // Start is removed like any other state, while mutations from outside still pass.
        if (Schema.TryGetState("Start", out State start) && IsActive(start.Index)) Machine.Remove(start);
        lock (this)
        {
            Extra.Disposing = true;
            SetGuard();
        }

        _ = EndAsync(done);
        return done.Task;
    }

    private async Task EndAsync(TaskCompletionSource done)
    {
        using var limit = new CancellationTokenSource();
        Task timeout = Task.Delay(Options.DisposeTimeout, Options.TimeProvider, limit.Token);
        try
        {
            await Task.WhenAny(QuietAsync(limit.Token), timeout).ConfigureAwait(false);
            await TakeForGoodAsync(timeout).ConfigureAwait(false);
            Close();
        }
        finally
        {
            await limit.CancelAsync().ConfigureAwait(false);
            done.TrySetResult();
        }
    }

    /// <summary>Completes when the queue is empty and no async handler or fork runs.</summary>
    private async Task QuietAsync(CancellationToken limit)
    {
        await Machine.WhenQueueEnds(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // State tokens of states that stay active would keep their handlers running: disposal cancels them now.
        TokensOrNull?.CancelAll();
        Extras extras = Extra;
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref extras.AsyncIdle, idle);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref extras.AsyncHandlers) == 0) idle.TrySetResult();
        await idle.Task.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Machine.WhenQueueEnds(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes the drain and never gives it back; after the time-out also from a handler that still runs.</summary>
    private async Task TakeForGoodAsync(Task timeout)
    {
        while (true)
        {
            bool idle;
            lock (this)
            {
                long word = Volatile.Read(ref _word);
                idle = (word & Busy) == 0 && Interlocked.CompareExchange(ref _word, word | Busy, word) == word;
                if (!idle && timeout.IsCompleted)
                {
                    // Whoever drains is left behind: it finds out when its handler returns.
                    if (Cell is { } cell && cell.Abandon()) Extra.LostCells.Add(cell);
                    else if (Cell is not null && !IsIdle) continue;
                    return;
                }
            }

            if (idle) return;
            await Task.WhenAny(Machine.WhenQueueEnds(), timeout).ConfigureAwait(false);
        }
    }

    /// <summary>With the drain held for good: nothing is active any more, waits end, tokens are cancelled, callbacks run.</summary>
    private void Close()
    {
        Extras extras = Extra;
        foreach (Tracer tracer in Tracers)
        {
            try
            {
                tracer.MachineDispose(Machine);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                Report(exception, $"{tracer.GetType().Name}.MachineDispose");
            }
        }

        Action<IMachine>[] callbacks;
        lock (this)
        {
            Volatile.Write(ref _disposed, true);
            callbacks = [.. extras.OnDispose];
        }

        Core.Clear();
        extras.Lifetime.Unregister();
        CancellationToken disposed = DisposedToken;
        Task cancelling = extras.Disposed!.CancelAsync();
        cancelling.ContinueWith(
            task => Report(task.Exception!.InnerException ?? task.Exception, "a callback of Disposed"),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        TokensOrNull?.CancelAll();
        WaitersOrNull?.CancelAll(disposed);
        CancelResults(extras);
        foreach (Action<IMachine> callback in callbacks) RunDisposeCallback(callback);
        Interlocked.MemoryBarrier();
        Volatile.Read(ref extras.WhenDisposed)?.TrySetResult();
    }

    private void CancelResults(Extras extras)
    {
        List<TaskCompletionSource<Result>> pending;
        lock (this)
        {
            pending = [.. extras.Results.Values.SelectMany(list => list)];
            extras.Results.Clear();
            extras.ResultCount = 0;
        }

        foreach (TaskCompletionSource<Result> source in pending) source.TrySetResult(Result.Canceled);
    }

    private void RunDisposeCallback(Action<IMachine> callback)
    {
        try
        {
            callback(Machine);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            Report(exception, "OnDispose");
        }
    }
}
