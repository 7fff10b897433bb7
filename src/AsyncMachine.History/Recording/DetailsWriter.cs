using System.Numerics;

namespace AsyncMachine.History;

/// <summary>Packs what a record says of its transition beyond what has changed. Used by whoever records, one at a time.</summary>
internal sealed class DetailsWriter(int argsLength)
{
    private const byte HasSource = 1, SourceWasValid = 2, HasArgs = 4;

    private readonly ByteWriter _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The bit of the source's machine, for summaries.</summary>
    public ulong SourceBit { get; private set; }

    public void Begin(ulong transitionId, ulong queueTick, ulong executedAt, ulong waiting)
    {
        SourceBit = 0;
        _bytes.Clear();
        _bytes.Number(transitionId);
        _bytes.Number(queueTick);
        _bytes.Number(executedAt);
        _bytes.Number(waiting);
    }

    public void Called(ReadOnlySpan<ulong> set)
    {
        int count = 0;
        foreach (ulong word in set) count += BitOperations.PopCount(word);
        _bytes.Number((ulong)count);
        for (int w = 0; w < set.Length; w++)
        {
            for (ulong rest = set[w]; rest != 0; rest &= rest - 1) _bytes.Number((ulong)(w * 64 + BitOperations.TrailingZeroCount(rest)));
        }
    }

    public void Called(ReadOnlySpan<ushort> states)
    {
        _bytes.Number((ulong)states.Length);
        foreach (ushort state in states) _bytes.Number(state);
    }

    public void End(string? sourceMachine, ulong sourceTransition, ulong sourceSum, bool wasValid, object? args)
    {
        string? text = args is null || argsLength == 0 ? null : TextOf(args);
        _bytes.Byte((byte)((sourceMachine is null ? 0 : HasSource | (wasValid ? SourceWasValid : 0)) | (text is null ? 0 : HasArgs)));
        if (sourceMachine is not null)
        {
            SourceBit = BlockSummary.SourceBit(sourceMachine);
            _bytes.Text(sourceMachine);
            _bytes.Number(sourceTransition);
            _bytes.Number(sourceSum);
        }

        if (text is not null) _bytes.Text(text);
    }

    public static TransitionDetails Read(ReadOnlySpan<byte> bytes, Layout layout)
    {
        var from = new ByteReader(bytes);
        ulong id = from.Number(), queueTick = from.Number(), executedAt = from.Number(), waiting = from.Number();
        var called = new string[from.Count(layout.Names.Length)];
        for (int i = 0; i < called.Length; i++) called[i] = layout.Names[from.Count(layout.Names.Length - 1)];
        byte flags = from.Byte();
        MutationSource? source = (flags & HasSource) == 0 ? null : new MutationSource(from.Text(), from.Number(), from.Number(), (flags & SourceWasValid) != 0);
        return new TransitionDetails
        {
            TransitionId = id, QueueTick = queueTick, ExecutedAt = executedAt, QueueLength = waiting, Called = called, Source = source,
            Args = (flags & HasArgs) == 0 ? null : from.Text(),
        };
    }

    /// <summary>What the args say of themselves, or that they cannot: a record never fails a machine.</summary>
    private string TextOf(object args)
    {
        try
        {
            string text = args.ToString() ?? "";
            return text.Length <= argsLength ? text : string.Concat(text.AsSpan(0, argsLength - 1), "…");
        }
        catch (Exception exception)
        {
            return $"<{exception.GetType().Name}>";
        }
    }
}
