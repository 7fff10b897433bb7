using System.Numerics;

namespace AsyncMachine.History;

/// <summary>Packs records, one after another, into blocks. Knows the machine's time as of the last record.</summary>
internal sealed class BlockEncoder
{
    private readonly ByteWriter _body = new();
    private readonly List<Block> _done = [];
    private Layout _layout = new(0, [], [], null);
    private BlockSummary? _summary;  // of the block that is being made; null between two
    private BlockBase? _base;        // its base
    private bool _continues;
    private bool _joins;             // the next block's base is what the last record has left
    private bool _fresh;             // no record was packed since the last base, or the block's begin
    private ulong[] _ticks = [];     // all states', as of the last record or base
    private ulong[] _tracked = [];   // those of the tracked ones, by position
    private ulong[] _active = [], _before = [], _changed = [];
    private uint[] _steps = [];      // the changes of the record at hand: position, growth
    private ulong[] _growths = [];
    private uint _machineTick;
    private long _time;
    private ulong _sum, _trackedSum;

    /// <summary>Id of the next record.</summary>
    public ulong NextId { get; set; } = 1;

    public ReadOnlySpan<ulong> Ticks => _ticks;

    public uint MachineTick => _machineTick;

    public Layout Layout => _layout;

    /// <summary>The machine's time anew: at the beginning, after an import, with another layout.</summary>
    public void Rebase(Layout layout, uint machineTick, long time, ReadOnlySpan<ulong> ticks)
    {
        if (!ReferenceEquals(layout, _layout))
        {
            Close();
            Fit(layout);
        }
        else if (_summary is not null && !_fresh)
        {
            _summary.IncludeTicks(_tracked);
        }

        ticks.CopyTo(_ticks);
        _machineTick = machineTick;
        _time = time;
        _sum = _trackedSum = 0;
        foreach (ulong tick in ticks) _sum += tick;
        _active.AsSpan().Clear();
        for (int i = 0; i < _tracked.Length; i++)
        {
            ulong tick = _tracked[i] = ticks[layout.Tracked[i]];
            _trackedSum += tick;
            _active[i >> 6] |= (tick & 1) << (i & 63);
        }

        _fresh = true;
        _joins = false;
        if (_summary is not null) Base().Write(_body, inline: true);
    }

    public void Add(in RingRecord record)
    {
        BlockSummary summary = _summary ?? Begin();
        int count = Apply(record, out ulong tracked, out ulong untracked);
        ulong growth = tracked + untracked;
        bool own = record.Diff != growth || record.TrackedDiff != tracked;
        ReadOnlySpan<byte> details = record.Details;
        RecordFlags flags = record.Flags | (own ? RecordFlags.OwnDiffs : 0) | (details.IsEmpty ? 0 : RecordFlags.Details);
        _body.Byte((byte)flags);
        _body.Signed(record.Time - _time);
        _body.Number((ulong)count);
        for (int i = 0; i < count; i++)
        {
            _body.Number(_steps[i]);
            if ((_steps[i] & 1) != 0) _body.Number(_growths[i]);
        }

        _body.Number(untracked);
        if (own)
        {
            _body.Number(record.Diff);
            _body.Number(record.TrackedDiff);
        }

        if (!details.IsEmpty)
        {
            _body.Number((ulong)details.Length);
            _body.Bytes(details);
        }

        _time = record.Time;
        _sum += growth;
        _trackedSum += tracked;
        NextId++;
        Summarize(summary, record, growth);
        if (summary.Count == Block.MaxRecords) Close();
    }

    /// <summary>The blocks since the last call; the next record begins another.</summary>
    public IReadOnlyList<Block> Finish()
    {
        Close();
        Block[] done = [.. _done];
        _done.Clear();
        return done;
    }

    private void Fit(Layout layout)
    {
        _layout = layout;
        _ticks = new ulong[layout.Names.Length];
        _tracked = new ulong[layout.Tracked.Length];
        _active = new ulong[layout.Words];
        _before = new ulong[layout.Words];
        _changed = new ulong[layout.Words];
        _steps = new uint[layout.Tracked.Length];
        _growths = new ulong[layout.Tracked.Length];
    }

    private BlockBase Base() => new(_machineTick, _time, _sum, [.. _tracked]);

    private BlockSummary Begin()
    {
        _base = Base();
        _continues = _joins;
        _fresh = true;
        _body.Clear();
        return _summary = new BlockSummary(_layout, NextId);
    }

    private void Close()
    {
        if (_summary is not { } summary) return;
        if (!_fresh) summary.IncludeTicks(_tracked);
        _summary = null;
        _done.Add(new Block { Layout = _layout, Base = _base!, Continues = _continues, Summary = summary, Body = _body.Span.ToArray() });
        _joins = true; // a base that came after its last record is in its body
    }

    private int Apply(in RingRecord record, out ulong tracked, out ulong untracked)
    {
        int count = 0, last = -1, at = 0;
        tracked = untracked = 0;
        _active.CopyTo(_before, 0);
        _changed.AsSpan().Clear();
        ReadOnlySpan<ulong> ticks = record.Ticks;
        for (int w = 0; w < record.Touched.Length; w++)
        {
            for (ulong bits = record.Touched[w]; bits != 0; bits &= bits - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(bits);
                ulong tick = ticks[at++], growth = unchecked(tick - _ticks[state]);
                if (growth == 0) continue;
                _ticks[state] = tick;
                int position = _layout.PositionOf(state);
                if (position < 0)
                {
                    untracked += growth;
                    continue;
                }

                tracked += growth;
                _tracked[position] = tick;
                ulong bit = 1UL << (position & 63);
                _changed[position >> 6] |= bit;
                if ((tick & 1) != 0) _active[position >> 6] |= bit;
                else _active[position >> 6] &= ~bit;
                _steps[count] = (uint)(position - last - 1) << 1 | (growth == 1 ? 0U : 1U);
                _growths[count++] = growth;
                last = position;
            }
        }

        return count;
    }

    private void Summarize(BlockSummary summary, in RingRecord record, ulong growth)
    {
        summary.Count++;
        summary.Times.Include((ulong)record.Time);
        summary.Sums.Include(_sum);
        summary.TrackedSums.Include(_trackedSum);
        summary.Diffs.Include(record.Diff);
        summary.TrackedDiffs.Include(record.TrackedDiff);
        summary.RecordDiffs.Include(growth);
        summary.MachineTicks.Include(_machineTick);
        summary.Sources |= record.SourceBit;
        if (_fresh) summary.IncludeTicks(_tracked);
        summary.Signatures.Include(_active, _before, first: _fresh);
        _fresh = false;
        for (int w = 0; w < _active.Length; w++)
        {
            int beyond = 64 * (w + 1) - _tracked.Length;
            ulong all = beyond > 0 ? ulong.MaxValue >> beyond : ulong.MaxValue, active = _active[w], before = _before[w];
            summary.Active[w] |= active;
            summary.Inactive[w] |= all & ~active;
            summary.Activated[w] |= active & ~before;
            summary.Deactivated[w] |= before & ~active;
            summary.Changed[w] |= _changed[w];
        }
    }
}
