namespace AsyncMachine.History;

/// <summary>
/// The different situations among a block's records: which states were active, and which had become active and inactive since the record
/// before. Machines go round in few of them, so that a summary can hold them all, and a condition on states is answered by it exactly.
/// </summary>
/// <remarks>For up to 64 tracked states, and up to <see cref="Limit"/> situations; beyond, masks alone must do.</remarks>
internal sealed class Signatures
{
    public const int Limit = 48;

    private readonly List<Signature> _all = [];
    private int _last; // where the latest was found: machines repeat themselves

    /// <summary>There were more than can be held.</summary>
    public bool Overflown { get; private set; }

    public IReadOnlyList<Signature> All => _all;

    public void Include(in Signature signature)
    {
        if (Overflown || (_last < _all.Count && _all[_last] == signature)) return;
        _last = _all.IndexOf(signature);
        if (_last >= 0) return;
        _last = _all.Count;
        if (_last == Limit) Overflow();
        else _all.Add(signature);
    }

    public void Include(Signatures other)
    {
        if (other.Overflown) Overflow();
        foreach (Signature signature in other._all) Include(signature);
    }

    public void Overflow()
    {
        Overflown = true;
        _all.Clear();
        _last = 0;
    }

    public void Write(ByteWriter to)
    {
        to.Number(Overflown ? 0 : (ulong)_all.Count + 1);
        foreach (Signature signature in _all)
        {
            to.Number(signature.Active);
            to.Number(signature.Activated);
            to.Number(signature.Deactivated);
        }
    }

    public static Signatures Read(ref ByteReader from)
    {
        var signatures = new Signatures();
        int count = from.Count(Limit + 1);
        if (count == 0) signatures.Overflow();
        for (int i = 1; i < count; i++) signatures._all.Add(new Signature(from.Number(), from.Number(), from.Number()));
        return signatures;
    }
}

/// <summary>One situation, as bits by position among the tracked states.</summary>
internal readonly record struct Signature(ulong Active, ulong Activated, ulong Deactivated);
