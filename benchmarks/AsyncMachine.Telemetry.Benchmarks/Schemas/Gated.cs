using System.Runtime.CompilerServices;

namespace AsyncMachine.Telemetry.Benchmarks.Schemas;

/// <summary>An asynchronous handler that really waits, and goes on where the gate is opened.</summary>
[StateSchema]
internal sealed partial class Gated
{
    public int Calls;

    public Gate Gate { get; } = new();

    public static partial State Foo { get; }

    private async Task FooStateAsync()
    {
        await Gate;
        Calls++;
    }
}

/// <summary>Lets one through at a time.</summary>
internal sealed class Gate : INotifyCompletion
{
    private Action? _next;

    public bool IsCompleted => false;

    public Gate GetAwaiter() => this;

    public void OnCompleted(Action continuation) => _next = continuation;

    public void GetResult()
    {
    }

    public void Open()
    {
        Action next = _next ?? throw new InvalidOperationException("Nobody waits.");
        _next = null;
        next();
    }
}
