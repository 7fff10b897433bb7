using System.Runtime.InteropServices;
using System.Text;

namespace AsyncMachine.History.Native;

/// <summary>An open RocksDB folder, with spans for pointers and exceptions for error texts. Safe for use from any thread.</summary>
internal sealed unsafe class Database : IDisposable
{
    private const int Lz4 = 4, Warnings = 2; // numbers of c.h and of InfoLogLevel

    private readonly string _path;
    private readonly DatabaseHandle _handle;
    private readonly WriteOptionsHandle _write = new();
    private readonly ReadOptionsHandle _read = new();

    public Database(string path, RocksDbBackendOptions options)
    {
        _path = path;
        RocksDb.rocksdb_writeoptions_set_sync(_write, options.Durability == Durability.Full ? (byte)1 : (byte)0);
        try
        {
            _handle = Open(path, options);
        }
        catch
        {
            _write.Dispose();
            _read.Dispose();
            throw;
        }
    }

    /// <summary>Whether a write waits for the disk.</summary>
    public bool Syncs => RocksDb.rocksdb_writeoptions_get_sync(_write) != 0;

    public void Write(WriteBatchHandle batch)
    {
        nint error = 0;
        RocksDb.rocksdb_write(_handle, _write, batch, &error);
        Check(_path, "written", error);
    }

    public byte[]? Get(ReadOnlySpan<byte> key)
    {
        nint error = 0, slice;
        fixed (byte* at = key) slice = RocksDb.rocksdb_get_pinned(_handle, _read, at, (nuint)key.Length, &error);
        Check(_path, "read", error);
        if (slice == 0) return null;
        try
        {
            nuint length;
            byte* value = RocksDb.rocksdb_pinnableslice_value(slice, &length);
            return new ReadOnlySpan<byte>(value, checked((int)length)).ToArray();
        }
        finally
        {
            RocksDb.rocksdb_pinnableslice_destroy(slice);
        }
    }

    /// <summary>
    /// Calls for the keys from <paramref name="first"/> on and before <paramref name="end"/>, upwards or downwards, until it is told that this
    /// is enough. What is outside is not looked at: what was removed there costs nothing here.
    /// </summary>
    public void Scan(ReadOnlySpan<byte> first, ReadOnlySpan<byte> end, bool downwards, Func<ReadOnlySpan<byte>, ReadOnlySpan<byte>, bool> found)
    {
        using var options = new ReadOptionsHandle();
        fixed (byte* low = first, high = end)
        {
            RocksDb.rocksdb_readoptions_set_iterate_lower_bound(options, low, (nuint)first.Length);
            RocksDb.rocksdb_readoptions_set_iterate_upper_bound(options, high, (nuint)end.Length);
            using var iterator = new IteratorHandle(_handle, options);
            if (downwards) RocksDb.rocksdb_iter_seek_for_prev(iterator, high, (nuint)end.Length);
            else RocksDb.rocksdb_iter_seek(iterator, low, (nuint)first.Length);
            while (RocksDb.rocksdb_iter_valid(iterator) != 0)
            {
                nuint keyLength, valueLength;
                byte* key = RocksDb.rocksdb_iter_key(iterator, &keyLength);
                byte* value = RocksDb.rocksdb_iter_value(iterator, &valueLength);
                if (!found(new(key, checked((int)keyLength)), new(value, checked((int)valueLength)))) return;
                if (downwards) RocksDb.rocksdb_iter_prev(iterator);
                else RocksDb.rocksdb_iter_next(iterator);
            }

            nint error = 0;
            RocksDb.rocksdb_iter_get_error(iterator, &error);
            Check(_path, "read", error);
        }
    }

    public void Dispose()
    {
        _handle.Dispose();
        _write.Dispose();
        _read.Dispose();
    }

    private static DatabaseHandle Open(string path, RocksDbBackendOptions options)
    {
        using var open = new OptionsHandle();
        using var table = new TableOptionsHandle();
        RocksDb.rocksdb_block_based_options_set_filter_policy(table, RocksDb.rocksdb_filterpolicy_create_bloom_full(10)); // reads by key: one file each
        RocksDb.rocksdb_options_set_block_based_table_factory(open, table);
        RocksDb.rocksdb_options_set_create_if_missing(open, 1);
        RocksDb.rocksdb_options_set_write_buffer_size(open, (nuint)options.WriteBufferBytes);
        RocksDb.rocksdb_options_set_compression(open, Lz4);
        RocksDb.rocksdb_options_set_info_log_level(open, Warnings);
        RocksDb.rocksdb_options_set_keep_log_file_num(open, 2);
        RocksDb.rocksdb_options_set_stats_dump_period_sec(open, 0);

        nint error = 0, opened;
        fixed (byte* at = Encoding.UTF8.GetBytes(path + '\0')) opened = RocksDb.rocksdb_open(open, at, &error);
        Check(path, "opened", error);
        return new DatabaseHandle(opened);
    }

    private static void Check(string path, string what, nint error)
    {
        if (error == 0) return;
        string text = Marshal.PtrToStringUTF8(error)!;
        RocksDb.rocksdb_free(error);
        throw StoreErrors.Of(path, what, text);
    }
}
