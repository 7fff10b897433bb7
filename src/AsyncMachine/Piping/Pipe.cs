using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// Passes changes of one machine on to another: when a state of the source is activated or deactivated, a state of the target is added
/// or removed. A pipe is a final handler of the source; it is there until it is disposed, or either end is.
/// </summary>
/// <remarks>
/// <para>
/// Order is kept: what one source passes on through its pipes reaches a target in the order of the source's transitions. An idle local
/// target runs its transition at once, inside the source's handler, so that a later handler of the source sees it; a busy one queues the
/// mutation. Pipes nest up to eight deep on a thread; machines further on take their turns when the outermost transition has ended.
/// The target's handlers do not count against the source's time-out.
/// </para>
/// <para>
/// Only changes are passed on, not what is already so when the pipe is attached: see <see cref="Sync"/>. Machines may be piped to each
/// other in a circle; it comes to rest by itself unless it is a circle of Multi states.
/// </para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Pipe : IDisposable
{
    private IDisposable? _binding;  // taken by whoever detaches
    private CancellationTokenRegistration _sourceEnd, _targetEnd;
    private int _attached;          // 1 while attached

    private Pipe(IMachine source, IMachine target, PipeRoute[] routes, string name)
    {
        Source = source;
        Target = target;
        Routes = routes;
        Name = name;
    }

    /// <summary>Where changes come from.</summary>
    public IMachine Source { get; }

    /// <summary>Where they go.</summary>
    public IMachine Target { get; }

    /// <summary>What is passed on; empty for a pipe made by <see cref="Any"/>, which passes on everything.</summary>
    public IReadOnlyList<PipeRoute> Routes { get; }

    /// <summary>What tracers of the source call the pipe's handlers: <c>Pipe(Ready)</c>.</summary>
    public string Name { get; }

    /// <summary>False once the pipe, or either end, was disposed.</summary>
    public bool IsAttached => Volatile.Read(ref _attached) != 0;

    /// <summary>Detaches the pipe. A transition that runs at this moment may still be passed on.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _attached, 0) == 0) return;
        _sourceEnd.Unregister();
        _targetEnd.Unregister();
        Interlocked.Exchange(ref _binding, null)?.Dispose();
        Tell(static (tracer, machine, pipe) => tracer.PipeDetached(machine, pipe));
    }

    /// <summary><c>Pipe(Ready) client -> server</c></summary>
    public override string ToString() => $"{Name} {Source.Id} -> {Target.Id}";

    private static Pipe Attach(IMachine source, IMachine target, PipeRoute[] routes, PipeTable table)
    {
        var pipe = new Pipe(source, target, routes, table.BindingName!) { _attached = 1 };
        pipe._binding = source switch
        {
            Machine machine => machine.Bind(table),
            Replica replica => replica.Bind(table),
            _ => throw new ArgumentException($"A pipe starts at a Machine or at a mirror of one, and {source.GetType().Name} is neither.", nameof(source)),
        };
        pipe.Tell(static (tracer, machine, attached) => tracer.PipeAttached(machine, attached));
        pipe._sourceEnd = source.Disposed.UnsafeRegister(static self => ((Pipe)self!).Dispose(), pipe);
        pipe._targetEnd = target.Disposed.UnsafeRegister(static self => ((Pipe)self!).Dispose(), pipe);
        if (pipe.IsAttached) return pipe;

        // An end was disposed meanwhile, before its registration was written down.
        pipe._sourceEnd.Unregister();
        pipe._targetEnd.Unregister();
        Interlocked.Exchange(ref pipe._binding, null)?.Dispose();
        return pipe;
    }

    private void Tell(Action<Tracer, IMachine, Pipe> hook)
    {
        foreach (IMachine end in ReferenceEquals(Source, Target) ? [Source] : (IMachine[])[Source, Target])
        {
            foreach (Tracer tracer in end.Tracers)
            {
                try
                {
                    hook(tracer, end, this);
                }
                catch (Exception exception) when (exception is not DrainLostException)
                {
                    (end as Machine)?.Engine.Report(exception, $"{tracer.GetType().Name} of {Name}");
                }
            }
        }
    }
}
