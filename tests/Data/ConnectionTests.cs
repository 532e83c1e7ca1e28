using System.Diagnostics;
using Aef.Adapters.Connections;
using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Tests.Support;

namespace Aef.Tests.Data;

/// <summary>How connections are opened, shared and refused.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-connection-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_DuckDB_file_is_shared_and_closed_five_seconds_after_its_last_use()
    {
        var clock = new ManualClock();
        using var files = new DuckDbFiles(clock, new DuckDbLibrary(null));
        var connection = Duck();

        var first = await files.OpenAsync(connection, null, default);
        var second = await files.OpenAsync(connection, null, default);
        await first.ExecuteAsync(SqlCommandText.Of("CREATE TABLE t AS SELECT 1 AS a"), null, default);
        (await second.ExecuteAsync(SqlCommandText.Of("UPDATE t SET a = 2"), null, default)).ShouldBe(1);
        await first.DisposeAsync();
        clock.Pass(TimeSpan.FromSeconds(10));
        files.Count.ShouldBe(1);

        await second.DisposeAsync();
        clock.Pass(TimeSpan.FromSeconds(4));
        files.Count.ShouldBe(1);
        var third = await files.OpenAsync(connection, null, default);
        clock.Pass(TimeSpan.FromSeconds(10));
        files.Count.ShouldBe(1);
        await third.DisposeAsync();
        clock.Pass(TimeSpan.FromSeconds(5));
        files.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_another_process_uses_is_waited_for()
    {
        var path = Path.Combine(_folder, "x.duckdb");
        await using var factory = new SqlConnectionFactory();
        await (await factory.OpenAsync(Duck(), null, null, default)).DisposeAsync();
        await factory.DisposeAsync();

        // DuckDB locks a file as lockf does.
        var start = new ProcessStartInfo(
            "python3",
            ["-c", "import "
                + "fcntl,sys\nf=open(sys.argv[1],'r+b')\nfcntl.lockf(f,fcntl.LOCK_EX)\nprint('locked',flush=True)\nsys.stdin.read()", path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var other = Process.Start(start).ShouldNotBeNull();
        (await other.StandardOutput.ReadLineAsync()).ShouldBe("locked");
        await using var own = new SqlConnectionFactory();

        var refused = await Should.ThrowAsync<ConnectionException>(
            () => own.OpenAsync(Duck() with { Wait = TimeSpan.FromMilliseconds(300) }, null, null, default));
        refused.Diagnostic.Code.ShouldBe("AEF7103");
        refused.Message.ShouldContain("Another process still uses the file of the connection \"lake\"");

        var messages = new List<string>();
        var waiting = own.OpenAsync(Duck(), null, messages.Add, default);
        await Task.Delay(300);
        waiting.IsCompleted.ShouldBeFalse();
        other.StandardInput.Close();
        await other.WaitForExitAsync();
        await (await waiting.WaitAsync(TimeSpan.FromSeconds(20))).DisposeAsync();
        messages.ShouldHaveSingleItem().ShouldStartWith("Waiting for another process that uses ");
    }

    [Theory]
    [InlineData(ConnectionKind.DuckDb, "x.duckdb")]
    [InlineData(ConnectionKind.Sqlite, "x.sqlite")]
    public async Task A_file_that_is_no_database_is_refused(ConnectionKind kind, string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("This is not a database. ", 500)));
        await using var factory = new SqlConnectionFactory();

        var refused = await Should.ThrowAsync<ConnectionException>(
            () => factory.OpenAsync(new EnvironmentConnection("x", kind) { Path = path }, null, null, default));
        var missing = await Should.ThrowAsync<ConnectionException>(
            () => factory.OpenAsync(new EnvironmentConnection("x", kind) { Path = Path.Combine(_folder, "no", "x") }, null, null, default));

        refused.Diagnostic.Code.ShouldBe("AEF7102");
        refused.Message.ShouldStartWith($"The connection \"x\" ({(kind == ConnectionKind.Sqlite ? "SQLite" : "DuckDB")}, "
            + $"{path}) cannot be opened: ");
        missing.Diagnostic.Code.ShouldBe("AEF7102");
    }

    [PostgresFact]
    public async Task A_server_that_refuses_the_password_or_does_not_listen_is_reported_without_the_password()
    {
        var connection = await PostgresServer.Instance.CreateDatabaseAsync("pg");
        await using var factory = new SqlConnectionFactory();

        var wrong = await Should.ThrowAsync<ConnectionException>(() => factory.OpenAsync(connection, "wrong-password", null, default));
        var silent = await Should.ThrowAsync<ConnectionException>(
            () => factory.OpenAsync(connection with { Port = 1 }, PostgresServer.Password, null, default));

        wrong.Message.ShouldContain("password authentication failed");
        wrong.Message.ShouldNotContain("wrong-password");
        silent.Message.ShouldContain("Connection refused");
        silent.ToString().ShouldNotContain(PostgresServer.Password);
    }

    [PostgresFact]
    public async Task A_copy_that_is_given_up_fails_with_its_own_exception_and_copies_nothing()
    {
        var connection = await PostgresServer.Instance.CreateDatabaseAsync("copy");
        await using var factory = new SqlConnectionFactory();
        await using var session = await factory.OpenAsync(connection, PostgresServer.Password, null, default);
        await session.ExecuteAsync(SqlCommandText.Of("CREATE TABLE t (a text)"), null, default);

        // Less than the writer sends at once, so that it still holds the rows.
        await Should.ThrowAsync<OperationCanceledException>(() => ((ICopyConnection)session).CopyInAsync(
            "COPY t FROM STDIN",
            async (writer, _) =>
            {
                await writer.WriteAsync("one\ntwo\n");
                throw new OperationCanceledException();
            },
            default));

        (await session.ExecuteAsync(SqlCommandText.Of("INSERT INTO t SELECT 'x' WHERE NOT EXISTS (SELECT 1 FROM t)"), null, default))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_password_that_cannot_be_read_is_reported()
    {
        File.WriteAllText(Path.Combine(_folder, "password"), "from file\n");
        var secrets = new SecretValues(n => n == "SET" ? "from variable" : null, _folder);

        secrets.Read(new SecretReference(SecretSource.Variable, "SET"), out _).ShouldBe("from variable");
        secrets.Read(new SecretReference(SecretSource.File, "password"), out _).ShouldBe("from file");
        secrets.Read(new SecretReference(SecretSource.Variable, "UNSET"), out var unset).ShouldBeNull();
        unset.ShouldBe("the environment variable \"UNSET\" is not set");
        secrets.Read(new SecretReference(SecretSource.File, "none"), out var none).ShouldBeNull();
        none.ShouldNotBeNull();

        await using var factory = new SqlConnectionFactory();
        var set = new ConnectionSet(
            new ProjectEnvironment("dev")
            {
                Connections =
                [
                    new EnvironmentConnection("pg", ConnectionKind.Postgres)
                    {
                        Host = "127.0.0.1", Database = "d", User = "u", Password = new SecretReference(SecretSource.Variable, "UNSET"),
                    },
                ],
            },
            _folder,
            factory,
            secrets);
        (await Should.ThrowAsync<ConnectionException>(() => set.OpenAsync("pg", null, default))).Diagnostic.Code.ShouldBe("AEF7101");
    }

    private EnvironmentConnection Duck() =>
        new("lake", ConnectionKind.DuckDb) { Path = Path.Combine(_folder, "x.duckdb"), Wait = TimeSpan.FromSeconds(30) };
}
