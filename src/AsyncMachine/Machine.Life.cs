namespace AsyncMachine;

// Handlers, tracers, export and import, the schema at run time, disposal.
public partial class Machine
{
    /// <summary>
    /// Adds handlers: an instance of a <see cref="StateHandlersAttribute{T}"/> class, or a <see cref="HandlerMap"/>. They run after
    /// those that are bound already. Takes effect between two transitions, for a call inside a handler after the present one.
    /// </summary>
    /// <param name="handlers">The handlers.</param>
    /// <returns>Releases them when disposed.</returns>
    /// <exception cref="SchemaException">A handler names a state that the schema does not have; the message lists all.</exception>
    public IDisposable Bind(IStateHandlers handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        Engine.Binding binding = _engine.MakeBinding(handlers);
        _engine.Change(engine =>
        {
            engine.Extra.Bindings.Add(binding);
            return true;
        });
        return new Unbinder(_engine, binding);
    }

    /// <summary>Names of the bindings, in bind order; the schema class is the first.</summary>
    public IReadOnlyList<string> Bindings
    {
        get
        {
            lock (_engine) return _engine.ExtraOrNull is { } extras ? [.. extras.Bindings.Select(b => b.Name)] : [];
        }
    }

    /// <summary>The tracers, in order.</summary>
    public IReadOnlyList<Tracer> Tracers => _engine.Tracers;

    /// <inheritdoc/>
    public void AddTracer(Tracer tracer)
    {
        ArgumentNullException.ThrowIfNull(tracer);
        if (Array.IndexOf(_engine.Tracers, tracer) >= 0) return;
        _engine.InitTracer(tracer); // before any other hook of it can be called
        _engine.Change(engine =>
        {
            if (Array.IndexOf(engine.Tracers, tracer) >= 0) return false;
            engine.SetTracers([.. engine.Tracers, tracer]);
            return true;
        });
    }

    /// <inheritdoc/>
    public bool RemoveTracer(Tracer tracer)
    {
        return _engine.Change(engine =>
        {
            Tracer[] rest = [.. engine.Tracers.Where(t => !ReferenceEquals(t, tracer))];
            if (rest.Length == engine.Tracers.Length) return false;
            engine.SetTracers(rest);
            return true;
        });
    }

    /// <summary>
    /// Watches for mutations that call exactly these states, for stopping there with a debugger: the callback is called at the start of
    /// each such transition, on its thread.
    /// </summary>
    /// <param name="type">The type of mutations.</param>
    /// <param name="states">The called states, in any order.</param>
    /// <param name="hit">Called with the transition; null breaks into an attached debugger.</param>
    /// <returns>Removes the breakpoint when disposed.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public IDisposable AddBreakpoint(MutationType type, ReadOnlySpan<State> states, Action<Transition>? hit = null)
    {
        var indexes = new HashSet<int>();
        foreach (State state in states) indexes.Add(IndexOf(state));
        var breakpoint = new Breakpoint(this, type, indexes, hit, Log);
        AddTracer(breakpoint);
        return breakpoint;
    }

    /// <summary>A line of the program's own in the text log.</summary>
    /// <param name="message">The line; line breaks become spaces.</param>
    public void Log(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _engine.WriteLog(LogLevel.External, "[exter] " + message.ReplaceLineEndings(" "));
    }

    // -- export, import, schema ---------------------------------------------------------------------------------

    /// <summary>
    /// What is needed to restore the machine: its id, states and clocks, and the pending delays, at one instant. What waits in the queue is
    /// not in it, a delay that has come due and waits there included.
    /// </summary>
    public MachineExport Export() => WithDelays(_engine.Export());

    /// <summary>
    /// Restores the clocks of an export, between two transitions: tokens whose tick changes are cancelled, waits are released, no
    /// handler runs. Pending delays are those of the export, each resumed, restarted or dropped as it declares. The machine tick becomes the export's plus one, and <c>MachineRestored</c> is added if the schema has it.
    /// </summary>
    /// <param name="export">An export of a machine with the same id and the same states.</param>
    /// <returns>Completes when it is done; cancelled if the machine is disposed.</returns>
    /// <exception cref="ArgumentException">The export is of another machine or of other states; nothing was changed.</exception>
    public Task ImportAsync(MachineExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return _engine.ImportAsync(export, () => ImportDelays(export));
    }

    /// <summary>
    /// Replaces the schema by a later version, between two transitions. Ticks, waits, tokens and tracers stay; states of earlier versions
    /// stay valid.
    /// </summary>
    /// <param name="schema">A version made by <c>new SchemaBuilder(machine.Schema)</c>.</param>
    /// <returns>Completes when it is done; cancelled if the machine is disposed.</returns>
    /// <exception cref="ArgumentException">The schema does not extend the present one; nothing was changed.</exception>
    public Task SetSchemaAsync(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return _engine.SetSchemaAsync(schema, StartTimeouts);
    }

    // -- disposal -----------------------------------------------------------------------------------------------

    /// <summary>Calls back when the machine was disposed, before <see cref="WhenDisposed"/> completes; at once if it is disposed.</summary>
    /// <param name="callback">The callback; what it throws is reported.</param>
    public void OnDispose(Action<IMachine> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _engine.OnDispose(callback);
    }

    /// <inheritdoc/>
    public Task WhenDisposed() => _engine.WhenDisposed;

    /// <summary>
    /// Ends the machine: <c>Start</c> is removed if active, mutations from outside are canceled, those made inside handlers still run,
    /// until the queue is empty and background work has ended, or <see cref="MachineOptions.DisposeTimeout"/> is over. Then waits end,
    /// tokens are cancelled, callbacks run. A handler may call it but must not block on it.
    /// </summary>
    /// <returns>Completes when the machine is disposed. Calling it again gives the same task.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new ValueTask(_engine.DisposeAsync());
    }

    private sealed class Unbinder(Engine engine, Engine.Binding binding) : IDisposable
    {
        public void Dispose() => engine.Change(e => e.Extra.Bindings.Remove(binding));
    }
}
