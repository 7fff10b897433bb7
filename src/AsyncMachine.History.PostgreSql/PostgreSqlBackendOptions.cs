using System.Text;

namespace AsyncMachine.History;

/// <summary>How a <see cref="PostgreSqlBackend"/> keeps records.</summary>
public sealed record PostgreSqlBackendOptions
{
    /// <summary>
    /// What an append outlives: <see cref="Durability.Normal"/> if nothing is said. With either, the server has written and flushed its log
    /// (<c>synchronous_commit</c> is <c>local</c>): a commit that it only promises is lost with its own process. <see cref="Durability.Full"/> waits for
    /// the standby servers as well that the server is told to wait for (<c>on</c>).
    /// </summary>
    public Durability Durability { get; init; }

    /// <summary>
    /// The schema of the database that the tables are in, as it is spelled in the catalog: 1 to 63 bytes of UTF-8; <c>asyncmachine</c> if nothing is
    /// said. It is created if there is none.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no name of a schema.</exception>
    public string Schema
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            if (Encoding.UTF8.GetByteCount(value) > 63 || value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{value}' is no name of a schema: that has up to 63 bytes, and none is zero.", nameof(value));
            }

            field = value;
        }
    } = "asyncmachine";

    /// <summary>
    /// How long a recorder waits for another one of the same machine to end, in any process, before it throws a <see cref="HistoryStoreException"/>:
    /// from 1 millisecond to 1 hour; 5 seconds if nothing is said. The server may take a moment to see that a process has gone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less or more.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);
}
