namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>Environment variables of this process, until disposed.</summary>
internal sealed class ProcessVariables : IDisposable
{
    private readonly (string Name, string? Former)[] _former;

    public ProcessVariables(params (string Name, string Value)[] variables)
    {
        _former = [.. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
        foreach ((string name, string value) in variables) Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach ((string name, string? former) in _former) Environment.SetEnvironmentVariable(name, former);
    }
}
