namespace AsyncMachine.Analyzers.Model;

/// <summary>What the rules about blocking leave for their fix.</summary>
internal static class AwaitHint
{
    /// <summary>The handler is a final one, so it can await.</summary>
    public const string CanAwait = "await";
}
