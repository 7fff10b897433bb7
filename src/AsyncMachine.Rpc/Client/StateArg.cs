namespace AsyncMachine.Rpc;

/// <summary>One of the args of a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Name">The member's name; empty if the args are a single value.</param>
/// <param name="Type">Its type, as C# writes it.</param>
public sealed record StateArg(State State, string Name, string Type)
{
    /// <summary><c>State.Name</c></summary>
    public override string ToString() => Name.Length == 0 ? State.Name : $"{State.Name}.{Name}";
}
