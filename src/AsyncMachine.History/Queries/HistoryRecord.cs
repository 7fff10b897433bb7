using System.Diagnostics;
using System.Text;

namespace AsyncMachine.History;

/// <summary>One recorded transition: the machine's time after it, and how it differs from before. Immutable.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class HistoryRecord
{
    private readonly Layout _layout;
    private readonly ulong[] _ticks, _growth, _before;
    private readonly RecordFlags _flags;

    internal HistoryRecord(in BlockCursor from)
    {
        _layout = from.Layout;
        _ticks = from.Ticks.ToArray();
        _growth = from.Growth.ToArray();
        _before = from.Before.ToArray();
        _flags = from.Flags;
        Id = from.Id;
        HumanTime = ByteReader.Instant(from.Time);
        Sum = from.Sum;
        TrackedSum = from.TrackedSum;
        DiffSum = from.Diff;
        TrackedDiffSum = from.TrackedDiff;
        RecordDiffSum = from.RecordDiff;
        MachineTick = from.MachineTick;
        Transition = from.Details.IsEmpty ? null : DetailsWriter.Read(from.Details, _layout);
    }

    /// <summary>Number of the record on its machine, from 1, without gaps.</summary>
    public ulong Id { get; }

    /// <summary>Add, remove or set.</summary>
    public MutationType Type => (MutationType)(_flags & RecordFlags.Type);

    /// <summary>The engine's own mutation of Auto states.</summary>
    public bool IsAuto => (_flags & RecordFlags.Auto) != 0;

    /// <summary>Neither relations nor handlers have refused it.</summary>
    public bool IsAccepted => (_flags & RecordFlags.Accepted) != 0;

    /// <summary>Accepted, and no handler has failed.</summary>
    public bool IsExecuted => (_flags & RecordFlags.Executed) != 0;

    /// <summary>When it ended, by the recorder's clock; UTC.</summary>
    public DateTimeOffset HumanTime { get; }

    /// <summary>Sum of all states' ticks after it, tracked or not.</summary>
    public ulong Sum { get; }

    /// <summary>Sum of the tracked states' ticks after it.</summary>
    public ulong TrackedSum { get; }

    /// <summary>By how much it has increased <see cref="Sum"/>.</summary>
    public ulong DiffSum { get; }

    /// <summary>By how much it has increased <see cref="TrackedSum"/>.</summary>
    public ulong TrackedDiffSum { get; }

    /// <summary>By how much <see cref="Sum"/> has increased since the record before: more, if transitions between were not recorded.</summary>
    public ulong RecordDiffSum { get; }

    /// <summary>How often the machine had been restored.</summary>
    public uint MachineTick { get; }

    /// <summary>Names of the tracked states, in schema order.</summary>
    public IReadOnlyList<string> TrackedStates => Names(static (_, _) => true);

    /// <summary>The tracked states' ticks, in the order of <see cref="TrackedStates"/>.</summary>
    public IReadOnlyList<ulong> Ticks => _ticks;

    /// <summary>How much each of them has grown since the record before.</summary>
    public IReadOnlyList<ulong> TicksSinceRecord => _growth;

    /// <summary>Names of the tracked states that were active.</summary>
    public IReadOnlyList<string> ActiveStates => Names(static (record, i) => record.IsActive(i));

    /// <summary>Names of those that were not active at the record before.</summary>
    public IReadOnlyList<string> Activated => Names(static (record, i) => record.IsActive(i) && !record.WasActive(i));

    /// <summary>Names of the tracked states that were inactive, and active at the record before.</summary>
    public IReadOnlyList<string> Deactivated => Names(static (record, i) => !record.IsActive(i) && record.WasActive(i));

    /// <summary>The called states, source, queue ticks and args, if they are kept; null if not.</summary>
    public TransitionDetails? Transition { get; }

    /// <summary>A tracked state's tick.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">The state was not tracked.</exception>
    public ulong Tick(State state) => _ticks[PositionOf(state)];

    /// <summary>True if a tracked state was active.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">The state was not tracked.</exception>
    public bool Is(State state) => IsActive(PositionOf(state));

    internal bool HasTracked(State state) => _layout.PositionOf(state.Name) >= 0;

    /// <summary>Such as <c>#17 [add] +Open -Closed t42</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append('#').Append(Id).Append(" [").Append(Mutation.Text(Type)).Append(IsAuto ? ":auto]" : "]");
        foreach (string name in Activated) text.Append(" +").Append(name);
        foreach (string name in Deactivated) text.Append(" -").Append(name);
        if (!IsExecuted) text.Append(IsAccepted ? " failed" : " refused");
        return text.Append(" t").Append(Sum).ToString();
    }

    private bool IsActive(int position) => MachineTime.IsActiveTick(_ticks[position]);

    private bool WasActive(int position) => (_before[position >> 6] >> position & 1) != 0;

    private int PositionOf(State state)
    {
        int position = _layout.PositionOf(state.Name);
        return position >= 0 ? position : throw new ArgumentException($"State {state} was not tracked when record {Id} was made.", nameof(state));
    }

    private List<string> Names(Func<HistoryRecord, int, bool> fits)
    {
        var names = new List<string>();
        for (int i = 0; i < _ticks.Length; i++)
        {
            if (fits(this, i)) names.Add(_layout.NameOf(i));
        }

        return names;
    }
}
