using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Waits for args of a machine that is served.</summary>
internal static class ArgsWatch
{
    /// <summary>Begins to wait.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="state">Index of the state.</param>
    /// <param name="asked">What is waited for.</param>
    /// <param name="fire">Told of the args, as they travel, or of why there will be none.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="BadArgsException">Such args cannot be waited for.</exception>
    public static void Start(IMachine machine, int state, Subscribe asked, Action<byte[]?, string?> fire, CancellationToken stop)
    {
        if (machine is RemoteMachine remote)
        {
            remote.WatchArgs(state, asked.Every, asked.Args, fire, stop);
            return;
        }

        StateInfo info = machine.Schema.Describe(state);
        if (info.ArgsType is { } known && !ArgsBytes.CanTravel(known)) throw new BadArgsException($"Args of {info.State.Name} do not travel: {known} has no codec.");
        object? equal = asked.Args is null ? null : Decode(info, asked.Args);

        // One wait for as long as it lasts, so that no activation falls between two. It never completes; the predicate is where args come by.
        Task<object> wait = ((MachineBase)machine).WhenArgs(
            info.State.Name,
            args =>
            {
                if (equal is not null && !equal.Equals(args)) return false;
                fire(Encode(args, out string? failure), failure);
                return !asked.Every;
            },
            stop);
        _ = wait.ContinueWith(
            static (failed, told) => ((Action<byte[]?, string?>)told!)(null, failed.Exception!.InnerException!.Message),
            fire, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private static byte[]? Encode(object args, out string? failure)
    {
        failure = null;
        try
        {
            return ArgsBytes.Encode(args);
        }
        catch (Exception error) when (error is ArgumentException or MessagePackSerializationException)
        {
            failure = error.Message;
            return null;
        }
    }

    private static object Decode(StateInfo info, byte[] args)
    {
        if (info.ArgsType is not { } type || type == typeof(ErrorArgs)) throw new BadArgsException($"State {info.State.Name} has no args that others could equal.");
        try
        {
            return ArgsBytes.Decode(type, args);
        }
        catch (MessagePackSerializationException error)
        {
            throw new BadArgsException($"The args of {info.State.Name} cannot be read: {error.Message}");
        }
    }
}
