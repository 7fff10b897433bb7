namespace AsyncMachine;

/// <summary>What a queue entry asks the drain to do.</summary>
internal enum JobKind : byte
{
    Add,
    Remove,
    Set,

    /// <summary>Runs <see cref="Job{TSet}.Work"/> between two transitions.</summary>
    Eval,
}

[Flags]
internal enum JobFlags : ushort
{
    None = 0,
    Auto = 1,
    Check = 2,

    /// <summary>An error of an auto transition: no auto mutation follows it.</summary>
    Quiet = 4,

    /// <summary>Given with args, even null ones: never merged with a twin.</summary>
    Args = 8,

    /// <summary>Belongs to the caller that drains, not to another.</summary>
    Own = 16,

    /// <summary>The source event's handler was still running when the mutation was made.</summary>
    SourceValid = 32,

    /// <summary>The compiler has checked the args against the state of this very schema, and they are not null.</summary>
    Typed = 64,

    /// <summary>Waits until the outermost drain of the calling thread has ended, also if the machine is idle.</summary>
    Hop = 128,

    /// <summary>Refused by relations; of views only.</summary>
    Refused = 512,

    /// <summary>Runs at once on the thread that made it, and that has no current activity.</summary>
    Bare = 1024,

    /// <summary>Belongs to an instance of a state: <see cref="Job{TSet}.Work"/> is the <see cref="Expectation"/>.</summary>
    Expected = 256,
}

/// <summary>A mutation, check or eval in the engine's own terms.</summary>
internal struct Job<TSet>
    where TSet : struct, IStateSet<TSet>
{
    public TSet Called;

    /// <summary>Called states in call order; null if that is schema order.</summary>
    public ushort[]? Order;

    public object? Args;

    /// <summary>The transition whose event was given as source, or whose handler was found to be the cause.</summary>
    public ITransitionSource? Source;

    /// <summary>Who made the mutation, for traces: see <see cref="Cause.TakeCaller"/>; null where nobody traces.</summary>
    public object? Caller;

    /// <summary>What an eval does, what wants a check's answer, or what a mutation expects.</summary>
    public JobWork? Work;

    /// <summary>The queue tick; 0 for what takes none.</summary>
    public ulong Tick;

    /// <summary>Index of the one called state, plus one; 0 if there are others, or if nobody has looked.</summary>
    public ushort Lone;

    public JobKind Kind;
    public JobFlags Flags;

    public readonly bool HasReferences => ((Args ?? Order) ?? Source ?? Caller ?? (object?)Work) is not null;

    public readonly bool Has(JobFlags flag) => (Flags & flag) != 0;
}

/// <summary>The instance of a state that must be there when a mutation's transition starts.</summary>
internal sealed class Expectation(int state, ulong tick) : JobWork
{
    /// <summary>Index of the state.</summary>
    public int State => state;

    /// <summary>Its tick.</summary>
    public ulong Tick => tick;

    public override void End(Result result)
    {
    }
}

/// <summary>The asynchronous side of a job that takes no queue tick.</summary>
internal abstract class JobWork
{
    /// <summary>Runs an eval, on the draining thread.</summary>
    public virtual void Run()
    {
    }

    /// <summary>Gives a check's answer, or says that an eval was refused.</summary>
    public abstract void End(Result result);
}
