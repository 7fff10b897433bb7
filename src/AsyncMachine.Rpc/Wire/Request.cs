using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Something that a client asks of the machine.</summary>
/// <param name="Id">1, 2, 3, … in its session, without a gap.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="HasReply">Somebody waits for the answer.</param>
/// <param name="Target">The called states, in schema order.</param>
/// <param name="Args">Their args, undecoded, in the frame's own bytes: gone when the frame is; null if there are none.</param>
/// <param name="TraceParent">The W3C trace parent; null if there is none.</param>
internal readonly record struct Request(ulong Id, RequestOperation Operation, bool HasReply, RequestTarget Target, ReadOnlySequence<byte>? Args, string? TraceParent)
{
    public Request(ulong id, RequestOperation operation, bool hasReply, int[] target, byte[]? args, string? traceParent)
        : this(id, operation, hasReply, new RequestTarget(target), args is null ? null : new ReadOnlySequence<byte>(args), traceParent)
    {
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(TraceParent is null ? 5 : 6);
        writer.Write((byte)MessageKind.Request);
        writer.Write(Id);
        writer.Write((byte)(Operation | (HasReply ? 0 : RequestOperation.NoReply)));
        if (Target.Length == 1)
        {
            writer.Write(Target[0]);
        }
        else
        {
            writer.WriteArrayHeader(Target.Length);
            foreach (int index in Target.Span) writer.Write(index);
        }

        if (Args is { } args) writer.Write(args);
        else writer.WriteNil();
        if (TraceParent is not null) writer.Write(TraceParent);
    }

    public static Request Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Request, 4, static (ref MessagePackReader reader, int count) =>
    {
        ulong id = reader.ReadUInt64();
        byte operation = reader.ReadByte();
        RequestOperation asked = WireReader.ReadEnum((byte)(operation & ~(byte)RequestOperation.NoReply), RequestOperation.NoReply - 1, "The operation"); // those of later versions are answered
        RequestTarget target = reader.NextMessagePackType == MessagePackType.Integer
            ? new RequestTarget(WireReader.ReadIndex(ref reader)) : new RequestTarget(WireReader.ReadIndexes(ref reader));
        ReadOnlySequence<byte>? args = reader.ReadBytes();
        string? trace = count > 4 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "The trace parent", 128) : null;
        return new Request(id, asked, (operation & (byte)RequestOperation.NoReply) == 0, target, args, trace);
    });
}

/// <summary>The states that a request calls: mostly one, which needs no array. Immutable.</summary>
internal readonly struct RequestTarget
{
    private readonly int _lone;
    private readonly int[]? _all; // null if there is the lone one

    public RequestTarget(int state) => _lone = state;

    /// <param name="states">Ascending indexes, not changed any more.</param>
    public RequestTarget(int[] states)
    {
        if (states.Length == 1) _lone = states[0];
        else _all = states;
    }

    public int Length => _all?.Length ?? 1;

    [UnscopedRef]
    public ReadOnlySpan<int> Span => _all is null ? new ReadOnlySpan<int>(in _lone) : _all;

    public int this[int index] => Span[index];
}
