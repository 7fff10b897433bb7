using System.Collections.Concurrent;

namespace AsyncMachine.History;

/// <summary>Plays records on a machine, one after another.</summary>
internal sealed class Player(Machine machine)
{
    private readonly ConcurrentQueue<PlayedTransition> _seen = new(); // what the machine has done and no record was compared with yet
    private readonly List<ReplayDifference> _differences = [];
    private int _replayed, _refused, _gaps;

    public TransitionProbe Probe => field ??= new Watcher(_seen);

    public ReplayReport Report => new(_replayed, _refused, _gaps, _differences);

    public async Task PlayAsync(HistoryRecord record, CancellationToken cancellationToken)
    {
        TransitionDetails details = Check(record);
        if (!record.IsAccepted)
        {
            _refused++;
            return;
        }

        if (record.RecordDiffSum != record.DiffSum)
        {
            _gaps++; // what changed beside the transition has no record: its time before cannot be known
            await SetAsync(record.Ticks, cancellationToken).ConfigureAwait(false);
            return;
        }

        PlayedTransition expected = PlayedTransition.Of(record, details);
        await LeadToAsync(record, expected, cancellationToken).ConfigureAwait(false);
        if (_seen.IsEmpty && !record.IsAuto) await MutateAsync(record.Type, details.Called, cancellationToken).ConfigureAwait(false);
        _replayed++;
        if (_seen.TryDequeue(out PlayedTransition? found) && found.IsLike(expected)) return;
        _differences.Add(new ReplayDifference(record, expected.ToString(), found?.ToString() ?? "nothing happened"));
        await SetAsync(record.Ticks, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the machine to the time before the record, if it is elsewhere: at the begin, and where the recording begins anew.</summary>
    private async Task LeadToAsync(HistoryRecord record, PlayedTransition expected, CancellationToken cancellationToken)
    {
        // What follows by itself has happened already.
        if (_seen.TryPeek(out PlayedTransition? next) && next.IsSameMutation(expected)) return;
        var before = new ulong[record.Ticks.Count];
        for (int i = 0; i < before.Length; i++) before[i] = record.Ticks[i] - record.TicksSinceRecord[i];
        if (machine.Time().Ticks.SequenceEqual(before) && _seen.IsEmpty) return;
        if (!_seen.IsEmpty) return; // the machine has done what was not recorded: that is for the comparison to say
        _gaps += _replayed > 0 ? 1 : 0;
        await SetAsync(before, cancellationToken).ConfigureAwait(false);
    }

    private async Task MutateAsync(MutationType type, IReadOnlyList<string> called, CancellationToken cancellationToken)
    {
        State[] states = [.. called.Select(name => machine.Schema.State(name))];

        // Typed: that args were given was checked when the recorded mutation was made; they are not kept.
        Result result = machine.Engine.Core.Mutate(type, states, null, JobFlags.Typed, default);
        if (result.IsQueued) await machine.Engine.WhenQueue(result, cancellationToken).ConfigureAwait(false);
        await machine.Engine.WhenQueueEnds(cancellationToken).ConfigureAwait(false);
    }

    private async Task SetAsync(IReadOnlyList<ulong> ticks, CancellationToken cancellationToken)
    {
        await machine.Engine.EvalAsync(
            () =>
            {
                machine.Engine.Core.Restore([.. ticks]);
                machine.Engine.TellWhole();
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _seen.Clear();
    }

    private TransitionDetails Check(HistoryRecord record)
    {
        if (record.Transition is not { } details)
        {
            throw new InvalidOperationException($"Record {record.Id} does not say what was called. Record with {nameof(HistoryOptions.StoreTransitions)}.");
        }

        if (!record.TrackedStates.SequenceEqual(machine.Schema.Names))
        {
            throw new InvalidOperationException(
                $"Record {record.Id} tracks {string.Join(' ', record.TrackedStates)}; schema {machine.Schema.Name} has {string.Join(' ', machine.Schema.Names)}. Both must be the same.");
        }

        return details;
    }

    private sealed class Watcher(ConcurrentQueue<PlayedTransition> seen) : TransitionProbe
    {
        public override void Ended(in TransitionView transition)
        {
            // Refused ones are not compared: which auto mutations are even tried depends on who watches.
            if (!transition.IsCheck && transition.IsAccepted) seen.Enqueue(PlayedTransition.Of(transition));
        }

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
        }

        public override void Disposed()
        {
        }
    }
}
