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

        if (Options.Tracers.Count > 0) _tracers = [.. Options.Tracers.Distinct()];
        if (Options.LogLevel != LogLevel.None) _tracers = [.. _tracers, new TextLog(Options.LogLevel, Options.Log)];
        Tracer[] given = _tracers;
        if (ExtraOrNull is not null || _tracers.Length > 0 || Options.OnChange is not null || Options.RecordSteps) Core.Rebind();
        if (Options.DrainOn is not null) SetGuard();
        if (Options.Parent is { } parent) TellParent(parent);
        foreach (Tracer tracer in given) InitTracer(tracer); // one that bound itself for its parent has been initialised
        if (!KnowsObservers) LookForObservers();
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
        foreach (Tracer tracer in parent.Tracers)
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

        string name = collector.Tables is [{ BindingName: { } given }, ..] ? given : handlers.GetType().Name;
        return new Binding(handlers, [.. collector.Tables], name);
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

    /// <param name="export">What to restore.</param>
    /// <param name="then">Run with the ticks restored, before anything else happens.</param>
    public Task ImportAsync(MachineExport export, Action then)
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
            TellWhole();
            then();
            if (schema.TryGetState("MachineRestored", out State restored)) Core.MutateOne(MutationType.Add, restored);
        });
    }

    /// <param name="schema">The later version.</param>
    /// <param name="then">Run with the schema replaced, before anything else happens.</param>
    public Task SetSchemaAsync(Schema schema, Action then)
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
            TellWhole();
            then();
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
    private Task Between(Action action) => EvalAsync<object?>(
        () =>
        {
            action();
            return null;
        },
        default);
}
