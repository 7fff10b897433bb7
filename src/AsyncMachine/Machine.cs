using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// A machine: many states at once, each with a clock; every change is an atomic, negotiated transition. Mutations may come from any
/// thread. The caller who finds the machine idle runs the transition on its own thread; everyone else gets a ticket.
/// </summary>
/// <remarks>Safe for use from any thread. A disposed machine throws nothing; see <see cref="IMachine"/>.</remarks>
[DebuggerDisplay("{Id,nq} {ToString(),nq}")]
public partial class Machine : MachineBase, IMachine
{
    private readonly Engine _engine;

    /// <summary>Makes a machine of a schema without a schema class's handlers.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Machine(Schema schema, MachineOptions? options = null)
        : this(schema, options, null)
    {
    }

    private protected Machine(Schema schema, MachineOptions? options, IStateHandlers? handlers)
        : base(self => new Engine(
            (Machine)self,
            schema ?? throw new ArgumentNullException(nameof(schema)),
            options ?? MachineOptions.Default))
    {
        _engine = (Engine)Vector;
        StartTimeouts();
        _engine.Start(handlers);
    }

    internal Engine Engine => _engine;

    private partial void StartTimeouts();

    private partial MachineExport WithDelays(MachineExport export);

    private partial void ImportDelays(MachineExport export);

    /// <summary>Makes a machine of a schema class: its states, relations and handlers.</summary>
    /// <typeparam name="T">The schema class.</typeparam>
    /// <param name="instance">The object whose handlers are called; a derived class brings its own schema.</param>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Machine<T> Create<T>(T instance, MachineOptions? options = null)
        where T : class, IStateSchema => new(instance, options);

    /// <summary>The machine's id.</summary>
    public string Id => _engine.Id;

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Tags => _engine.Options.Tags;

    /// <summary>Id of the machine that this one belongs to; null if it belongs to none.</summary>
    public string? ParentId => _engine.Options.Parent?.Id;

    /// <summary>How the machine was set up.</summary>
    public MachineOptions Options => _engine.Options;

    /// <summary>How many times the machine was restored from an export.</summary>
    public uint MachineTick => _engine.ExtraOrNull?.MachineTick ?? 0;

    /// <summary>The last error; null if there was none. Deactivating <c>Exception</c> does not clear it.</summary>
    public Exception? Error => _engine.ExtraOrNull is { } extras ? Volatile.Read(ref extras.Error) : null;

    // -- errors -------------------------------------------------------------------------------------------------

    /// <summary>
    /// Activates <c>Exception</c>, and error states with it. <see cref="Error"/> is set at once, and the error callback called, also if
    /// the mutation is then refused. Ignored, and canceled: null, and what the state's own token caused.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="states">Error states of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Result AddError(Exception? error, params ReadOnlySpan<State> states) => AddError(error, default, states);

    /// <summary>The same, with the event that causes it.</summary>
    /// <param name="error">The error.</param>
    /// <param name="source">The event.</param>
    /// <param name="states">Error states of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Result AddError(Exception? error, Event source, params ReadOnlySpan<State> states)
    {
        State[] called = WithException(states);
        return _engine.AcceptError(error, source, out ErrorArgs? args)
            ? _engine.Core.Mutate(MutationType.Add, called, args, JobFlags.Args, source)
            : Result.Canceled;
    }

    private State[] WithException(ReadOnlySpan<State> states)
    {
        foreach (State state in states) IndexOf(state); // a mistake of the caller comes out whether or not the error is taken
        return [.. states, Schema[Schema.Exception]];
    }

    // -- questions ----------------------------------------------------------------------------------------------

    /// <summary>
    /// What <see cref="Add(ReadOnlySpan{State})"/> would give at this instant: relations and negotiation handlers are asked, nothing
    /// changes. While the machine is busy: queued, and asked later for its handlers' sake; <see cref="CanAddAsync"/> gives the answer.
    /// </summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result CanAdd(params ReadOnlySpan<State> states) =>
        _engine.Core.Check(MutationType.Add, states, null, JobFlags.None, null);

    /// <summary>The same with args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(2)] // before the lists of states: new(…) could be a State as well
    public Result CanAdd<TArgs>(State<TArgs> state, TArgs args)
    {
        State plain = state;
        return _engine.Core.Check(MutationType.Add, new ReadOnlySpan<State>(in plain), args, JobFlags.Args, null);
    }

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result CanAdd(params ReadOnlySpan<string> names) => CanAdd((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>What <see cref="Remove(ReadOnlySpan{State})"/> would give; see <see cref="CanAdd(ReadOnlySpan{State})"/>.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result CanRemove(params ReadOnlySpan<State> states) =>
        _engine.Core.Check(MutationType.Remove, states, null, JobFlags.None, null);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result CanRemove(params ReadOnlySpan<string> names) => CanRemove((ReadOnlySpan<State>)StatesOf(names));
}
