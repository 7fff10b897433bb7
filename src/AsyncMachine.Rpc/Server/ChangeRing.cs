namespace AsyncMachine.Rpc;

/// <summary>
/// The last transitions of a machine that have changed something, for clients that want every one. Entries are numbered by the versions of the
/// vector that they led to; the oldest give way. Guarded by the gate of <see cref="Published"/>.
/// </summary>
internal sealed class ChangeRing(ulong version)
{
    /// <summary>How many transitions are kept at most.</summary>
    public const int Capacity = 1024;

    private readonly Entry[] _entries = new Entry[Capacity]; // by version
    private readonly Change[] _changes = new Change[4 * Capacity]; // of all entries, one after another; holds any single one, a schema has 1 024 states at most
    private ulong _changesEnd;          // how many changes were ever added
    private ulong _newStart;            // where those of the transition that is about to be ended begin

    private struct Entry
    {
        public ulong Start, End, QueueTick;
    }

    /// <summary>One state in a transition.</summary>
    public readonly record struct Change(int State, ulong Before, ulong After);

    /// <summary>The version before the oldest transition that is kept.</summary>
    public ulong Before { get; private set; } = version;

    /// <summary>The version after the newest one.</summary>
    public ulong Last { get; private set; } = version;

    /// <summary>A state has changed in the transition that is about to be ended.</summary>
    public void Add(int state, ulong before, ulong after)
    {
        while (Before < Last && _changesEnd - EntryOf(Before + 1).Start >= (ulong)_changes.Length) Before++;
        _changes[_changesEnd++ & (ulong)(_changes.Length - 1)] = new Change(state, before, after);
    }

    /// <summary>The transition that the changes since the last end belong to is over.</summary>
    public void End(ulong version, ulong queueTick)
    {
        if (Last - Before == Capacity) Before++;
        Last = version;
        EntryOf(version) = new Entry { Start = _newStart, End = _changesEnd, QueueTick = queueTick };
        _newStart = _changesEnd;
    }

    /// <summary>The vector was replaced: what was before leads nowhere.</summary>
    public void Restart(ulong version)
    {
        Before = Last = version;
        _newStart = _changesEnd;
    }

    /// <summary>How many changes the transition to a version has, and the queue tick after it.</summary>
    public int Count(ulong version, out ulong queueTick)
    {
        ref Entry entry = ref EntryOf(version);
        queueTick = entry.QueueTick;
        return (int)(entry.End - entry.Start);
    }

    public Change At(ulong version, int index) => _changes[(EntryOf(version).Start + (ulong)index) & (ulong)(_changes.Length - 1)];

    private ref Entry EntryOf(ulong version) => ref _entries[version & (Capacity - 1)];
}
