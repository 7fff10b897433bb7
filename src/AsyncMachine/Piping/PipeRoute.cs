namespace AsyncMachine;

/// <summary>When a pipe passes a state on.</summary>
public enum PipeTrigger : byte
{
    /// <summary>The source's state is activated, or, if it is Multi, called again.</summary>
    Activated,

    /// <summary>The source's state is deactivated.</summary>
    Deactivated,
}

/// <summary>One thing that a pipe does.</summary>
/// <param name="From">A state of the source.</param>
/// <param name="When">What happens to it.</param>
/// <param name="Type">What is done to the target: add or remove.</param>
/// <param name="To">The state of the target that is called.</param>
public readonly record struct PipeRoute(State From, PipeTrigger When, MutationType Type, State To)
{
    /// <summary><c>Ready -> [add] ServerReady</c></summary>
    public override string ToString() =>
        $"{From.Name}{(When == PipeTrigger.Activated ? "" : " ends")} -> [{Mutation.Text(Type)}] {To.Name}";
}
