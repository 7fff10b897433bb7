namespace AsyncMachine.Hosting.Life;

/// <summary>Keeps why a state was refused.</summary>
internal sealed class RefusalTracer(State state) : Tracer
{
    private Refusal? _refusal;

    /// <summary>Why the last call of the state was refused; null if it was not.</summary>
    public Refusal? Refusal => Volatile.Read(ref _refusal);

    public override void TransitionEnd(Transition transition)
    {
        if (!transition.Mutation.IsCheck && transition.Mutation.Called.Contains(state)) Volatile.Write(ref _refusal, transition.Refusal);
    }
}
