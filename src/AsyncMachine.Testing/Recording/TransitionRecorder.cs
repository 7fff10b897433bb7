using System.Diagnostics;

namespace AsyncMachine.Testing;

/// <summary>
/// Writes down each transition as one line of text, for snapshots and for the failures of <see cref="MachineAssertions"/>. The
/// same calls
/// on one thread give the same text: it holds no time, no random number and no id that the test did not choose.
/// </summary>
/// <remarks>
/// A line is <c>[type] called states: changes</c>, with the parts that are asked for around:
/// <code>
/// [MACHINE: ][#N ][TYPE] CALLED: CHANGES[ | HANDLERS][ from SOURCE]
///
/// TYPE      add, remove or set; auto add for an auto transition; can add, can remove or can set for a check
/// CALLED    names of the called states in call order; for an error, then (Type: message)
/// CHANGES   +A activated, -A deactivated, *A a new instance of an active Multi state, ~A activated and rolled back, in schema
/// order;
///           = if nothing changed; canceled, and the reason, if the mutation was canceled; yes, or no and the reason, for a check
/// HANDLERS  names in the order of calls
/// SOURCE    #N, with the id of the machine before it if it is another one
/// </code>
/// Safe for use from any thread, and for several machines.
/// </remarks>
[DebuggerDisplay("{Lines.Count} transitions")]
public sealed class TransitionRecorder : Tracer
{
    private readonly object _gate = new();
    private readonly Queue<string> _lines = [];                              // guarded by _gate
    private readonly Dictionary<IMachine, List<string>> _handlers = [];      // of the transitions that run; guarded by _gate
    private readonly RecordedParts _parts;
    private readonly int _limit;

    /// <summary>A recorder that is bound by <see cref="MachineOptions.Tracers"/> or <see cref="IMachine.AddTracer"/>.</summary>
    /// <param name="parts">What a line holds beside mutation and changes.</param>
    /// <param name="limit">How many lines are kept, the latest; 1 or more.</param>
    public TransitionRecorder(RecordedParts parts = RecordedParts.None, int limit = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _parts = parts;
        _limit = limit;
    }

    /// <summary>The lines that are kept, the oldest first. A copy.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>How many lines were dropped because of the limit.</summary>
    public long Dropped { get; private set; }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lines.Clear();
            Dropped = 0;
        }
    }

    /// <summary>The lines, each with a line feed at its end; if some were dropped, how many is the first line.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            string head = Dropped == 0 ? "" : FormattableString.Invariant($"… {Dropped} earlier\n");
            return head + string.Concat(_lines.Select(line => line + "\n"));
        }
    }

    /// <inheritdoc/>
    public override void HandlerStart(Transition transition, in HandlerInfo handler)
    {
        if ((_parts & RecordedParts.Handlers) == 0) return;
        lock (_gate)
        {
            if (!_handlers.TryGetValue(transition.Machine, out List<string>? names)) _handlers[transition.Machine] = names = [];
            names.Add(handler.Name);
        }
    }

    /// <inheritdoc/>
    public override void TransitionEnd(Transition transition)
    {
        lock (_gate)
        {
            _handlers.Remove(transition.Machine, out List<string>? handlers);
            _lines.Enqueue(TransitionText.Of(transition, handlers, _parts));
            if (_lines.Count <= _limit) return;
            _lines.Dequeue();
            Dropped++;
        }
    }

    /// <inheritdoc/>
    public override void MachineDispose(IMachine machine)
    {
        lock (_gate) _handlers.Remove(machine);
    }
}
