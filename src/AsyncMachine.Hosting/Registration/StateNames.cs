namespace AsyncMachine.Hosting.Registration;

/// <summary>States that mean something to a host, wherever a schema has them.</summary>
internal static class StateNames
{
    public const string Start = "Start";
    public const string Ready = "Ready";
    public const string Disposing = "Disposing";
    public const string Disposed = "Disposed";
}
