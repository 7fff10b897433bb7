using AsyncMachine.History.Tests.Server;
using AsyncMachine.History.Tests.Support;
using Npgsql;

namespace AsyncMachine.History.Tests;

/// <summary>What is opened, and what is refused, with the database and what to do.</summary>
public sealed class OpeningTests
{
    private string _schema = "";

    private static string Server => SharedServer.ConnectionString;

    [SetUp]
    public void NameSchema() => _schema = SharedServer.NewSchema();

    [TestCase("CREATE TABLE {0}.history_machines (name text)")]
    [TestCase("CREATE TABLE {0}.history_format (name text)")]
    [TestCase("CREATE TABLE {0}.history_format (version text); INSERT INTO {0}.history_format VALUES ('spring')")]
    [TestCase("CREATE TABLE {0}.history_format (version integer)")]
    public async Task A_schema_with_tables_of_something_else_is_refused_and_left_as_it_is(string tables)
    {
        await Database.ExecuteAsync(Server, $"CREATE SCHEMA {_schema}; {string.Format(null, tables, _schema)}");

        HistoryStoreException refused = await RefusedAsync(Server);

        Assert.That(refused.Message, Does.Contain(_schema).And.Contain("something else").And.Contain("a schema of their own"));
        Assert.That(refused.Store, Is.EqualTo(NameOf(Server)));
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT count(*) FROM pg_tables WHERE schemaname = '{_schema}'"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_schema_of_something_else_beside_is_no_matter()
    {
        await Database.ExecuteAsync(Server, $"CREATE SCHEMA {_schema}; CREATE TABLE {_schema}.customers (name text)");

        await using PostgreSqlBackend backend = await OpenAsync();
        await backend.AppendAsync(NumberedAppends.Number(1));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
    }

    [Test]
    public async Task A_later_format_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        await Database.ExecuteAsync(Server, $"UPDATE {_schema}.history_format SET version = 2");

        Assert.That((await RefusedAsync(Server)).Message, Does.Contain(_schema).And.Contain("version 2").And.Contain("version 1").And.Contain("library that wrote it"));
    }

    [Test]
    public async Task A_table_that_is_not_there_is_missed()
    {
        await (await OpenAsync()).DisposeAsync();
        await Database.ExecuteAsync(Server, $"DROP TABLE {_schema}.history_blocks");

        Assert.That((await RefusedAsync(Server)).Message, Does.Contain(_schema).And.Contain("lacks").And.Contain("history_blocks"));
    }

    [Test]
    public async Task A_database_in_another_encoding_is_refused()
    {
        await Database.ExecuteAsync(Server, $"CREATE DATABASE {_schema} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        Assert.That((await RefusedAsync($"{Server};Database={_schema}")).Message, Does.Contain("LATIN1").And.Contain("UTF8"));
    }

    [Test]
    public async Task A_database_that_is_not_there_is_named()
    {
        Assert.That((await RefusedAsync($"{Server};Database=nowhere")).Message, Does.Contain("/nowhere'").And.Contain("create it").And.Contain("3D000"));
    }

    [Test]
    public async Task A_role_that_is_not_there_is_refused()
    {
        Assert.That((await RefusedAsync($"{Server};Username=nobody")).Message, Does.Contain(NameOf(Server)).And.Contain("let this role in"));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_named()
    {
        using var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        int port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        Assert.That((await RefusedAsync($"{Server};Port={port}")).Message, Does.Contain($"127.0.0.1:{port}").And.Contain("start it, or correct host and port"));
    }

    [Test]
    public async Task A_text_that_is_no_connection_string_is_a_mistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlBackend.OpenAsync("Hots=here"));
        await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlBackend.OpenAsync(""));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PostgreSqlBackendOptions { Schema = "" });
        Assert.Throws<ArgumentException>(() => new PostgreSqlBackendOptions { Schema = new string('ä', 32) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlBackendOptions { LockTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlBackendOptions { LockTimeout = TimeSpan.FromDays(1) });
        Assert.That(new PostgreSqlBackendOptions { Schema = new string('ä', 31) }.Schema, Has.Length.EqualTo(31));
    }

    [Test]
    public async Task A_schema_may_have_any_name()
    {
        var options = new PostgreSqlBackendOptions { Schema = $"{_schema} \"of\" Mine; --" };

        await using (PostgreSqlBackend backend = await PostgreSqlBackend.OpenAsync(Server, options)) await backend.AppendAsync(NumberedAppends.Number(1));

        await using PostgreSqlBackend again = await PostgreSqlBackend.OpenAsync(Server, options);
        Assert.That(await NumberedAppends.CountAsync(again), Is.EqualTo(1));
    }

    [Test]
    public async Task A_role_without_a_right_is_told_and_one_with_those_of_the_documents_records()
    {
        string role = $"role_{_schema}", asRole = $"{Server};Username={role}";
        await Database.ExecuteAsync(Server, $"CREATE ROLE {role} LOGIN; CREATE SCHEMA {_schema}");
        HistoryStoreException refused = await RefusedAsync(asRole);
        Assert.That(refused.Message, Does.Contain("lacks a right").And.Contain("grant").And.Contain("42501"));

        await (await OpenAsync()).DisposeAsync();
        await Database.ExecuteAsync(Server, $"GRANT USAGE ON SCHEMA {_schema} TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_schema} TO {role}");
        await using PostgreSqlBackend backend = await PostgreSqlBackend.OpenAsync(asRole, new() { Schema = _schema });
        await backend.AppendAsync(NumberedAppends.Number(1));
        await backend.AppendAsync(NumberedAppends.Number(2));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_takes_no_writes_is_told_from_one_that_does()
    {
        await using (PostgreSqlBackend backend = await OpenAsync()) await backend.AppendAsync(NumberedAppends.Number(1));

        await using PostgreSqlBackend readOnly = await PostgreSqlBackend.OpenAsync($"{Server};Options=-c default_transaction_read_only=on", new() { Schema = _schema });

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await readOnly.AppendAsync(NumberedAppends.Number(2))))!;
        Assert.That(refused.Message, Does.Contain("no writes").And.Contain("primary"));
        Assert.That(await NumberedAppends.CountAsync(readOnly), Is.EqualTo(1));
    }

    [Test]
    public async Task Several_who_create_the_tables_at_once_all_have_them()
    {
        PostgreSqlBackend[] opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(OpenAsync))).Soon();

        await opened[0].AppendAsync(NumberedAppends.Number(1));
        foreach (PostgreSqlBackend backend in opened)
        {
            Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
            await backend.DisposeAsync();
        }
    }

    // Whatever the connection string or the role asks for: what is acknowledged has to be in the server's log, and that on the disk.
    [TestCase(Durability.Normal, "local")]
    [TestCase(Durability.Full, "on")]
    public async Task Durability_is_how_the_server_commits(Durability durability, string expected)
    {
        await using PostgreSqlBackend backend = await PostgreSqlBackend.OpenAsync(
            $"{Server};Options=-c synchronous_commit=off", new() { Schema = _schema, Durability = durability });
        await Database.ExecuteAsync(
            Server,
            $"""
            CREATE TABLE {_schema}.seen (setting text);
            CREATE FUNCTION {_schema}.see() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO {_schema}.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
            CREATE TRIGGER see AFTER INSERT ON {_schema}.history_blocks FOR EACH STATEMENT EXECUTE FUNCTION {_schema}.see();
            """);

        await backend.AppendAsync(NumberedAppends.Number(1));

        Assert.That(await Database.ReadAsync<string>(Server, $"SELECT string_agg(setting, ' ') FROM {_schema}.seen"), Is.EqualTo(expected));
    }

    private Task<PostgreSqlBackend> OpenAsync() => PostgreSqlBackend.OpenAsync(Server, new() { Schema = _schema });

    private async Task<HistoryStoreException> RefusedAsync(string connectionString) =>
        (await Assert.ThrowsAsync<HistoryStoreException>(() => PostgreSqlBackend.OpenAsync(connectionString, new() { Schema = _schema })))!;

    private static string NameOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) is var text ? $"{text.Host}:{text.Port}/{text.Database}" : "";
}
