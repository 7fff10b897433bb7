using SQLitePCL;

namespace AsyncMachine.History;

/// <summary>What SQLite's error codes mean to who keeps records in a file, and what to do about them.</summary>
internal static class StoreErrors
{
    public static HistoryStoreException OfTwo(StoreFile store, string machineId) => new(
        store.Name,
        $"The history file '{store.Name}' cannot be written: somebody else has recorded machine '{machineId}' since this recorder began. One process " +
        "records a machine; end the other one, and start this recorder anew.");

    public static HistoryStoreException Of(StoreFile store, string what, int code, string message, Exception? inner)
    {
        string advice = (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"another process has held its lock for longer than {store.LockTimeout.TotalSeconds} s; end it, or give a longer LockTimeout",
            raw.SQLITE_NOTADB => "it is no SQLite database, or damaged; give another path, or put a copy in its place",
            raw.SQLITE_CORRUPT => "it is damaged; put a copy in its place, or save what can be with the command '.recover' of sqlite3",
            raw.SQLITE_FULL => "the disk is full; make room",
            raw.SQLITE_CANTOPEN => "its folder must exist and allow to create and to write files",
            raw.SQLITE_READONLY or raw.SQLITE_PERM => "this process may not write it; change its permissions or those of its folder",
            raw.SQLITE_IOERR => "reading or writing the disk failed; see to the disk",
            _ => "see SQLite's error codes",
        };
        return new(store.Name, $"The history file '{store.Name}' cannot be {what}: {advice}. SQLite error {code}: {message}", inner);
    }
}
