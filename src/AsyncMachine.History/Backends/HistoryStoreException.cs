namespace AsyncMachine.History;

/// <summary>A store of records cannot be opened, read or written; the message says which, why, and what to do about it.</summary>
public sealed class HistoryStoreException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="store">Which store: a path, or a server and database.</param>
    /// <param name="message">What was tried and found, and what to do.</param>
    /// <param name="innerException">What the store's own library threw, if it did.</param>
    public HistoryStoreException(string store, string message, Exception? innerException = null)
        : base(message, innerException) => Store = store;

    /// <summary>Which store: a path, or a server and database.</summary>
    public string Store { get; }
}
