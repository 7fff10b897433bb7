using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>A transition's record: a copy of what the drain knew, brought up to date at commit, roll-back and end.</summary>
internal sealed class TransitionRecord<TSet> : Transition
    where TSet : struct, IStateSet<TSet>
{
    private readonly Cell<TSet> _cell;
    private readonly Schema _schema;
    private readonly MutationType _type;
    private readonly JobFlags _flags;
    private readonly TSet _called;
    private readonly ushort[]? _order;
    private readonly ulong _tick;
    private readonly TSet _before;
    private readonly MutationSource? _source;
    private readonly int _count;
    private readonly ulong[]? _manyTicks;  // ticks before, of more than 16 states
    private SmallTicks _fewTicks;          // ticks before, of up to 16: the record is one object
    private TSet _target, _entering, _leaving, _again, _rolledBack;
    private bool _happens;                 // the entering and leaving states count: predicted, or committed
    private Mutation? _mutation;

    public TransitionRecord(Cell<TSet> cell, Core<TSet> core)
    {
        Engine engine = cell.Engine;
        _cell = cell;
        _schema = core.Schema;
        _type = (MutationType)cell.Job.Kind;
        _flags = cell.Job.Flags;
        _called = cell.Job.Called;
        _order = cell.Job.Order;
        _tick = cell.Job.Tick;
        Args = cell.Job.Args;
        _before = cell.Before;
        _count = _schema.Count;
        Id = core.NumberOf(cell);
        Trace = cell.Trace;
        QueueTick = engine.QueueTick;
        if (cell.Job.Source is { } source)
        {
            _source = new MutationSource(source.Machine.Id, source.Id, source.TimeSumBefore, cell.Job.Has(JobFlags.SourceValid));
        }

        ReadOnlySpan<ulong> now = engine.TicksOfWriter;
        Span<ulong> ticks = now.Length <= SmallTicks.Length ? _fewTicks : _manyTicks = new ulong[now.Length];
        now.CopyTo(ticks);
        Update(cell);
        if (!cell.Committed) return;
        TSet changed = TSet.Or(_entering, TSet.Or(_leaving, _rolledBack));
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in changed, w); bits != 0; bits &= bits - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(bits);
                ticks[state] -= Growth(state); // the record was asked for after the commit
            }
        }
    }

    public override IMachine Machine => _cell.Engine.Machine;

    public override Schema Schema => _schema;

    public override object? Args { get; }

    public override Mutation Mutation => _mutation ??= new Mutation(
        _type,
        _order is { } order ? Array.ConvertAll(order, i => _schema[i]) : States(_called),
        Args, _source, _tick, (_flags & JobFlags.Auto) != 0, (_flags & JobFlags.Check) != 0);

    public override MachineTime TimeBefore => new(_schema, TicksBefore.ToArray());

    public override MachineTime TimeAfter
    {
        get
        {
            ulong[] ticks = TicksBefore.ToArray();
            for (int i = 0; i < ticks.Length; i++) ticks[i] += Growth(i);
            return new MachineTime(_schema, ticks);
        }
    }

    public override IReadOnlyList<State> StatesBefore => States(_before);

    public override IReadOnlyList<State> TargetStates => States(_target);

    public override IReadOnlyList<State> Entering => InHandlerOrder(_entering);

    public override IReadOnlyList<State> Leaving => InHandlerOrder(_leaving);

    public override IReadOnlyList<State> Changed => _happens ? States(TSet.Or(_entering, _leaving)) : [];

    private ReadOnlySpan<ulong> TicksBefore => _manyTicks ?? ((ReadOnlySpan<ulong>)_fewTicks)[.._count];

    public override bool IsTarget(State state) => StateSets.Has(in _target, _schema.Resolve(state));

    internal override bool IsCurrent(long call) => _cell.IsCurrent(call);

    internal override bool HasLost(long call) => _cell.HasLost(call);

    /// <summary>Takes over what the drain knows now; after a hand-over that is another drain than the one that made the record.</summary>
    public void Update(Cell<TSet> cell)
    {
        _target = cell.Target;
        _entering = cell.Entering;
        _leaving = cell.Leaving;
        _again = cell.Again;
        _rolledBack = cell.RolledBack;
        IsAccepted = cell.Accepted;
        Refusal = cell.Refusal;
        _happens = cell.Committed || cell.Accepted; // a check predicts like the call that it stands for
    }

    /// <summary>The transition is over.</summary>
    public void End(Cell<TSet> cell, Result result, ulong settled)
    {
        Update(cell);
        _happens = cell.Committed;
        Result = result;
        SettledQueueTick = settled;
        IsCompleted = true;
    }

    private ulong Growth(int state)
    {
        if (!_happens) return 0;
        ulong growth = 0;
        if (StateSets.Has(in _entering, state)) growth = StateSets.Has(in _again, state) ? 2UL : 1UL;
        else if (StateSets.Has(in _leaving, state)) growth = 1;
        return StateSets.Has(in _rolledBack, state) ? growth + 1 : growth;
    }

    private State[] States(in TSet set) => Array.ConvertAll(StateSets.ToArray(in set), i => _schema[i]);

    private State[] InHandlerOrder(in TSet set)
    {
        int[] states = StateSets.ToArray(in set);
        if (_schema.Order.Length > 0) Array.Sort(states, (a, b) => _schema.Rank[a].CompareTo(_schema.Rank[b]));
        return Array.ConvertAll(states, i => _schema[i]);
    }

    [InlineArray(Length)]
    private struct SmallTicks
    {
        public const int Length = 16;
        private ulong _first;
    }
}
