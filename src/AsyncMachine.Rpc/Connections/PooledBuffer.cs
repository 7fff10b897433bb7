using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>Bytes that wait to be sent, in a rented array: nothing is held while nothing waits. Not thread-safe.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int Least = 1024;

    private byte[] _bytes = []; // rented, unless empty

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Empties the buffer and gives the array back.</summary>
    public void Release()
    {
        Count = 0;
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void MakeRoom(int sizeHint)
    {
        int needed = Count + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(Least, _bytes.Length * 2)));
        _bytes.AsSpan(0, Count).CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
