using AsyncMachine;

namespace MyHost;

/// <summary>Works, pauses, works again, from the start of the host to its stop.</summary>
[StateSchema]
[Include<BasicStates>] // Start, Ready, Exception, …
public sealed partial class Poller(TimeProvider time)
{
    /// <summary>How long it pauses.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Rounds that were done. Only handlers write it.</summary>
    public int Rounds { get; private set; }

    /// <summary>A round is being done. It begins by itself as soon as nothing speaks against it.</summary>
    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Pausing)])]
    public static partial State Working { get; }

    /// <summary>A round is done, and the next one is not due yet. With the first one, the machine is ready.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Working)], Add = [nameof(Ready)])]
    public static partial State Pausing { get; }

    // The token is cancelled when the state ends, and so when the host stops. What this throws becomes the state Exception.
    async Task WorkingState(Event e, CancellationToken token)
    {
        await Task.Yield(); // the work, with the token
        e.Machine.Add(e, Pausing);
    }

    async Task PausingState(Event e, CancellationToken token)
    {
        Rounds++;
        await Task.Delay(Pause, time, token);
        e.Machine.Remove(e, Pausing);
    }
}
