namespace AsyncMachine.History.Native;

/// <summary>What is written at once, in this order. Keys and values are copied into it.</summary>
internal sealed unsafe class WriteBatch : IDisposable
{
    public WriteBatchHandle Handle { get; } = new();

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key, v = value) RocksDb.rocksdb_writebatch_put(Handle, k, (nuint)key.Length, v, (nuint)value.Length);
    }

    public void Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key) RocksDb.rocksdb_writebatch_delete(Handle, k, (nuint)key.Length);
    }

    public void Dispose() => Handle.Dispose();
}
