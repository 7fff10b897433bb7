namespace AsyncMachine.Hosting.Aot;

/// <summary>A machine of the host; its constructor's parameter comes from the services.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Worker(Tools tools)
{
    public Tools Tools { get; } = tools;

    void StartState() => Tools.Uses++;
}

/// <summary>A machine of each scope.</summary>
[StateSchema]
internal sealed partial class Visit
{
    public static partial State Here { get; }
}

internal sealed class Tools
{
    public int Uses { get; set; }
}
