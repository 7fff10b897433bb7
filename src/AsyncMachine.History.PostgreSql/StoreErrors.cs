using Npgsql;

namespace AsyncMachine.History;

/// <summary>What PostgreSQL's error codes mean to who keeps records in a database, and what to do about them.</summary>
internal static class StoreErrors
{
    public static HistoryStoreException Of(StoreServer server, string what, NpgsqlException exception)
    {
        string code = exception is PostgresException { SqlState: var state } ? $"PostgreSQL error {state}" : "Npgsql";
        string text = exception is PostgresException answer ? answer.MessageText : exception.InnerException?.Message ?? exception.Message;
        return new(server.Name, $"The history database '{server.Name}' cannot be {what}: {AdviceOn(exception)}. {code}: {text}", exception);
    }

    private static string AdviceOn(NpgsqlException exception) => exception switch
    {
        PostgresException { SqlState: var state } => state switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                "the server does not let this role in; correct name and password, or its pg_hba.conf",
            PostgresErrorCodes.InvalidCatalogName => "there is no such database; create it, or name another one",
            PostgresErrorCodes.InsufficientPrivilege => "the role lacks a right; grant it, or let one that has it create the schema and the tables",
            PostgresErrorCodes.ReadOnlySqlTransaction => "it takes no writes, as a standby does; connect to the primary server",
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => "its tables have gone; open it anew, which creates them",
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
                "the server has no connection left; let it have more, or the pool less (Maximum Pool Size)",
            PostgresErrorCodes.DiskFull => "the server's disk is full; make room",
            PostgresErrorCodes.OutOfMemory => "the server's memory is full; give it more",
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
                "the server is stopping or starting; try again when it is up, which a recorder does by itself",
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => "somebody holds a lock on its tables for too long; see pg_locks",
            PostgresErrorCodes.QueryCanceled => "the server's statement_timeout is too short, or somebody has cancelled it",
            _ when state.StartsWith("XX", StringComparison.Ordinal) => "it is damaged; put a copy in its place",
            _ => "see PostgreSQL's error codes",
        },
        { InnerException: TimeoutException } => "the server has not answered in time; see to it or to the network, or give a longer Timeout or Command Timeout",
        _ when StoreServer.IsLost(exception) =>
            "the server is not there, or the connection was lost; start it, or correct host and port. A recorder tries again by itself",
        _ => "see what Npgsql says",
    };
}
