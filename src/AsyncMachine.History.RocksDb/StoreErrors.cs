namespace AsyncMachine.History;

/// <summary>What RocksDB's error texts mean to who keeps records in a folder, and what to do about them.</summary>
internal static class StoreErrors
{
    public static HistoryStoreException Of(string path, string what, string text)
    {
        string advice = text switch
        {
            _ when Says("lock") && Says("No locks available") || Says("While lock file") || Says("lock hold by current process") =>
                "it is open already, in this process or another; a folder is open once at a time",
            _ when Says("No space left") => "the disk is full; make room",
            _ when Says("Corruption") => "it is damaged; put a copy in its place",
            _ when Says("No such file or directory") && what == "opened" => "the folder that is to hold it must exist",
            _ when Says("Permission denied") => "this process may not write it; change its permissions",
            _ when Says("olumn famil") => "it is a RocksDB folder of something else; give records a folder of their own",
            _ => "see the file LOG in it",
        };
        return new(path, $"The history folder '{path}' cannot be {what}: {advice}. RocksDB: {text}");

        bool Says(string part) => text.Contains(part, StringComparison.Ordinal);
    }

    public static HistoryStoreException NoLibrary(string path, DllNotFoundException exception) => new(
        path,
        $"The history folder '{path}' cannot be opened: RocksDB's library for this system is not beside the program. The package has it for Linux "
        + "with glibc (x64, arm64), macOS and Windows (x64); publish for one of these runtime identifiers.",
        exception);
}
