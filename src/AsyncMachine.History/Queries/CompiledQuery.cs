namespace AsyncMachine.History;

/// <summary>A query in terms of a layout's positions.</summary>
internal sealed class CompiledQuery
{
    private readonly HistoryQuery _query;
    private readonly ulong[] _active, _inactive, _activated, _deactivated, _changed;
    private readonly ulong[] _on, _off; // active or activated; inactive or deactivated
    private readonly (int Position, HistoryRange Range)[] _ticks;
    private readonly HistoryRange? _times;
    private readonly bool _possible = true; // the layout tracks all states that the query names
    private readonly bool _bySource;

    public CompiledQuery(HistoryQuery query, Layout layout)
    {
        _query = query;
        _active = SetOf(query.Active, layout);
        _inactive = SetOf(query.Inactive, layout);
        _activated = SetOf(query.Activated, layout);
        _deactivated = SetOf(query.Deactivated, layout);
        _changed = SetOf(query.Changed, layout);
        _on = SetOf([.. query.Active, .. query.Activated], layout);
        _off = SetOf([.. query.Inactive, .. query.Deactivated], layout);
        _ticks = [.. query.Ticks.Select(t => (layout.PositionOf(t.State.Name), t.Range))];
        _possible = query.StateLists().All(list => list.All(state => layout.PositionOf(state.Name) >= 0)) && Array.TrueForAll(_ticks, t => t.Position >= 0);
        if (query.HumanTime is { } period) _times = new HistoryRange((ulong)period.From.UtcTicks, (ulong)period.To.UtcTicks);
        _bySource = query.SourceMachine is not null || query.SourceTransition is not null;
    }

    /// <summary>Checks a query's states against the states that are tracked now.</summary>
    /// <exception cref="ArgumentException">A state is not tracked.</exception>
    public static void Check(HistoryQuery query, MachineImage image)
    {
        string[] wrong =
        [
            .. query.StateLists().SelectMany(list => list).Concat(query.Ticks.Select(t => t.State)).Select(state => state.Name)
                .Where(name => image.Layout.PositionOf(name) < 0).Distinct(),
        ];
        if (wrong.Length == 0) return;
        string tracked = string.Join(' ', image.Layout.Tracked.Select(i => image.Layout.Names[i]));
        throw new ArgumentException($"Not tracked of machine '{image.Id}': {string.Join(' ', wrong)}. Tracked are: {tracked}.", nameof(query));
    }

    /// <summary>False if no record of the block can match.</summary>
    public bool MayMatch(BlockSummary block)
    {
        if (!_possible || !In(_query.Sum, block.Sums) || !In(_query.TrackedSum, block.TrackedSums) || !In(_query.DiffSum, block.Diffs) ||
            !In(_query.TrackedDiffSum, block.TrackedDiffs) || !In(_query.RecordDiffSum, block.RecordDiffs) || !In(_times, block.Times) ||
            !In(_query.MachineTick, block.MachineTicks))
        {
            return false;
        }

        if (_bySource && (block.Sources == 0 || (_query.SourceMachine is { } id && (block.Sources & BlockSummary.SourceBit(id)) == 0))) return false;
        if (!Within(_active, block.Active) || !Within(_inactive, block.Inactive) || !Within(_activated, block.Activated) ||
            !Within(_deactivated, block.Deactivated) || !Within(_changed, block.Changed))
        {
            return false;
        }

        foreach ((int position, HistoryRange range) in _ticks)
        {
            if (block.LeastTicks[position] > range.To || block.GreatestTicks[position] < range.From) return false;
        }

        return block.Signatures.Overflown ? block.Signatures.Pairings?.MayBe(_on, _off) != false : Occurs(block.Signatures);
    }

    public bool Matches(in BlockCursor record)
    {
        if (!Within(_active, record.Active) || Overlap(_inactive, record.Active) || !Within(_changed, record.Changed)) return false;
        for (int w = 0; w < _activated.Length; w++)
        {
            ulong active = record.Active[w], before = record.Before[w];
            if ((_activated[w] & ~(active & ~before)) != 0 || (_deactivated[w] & ~(before & ~active)) != 0) return false;
        }

        if (!In(_query.Sum, record.Sum) || !In(_query.TrackedSum, record.TrackedSum) || !In(_query.DiffSum, record.Diff) ||
            !In(_query.TrackedDiffSum, record.TrackedDiff) || !In(_query.RecordDiffSum, record.RecordDiff) || !In(_times, (ulong)record.Time) ||
            !In(_query.MachineTick, record.MachineTick))
        {
            return false;
        }

        foreach ((int position, HistoryRange range) in _ticks)
        {
            if (!range.Contains(record.Ticks[position])) return false;
        }

        return !_bySource || HasSource(record);
    }

    private bool HasSource(in BlockCursor record)
    {
        if (record.Details.IsEmpty || DetailsWriter.Read(record.Details, record.Layout).Source is not { } source) return false;
        return (_query.SourceMachine is not { } id || source.MachineId == id) && (_query.SourceTransition is not { } number || source.TransitionId == number);
    }

    private bool Occurs(Signatures signatures)
    {
        if (_active.Length != 1) return true;
        foreach (Signature one in signatures.All)
        {
            if ((_active[0] & ~one.Active) == 0 && (_inactive[0] & one.Active) == 0 && (_activated[0] & ~one.Activated) == 0 && (_deactivated[0] & ~one.Deactivated) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool In(HistoryRange? range, in Span64 values) => range is not { } asked || values.Overlaps(asked.From, asked.To);

    private static bool In(HistoryRange? range, ulong value) => range is not { } asked || asked.Contains(value);

    private static bool Within(ulong[] set, ReadOnlySpan<ulong> all)
    {
        for (int w = 0; w < set.Length; w++)
        {
            if ((set[w] & ~all[w]) != 0) return false;
        }

        return true;
    }

    private static bool Overlap(ulong[] set, ReadOnlySpan<ulong> other)
    {
        for (int w = 0; w < set.Length; w++)
        {
            if ((set[w] & other[w]) != 0) return true;
        }

        return false;
    }

    private static ulong[] SetOf(IReadOnlyList<State> states, Layout layout)
    {
        var set = new ulong[layout.Words];
        foreach (State state in states)
        {
            int position = layout.PositionOf(state.Name);
            if (position >= 0) set[position >> 6] |= 1UL << (position & 63);
        }

        return set;
    }
}
