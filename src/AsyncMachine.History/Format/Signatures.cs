namespace AsyncMachine.History;

/// <summary>
/// The different situations among a block's records: which states were active, and which had become active and inactive since the record
/// before. Machines go round in few of them, so that a summary can hold them all, and a condition on states is answered by it exactly.
/// </summary>
/// <remarks>
/// For up to 64 tracked states, and up to <see cref="Limit"/> situations. Beyond, what is held is how each two states stood to each other, for
/// up to <see cref="Pairings.MostStates"/>.
/// </remarks>
internal sealed class Signatures
{
    public const int Limit = 48;

    private readonly int _states;
    private readonly List<Signature> _all = [];
    private int _last; // where the latest was found: machines repeat themselves

    /// <param name="states">Number of tracked states.</param>
    public Signatures(int states)
    {
        _states = states;
        if (states > 64) Overflow();
    }

    /// <summary>There were more than can be held.</summary>
    public bool Overflown { get; private set; }

    public IReadOnlyList<Signature> All => _all;

    /// <summary>How states stood to each other, if there were more situations than can be held; null if that is not known either.</summary>
    public Pairings? Pairings { get; private set; }

    /// <summary>Takes in a record.</summary>
    /// <param name="active">The states that are active.</param>
    /// <param name="before">Those that were at the record before.</param>
    /// <param name="first">The record before was not taken in.</param>
    public void Include(ReadOnlySpan<ulong> active, ReadOnlySpan<ulong> before, bool first)
    {
        if (!Overflown)
        {
            if (active.Length == 1) Include(new Signature(active[0], active[0] & ~before[0], before[0] & ~active[0]));
        }
        else if (first)
        {
            Pairings?.Include(active);
        }
        else
        {
            Pairings?.Include(active, before);
        }
    }

    public void Include(Signatures other)
    {
        if (other.Overflown) Overflow();
        foreach (Signature signature in other._all) Include(signature);
        if (!other.Overflown) return;
        if (other.Pairings is { } pairings) Pairings?.Include(pairings);
        else Pairings = null;
    }

    public void Write(ByteWriter to, bool pairings)
    {
        if (_states <= 64) to.Number(Overflown ? 0 : (ulong)_all.Count + 1);
        foreach (Signature signature in _all)
        {
            to.Number(signature.Active);
            to.Number(signature.Activated);
            to.Number(signature.Deactivated);
        }

        if (!Overflown) return;
        to.Byte(pairings && Pairings is not null ? (byte)1 : (byte)0);
        if (pairings) Pairings?.Write(to);
    }

    public static Signatures Read(ref ByteReader from, int states)
    {
        var signatures = new Signatures(states);
        int count = states <= 64 ? from.Count(Limit + 1) : 0;
        for (int i = 1; i < count; i++) signatures._all.Add(new Signature(from.Number(), from.Number(), from.Number()));
        if (count > 0) return signatures;
        signatures.Overflown = true;
        signatures.Pairings = from.Count(1) == 0 ? null : Pairings.Read(ref from, states);
        return signatures;
    }

    private void Include(in Signature signature)
    {
        if (!Overflown)
        {
            if (_last < _all.Count && _all[_last] == signature) return;
            _last = _all.IndexOf(signature);
            if (_last >= 0) return;
            _last = _all.Count;
            if (_last < Limit)
            {
                _all.Add(signature);
                return;
            }

            Overflow();
        }

        Pairings?.Include([signature.Active]);
    }

    private void Overflow()
    {
        if (Overflown) return;
        Overflown = true;
        if (_states <= Pairings.MostStates) Pairings = new Pairings(_states);
        foreach (Signature signature in _all) Pairings?.Include([signature.Active]);
        _all.Clear();
        _last = 0;
    }
}

/// <summary>One situation, as bits by position among the tracked states.</summary>
internal readonly record struct Signature(ulong Active, ulong Activated, ulong Deactivated);
