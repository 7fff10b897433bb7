using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Those who are told of the vector by the drain itself.
internal sealed partial class Engine
{
    /// <summary>The hooks; null if there are none, which is all that a machine without any pays for.</summary>
    public VectorHook[]? HooksOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ExtraOrNull?.Hooks;
    }

    /// <summary>Those of the hooks that are told of the ends of transitions; null if there are none.</summary>
    public VectorHook[]? EndHooksOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ExtraOrNull?.EndHooks;
    }

    /// <summary>Those of the hooks that are told of whole transitions; null if there are none.</summary>
    public TransitionProbe[]? ProbesOrNull => HooksOrNull?.OfType<TransitionProbe>().ToArray() is { Length: > 0 } probes ? probes : null;

    /// <summary>Where transitions are counted; null for nowhere.</summary>
    public TransitionTally[]? TalliesOrNull =>
        HooksOrNull?.Select(hook => hook.Tally).OfType<TransitionTally>().ToArray() is { Length: > 0 } tallies ? tallies : null;

    /// <summary>Adds a hook between two transitions: it is told of the whole vector first, and of each end from there on.</summary>
    /// <returns>Completes when it is there; cancelled if the machine is disposed.</returns>
    public Task AddHook(VectorHook hook)
    {
        var work = new HookWork(this, hook);
        if (!Core.Eval(work, always: true)) work.End(Result.Canceled);
        return work.Task;
    }

    /// <summary>Removes a hook. A call that is under way may still end after this returns.</summary>
    public void RemoveHook(VectorHook hook)
    {
        lock (this)
        {
            if (HooksOrNull is not { } hooks) return;
            VectorHook[] rest = [.. hooks.Where(h => !ReferenceEquals(h, hook))];
            SetHooks(rest);
        }

        if (hook is TransitionProbe || hook.Tally is not null) Core.Eval(new RebindWork(this), always: true);
    }

    /// <summary>Under the lock.</summary>
    private void SetHooks(VectorHook[] hooks)
    {
        VectorHook[] ends = [.. hooks.Where(hook => hook is not TransitionProbe && hook.Tally is null)];
        Volatile.Write(ref Extra.Hooks, hooks.Length == 0 ? null : hooks);
        Volatile.Write(ref Extra.EndHooks, ends.Length == 0 ? null : ends);
    }

    /// <summary>Number of appended mutations that wait, as far as it can be known without the lock: those appended before the call are counted.</summary>
    public int WaitingAtLeast
    {
        get
        {
            ulong last = Volatile.Read(ref _lastTick), now = QueueTick;
            return last > now ? (int)Math.Min(int.MaxValue, last - now) : 0;
        }
    }

    /// <summary>Between two transitions: the vector is another as a whole.</summary>
    public void TellWhole()
    {
        foreach (VectorHook hook in HooksOrNull ?? []) TellWhole(hook);
    }

    private void TellWhole(VectorHook hook) =>
        hook.Whole(Schema, TicksOfWriter, QueueTick, ExtraOrNull?.MachineTick ?? 0);

    private sealed class HookWork(Engine engine, VectorHook hook) : JobWork
    {
        private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _source.Task;

        public override void Run()
        {
            if (hook.Tally is null) engine.Watch(); // the others look at what has changed
            lock (engine) engine.SetHooks([.. engine.HooksOrNull ?? [], hook]);
            engine.TellWhole(hook);
            if (hook is TransitionProbe || hook.Tally is not null) engine.Core.Rebind();
            _source.TrySetResult();
        }

        public override void End(Result result)
        {
            if (result.IsExecuted || !_source.TrySetCanceled()) return;
            hook.Disposed();
        }
    }
}
