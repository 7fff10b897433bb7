namespace AsyncMachine.Rpc;

// Args do not travel by themselves: they are asked for.
public partial class RemoteMachine
{
    /// <summary>Which args the states take that this client may see or call; for completion where there is no schema class.</summary>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="RemoteRefusedException">The server refuses.</exception>
    public Task<IReadOnlyList<StateArg>> ArgsCatalogueAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<IReadOnlyList<StateArg>>(cancellationToken);
        var wait = new ArgsWait<IReadOnlyList<StateArg>>(RequestOperation.ArgsCatalogue, -1, every: false, null, bytes => ArgsCatalogue.Decode(bytes, Schema), null);
        Session.Inbox.Args.Add(wait, cancellationToken);
        return wait.Task;
    }

    /// <inheritdoc/>
    /// <exception cref="UntrackedStateException">The mirror does not get the state's ticks.</exception>
    /// <exception cref="NotSupportedException">The type of the state's args is not known here, or has no codec.</exception>
    protected override Task<TArgs> WaitForArgs<TArgs>(State state, object? equal, Func<TArgs, bool>? match, CancellationToken cancellationToken)
    {
        int index = IndexOf(state);
        if (!IsTracked(state)) throw new UntrackedStateException(state);
        Type type = typeof(TArgs) != typeof(object) ? typeof(TArgs) : Schema.Describe(index).ArgsType ??
            throw new NotSupportedException($"The type of the args of {state.Name} is not known here: connect with the schema class.");
        if (!ArgsBytes.CanTravel(type)) throw new NotSupportedException($"Args of {state.Name} do not travel: {type} has no codec.");
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<TArgs>(cancellationToken);
        if (IsDisposed) return Task.FromCanceled<TArgs>(Disposed);

        // What must be equal is compared there; a predicate cannot travel, so it is asked here, about every activation.
        bool every = equal is null && match is not null;
        byte[]? bytes = equal is null ? null : ArgsBytes.Encode(equal);
        var wait = new ArgsWait<TArgs>(RequestOperation.WhenArgs, index, every, bytes, args => (TArgs)ArgsBytes.Decode(type, args), every ? match : null);
        Session.Inbox.Args.Add(wait, cancellationToken);
        return wait.Task;
    }

    /// <summary>Waits for args as they travel, for a client that this mirror is served to.</summary>
    internal void WatchArgs(int state, bool every, byte[]? equal, Action<byte[]?, string?> fire, CancellationToken stop) =>
        Session.Inbox.Args.Add(new PassingArgsWait(state, every, equal, fire), stop);
}
