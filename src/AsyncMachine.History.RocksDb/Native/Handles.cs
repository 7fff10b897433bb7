namespace AsyncMachine.History.Native;

internal sealed class OptionsHandle : NativeHandle
{
    public OptionsHandle() => Take(RocksDb.rocksdb_options_create());

    protected override void GiveBack(nint made) => RocksDb.rocksdb_options_destroy(made);
}

internal sealed class TableOptionsHandle : NativeHandle
{
    public TableOptionsHandle() => Take(RocksDb.rocksdb_block_based_options_create());

    protected override void GiveBack(nint made) => RocksDb.rocksdb_block_based_options_destroy(made);
}

internal sealed class WriteOptionsHandle : NativeHandle
{
    public WriteOptionsHandle() => Take(RocksDb.rocksdb_writeoptions_create());

    protected override void GiveBack(nint made) => RocksDb.rocksdb_writeoptions_destroy(made);
}

internal sealed class ReadOptionsHandle : NativeHandle
{
    public ReadOptionsHandle() => Take(RocksDb.rocksdb_readoptions_create());

    protected override void GiveBack(nint made) => RocksDb.rocksdb_readoptions_destroy(made);
}

internal sealed class WriteBatchHandle : NativeHandle
{
    public WriteBatchHandle() => Take(RocksDb.rocksdb_writebatch_create());

    protected override void GiveBack(nint made) => RocksDb.rocksdb_writebatch_destroy(made);
}

internal sealed class DatabaseHandle : NativeHandle
{
    public DatabaseHandle(nint opened) => Take(opened);

    protected override void GiveBack(nint made) => RocksDb.rocksdb_close(made);
}

/// <summary>An iterator keeps its database open: closing one under it would be a use after free.</summary>
internal sealed class IteratorHandle : NativeHandle
{
    private readonly DatabaseHandle _database;

    public IteratorHandle(DatabaseHandle database, ReadOptionsHandle options)
    {
        _database = database;
        bool held = false;
        database.DangerousAddRef(ref held); // throws if it is closed: then there is nothing to give back
        Take(RocksDb.rocksdb_create_iterator(database, options));
    }

    protected override void GiveBack(nint made)
    {
        RocksDb.rocksdb_iter_destroy(made);
        _database.DangerousRelease();
    }
}
