namespace AsyncMachine;

/// <summary>
/// A machine that repeats some states of another one, so that handlers can follow it without a part in it: what they do, veto or break
/// stays theirs.
/// </summary>
public static class Mirror
{
    /// <summary>
    /// Makes a machine with the named states and no relations, which is as the source is, and pipes that keep it so. It is disposed with the
    /// source. Safe for use from any thread; in a handler of the source, awaiting it is fine, blocking on it is not.
    /// </summary>
    /// <param name="source">What is repeated: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="states">States of the source; a <see cref="StateGroup"/> fits. Of their flags only Multi is repeated.</param>
    /// <param name="handlers">Handlers that are bound before anything is repeated, so that they see what is active already; null for none.</param>
    /// <param name="flat">True for pipes without args and instances of Multi states: the cheapest.</param>
    /// <param name="options">
    /// How the machine is set up. Defaults other than the usual ones: <see cref="MachineOptions.Id"/> is <c>mirror-</c> and the source's,
    /// <see cref="MachineOptions.Parent"/> the source, <see cref="MachineOptions.Lifetime"/> the source's.
    /// </param>
    /// <returns>Completes with the machine when it is in step.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="ArgumentException">There are no states, or the source is neither a machine nor a mirror.</exception>
    /// <exception cref="SchemaException">Handlers name states that are not repeated.</exception>
    public static Task<Machine> CreateAsync(
        IMachine source, ReadOnlySpan<State> states, IStateHandlers? handlers = null, bool flat = false, MachineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (states.IsEmpty) throw new ArgumentException("Give at least one state to repeat.", nameof(states));
        Schema schema = source.Schema;
        State[] repeated = [.. states.ToArray().Select(state => schema[schema.Resolve(state)]).Distinct()];
        var builder = new SchemaBuilder("Mirror of " + schema.Name);
        foreach (State state in repeated) builder.State(state.Name, multi: schema.Describe(state.Index).IsMulti);
        options ??= MachineOptions.Default;
        var mirror = new Machine(builder.Build(), options with
        {
            Id = options.Id ?? "mirror-" + source.Id,
            Parent = options.Parent ?? source,
            Lifetime = options.Lifetime.CanBeCanceled ? options.Lifetime : source.Disposed,
        });
        return ConnectAsync(source, repeated, mirror, handlers, flat);
    }

    private static async Task<Machine> ConnectAsync(IMachine source, State[] states, Machine mirror, IStateHandlers? handlers, bool flat)
    {
        try
        {
            if (handlers is not null) mirror.Bind(handlers);
            Attach(source, states, mirror, flat); // the pipes end with either machine
        }
        catch
        {
            await mirror.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        // A busy machine takes the pipes in after its present transition: what that changes is seen by looking after it, and not before.
        if (source is Machine machine) await InForceAsync(machine).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Sync(source, states, mirror);
        await mirror.WhenQueueEnds().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return mirror;
    }

    /// <summary>Completes when what was bound before is in force. Unlike an eval of users, it is not refused by a full queue.</summary>
    private static Task InForceAsync(Machine machine)
    {
        var work = new EvalWork<object?>(static () => null, default);
        if (!machine.Engine.Core.Eval(work, always: true)) work.End(Result.Canceled);
        return work.Task;
    }

    private static void Attach(IMachine source, State[] states, Machine mirror, bool flat)
    {
        if (!flat)
        {
            Pipe.Many(source, states, mirror);
            return;
        }

        foreach (State state in states)
        {
            Pipe.AddFlat(source, state, mirror);
            Pipe.RemoveFlat(source, state, mirror);
        }
    }

    /// <summary>
    /// What was read may be outdated when it is passed on, and then overtakes a pipe. If the source did not change meanwhile, it was not.
    /// </summary>
    private static void Sync(IMachine source, State[] states, Machine mirror)
    {
        MachineTime before;
        do
        {
            before = source.Time();
            State[] active = [.. states.Where(before.Is).Select(state => mirror.Schema.State(state.Name))];
            State[] inactive = [.. states.Where(state => !before.Is(state)).Select(state => mirror.Schema.State(state.Name))];
            if (active.Any(state => !mirror.Is(state))) mirror.Add([.. active.Where(state => !mirror.Is(state))]);
            if (inactive.Any(mirror.Is)) mirror.Remove([.. inactive.Where(mirror.Is)]);
        }
        while (!source.Time().Equals(before));
    }
}
