using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Data;

/// <summary>The kind sql, on every engine that is here.</summary>
public sealed class SqlJobTests
{
    public static TheoryData<string> Engines => Bench.Engines;

    [PostgresFact]
    public async Task PostgreSQL_is_one_of_the_engines()
    {
        await using var bench = await Bench.CreateAsync("postgres");

        (await bench.RowsAsync("SELECT current_setting('server_version_num')::int >= 130000 AS ok")).ShouldBe("""[{"ok":true}]""");
        Engines.Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Statements_run_in_order_and_return_rows_and_changes(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);

        var result = await bench.SqlAsync(
            """
            -- two tables; a semicolon in a string ends no statement
            CREATE TABLE t (id INTEGER, name VARCHAR(50));
            INSERT INTO t VALUES (1, 'a;b'), (2, NULL), (3, 'c');
            UPDATE t SET name = 'd' WHERE id > 1;
            SELECT id, name, 1.5 AS ratio FROM t ORDER BY id;
            """);

        result.Failure.ShouldBeNull();
        result.Output["rows"].ToJson().ShouldBe(
            """[{"id":1,"name":"a;b","ratio":1.5},{"id":2,"name":"d","ratio":1.5},{"id":3,"name":"d","ratio":1.5}]""");
        result.Output["truncated"].ShouldBe(WorkflowValue.FromBoolean(false));
        var changed = result.Output["rows_changed"].Items;
        changed.Count.ShouldBe(4);
        (changed[1], changed[2]).ShouldBe((3L, 2L));
        changed[3].IsNull.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statement_that_ends_the_transaction_is_refused_before_anything_is_executed(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");

        var result = await bench.SqlAsync("INSERT INTO t VALUES (1);\n/* now */ -- and here\nCommit; INSERT INTO none VALUES (1)");

        result.Failure.ShouldNotBeNull().ShouldContain("Statement 2, line 3: COMMIT is not allowed here");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":0}]""");
    }

    [PostgresFact]
    public async Task A_prepared_transaction_is_refused_and_a_prepared_statement_is_not()
    {
        await using var bench = await Bench.CreateAsync("postgres");
        await bench.DoAsync("CREATE TABLE t (a INTEGER); PREPARE q AS SELECT 1; EXECUTE q; DEALLOCATE q");

        var result = await bench.SqlAsync("INSERT INTO t VALUES (1); prepare /* it */ transaction 'x'");

        result.Failure.ShouldNotBeNull().ShouldContain("Statement 2, line 1: PREPARE TRANSACTION is not allowed here");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Values_never_become_a_part_of_the_statement(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a VARCHAR(200), b BIGINT, c DOUBLE PRECISION, d BOOLEAN, e VARCHAR(20))");

        var result = await bench.SqlAsync(
            "INSERT INTO t VALUES (:text, :n, :x, :yes, :nothing); SELECT a, b, c, e FROM t WHERE a = :text AND ':text' <> a",
            """{"text": "'); DROP TABLE t; --", "n": 9007199254740993, "x": 0.1, "yes": true, "nothing": null}""");

        result.Failure.ShouldBeNull();
        result.Output["rows"].ToJson().ShouldBe("""[{"a":"'); DROP TABLE t; --","b":9007199254740993,"c":0.1,"e":null}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_is_quoted_whatever_it_contains(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE safe (a INTEGER)");

        var result = await bench.SqlAsync(
            """CREATE TABLE :"table" (a INTEGER); INSERT INTO :"table" VALUES (7); SELECT a FROM :"table" """,
            """{"table": "x; DROP TABLE safe; --"}""");

        result.Failure.ShouldBeNull();
        result.Output["rows"].ToJson().ShouldBe("""[{"a":7}]""");
        (await bench.RowsAsync("SELECT count(*) AS n FROM safe")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statement_that_fails_undoes_all_and_is_named(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");

        var result = await bench.SqlAsync("INSERT INTO t VALUES (1);\nINSERT INTO t\nVALUES (nonsense)");

        result.Failure.ShouldNotBeNull().ShouldStartWith("Statement 2, line ");
        (await bench.SqlAsync("SELEC 1", job: "J99")).Failure.ShouldNotBeNull().ShouldStartWith("Line 1: ");
        result.Failure.ShouldContain("nonsense");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_failure_in_a_file_names_file_and_line(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        bench.File("sql/stage.sql", "SELECT 1;\n\nSELECT 2\nFROM nowhere;\n");

        var result = await bench.SqlAsync("sql/stage.sql");

        result.Failure.ShouldNotBeNull().ShouldMatch(engine == "sqlite" ? @"^sql/stage\.sql:3:1: " : @"^sql/stage\.sql:4:\d+: ");
        (await bench.SqlAsync("sql/none.sql")).Failure.ShouldNotBeNull().ShouldStartWith("The file of statements "
            + "\"sql/none.sql\" cannot be read");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_missing_value_is_reported_before_anything_is_executed(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");

        var result = await bench.SqlAsync("INSERT INTO t VALUES (1); INSERT INTO t VALUES "
            + "(:amuont)", """{"amount": 1}""", autocommit: true);

        result.Failure.ShouldBe(
            "The statement reads the parameter \"amuont\", which has no value. Did you mean \"amount\"? Add it to \"values\" of "
            + "the step, or pass it to aef query with --value, or to Invoke-AefQuery with -Value.");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_attempt_that_is_in_the_step_log_is_not_done_again(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");
        const string Insert = "INSERT INTO t VALUES (1); SELECT count(*) AS n FROM t";

        var first = await bench.SqlAsync(Insert, job: "J02");
        var again = await bench.SqlAsync(Insert, job: "J02");
        var other = await bench.SqlAsync(Insert, job: "J02", attempt: 2);

        first.Output.ToJson().ShouldBe(again.Output.ToJson());
        bench.Log.ShouldBe(["INFO The step log of the connection shows that this attempt was done before; it is not repeated."]);
        other.Output["rows"].ToJson().ShouldBe("""[{"n":2}]""");
        (await bench.RowsAsync("SELECT job_id, attempt FROM aef_step_log WHERE job_id = 'J02' ORDER BY attempt"))
            .ShouldBe("""[{"job_id":"J02","attempt":1},{"job_id":"J02","attempt":2}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_step_log_nothing_is_recorded(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine, change: c => c with { StepLog = null });
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");

        await bench.SqlAsync("INSERT INTO t VALUES (1)");
        await bench.SqlAsync("INSERT INTO t VALUES (1)");

        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":2}]""");
        (await bench.SqlAsync("SELECT * FROM aef_step_log")).Failure.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task With_autocommit_the_statements_before_a_failure_remain(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");

        (await bench.SqlAsync("INSERT INTO t VALUES (1); SELECT * FROM nowhere", autocommit: true)).Failure.ShouldNotBeNull();

        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":1}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_cancelled_step_stops_its_query(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER)");
        using var stop = new CancellationTokenSource();
        var endless = engine switch
        {
            "duckdb" => "SELECT count(*) FROM range(10000000000000) AS a(i) WHERE hash(i) = 1",
            "sqlite" => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
            _ => "SELECT pg_sleep(600)",
        };

        var running = bench.SqlAsync("INSERT INTO t VALUES (1); " + endless, token: stop.Token);
        stop.CancelAfter(200);

        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_output_has_at_most_1000_rows_and_64_KiB(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        const string Numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT i";

        var many = (await bench.SqlAsync(Numbers + " FROM n", autocommit: true)).Output;
        var wide = (await bench.SqlAsync(
            Numbers + $", '{string.Concat(Enumerable.Repeat("abcdefghijklmnopqrstuvwxyz", 4))}' AS text FROM n",
            autocommit: true)).Output;

        many["rows"].Items.Count.ShouldBe(1000);
        many["truncated"].ShouldBe(WorkflowValue.FromBoolean(true));
        wide["rows"].Items.Count.ShouldBeInRange(100, 999);
        wide.Size.ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public async Task An_unknown_connection_is_reported_with_the_known_ones()
    {
        await using var bench = await Bench.CreateAsync("sqlite");

        var result = await new Runs.Data.SqlJob(
            bench.Call("""{"connection": "dbb", "sql": "SELECT 1"}"""),
            new Core.Pipelines.Catalog.SqlBinding(null, [])).RunAsync(default);

        result.Failure.ShouldBe(
            "The environment \"local\" has no connection \"dbb\". Did you mean \"db\"? Known connections: \"lake\", \"db\". "
            + "Add it to \"connections\" of the environment in aef.json.");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_type_of_a_database_has_a_value(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        var (sql, expected) = engine switch
        {
            "duckdb" => (
                "SELECT DATE '2026-05-01' AS d, TIMESTAMP '2026-05-01 10:20:30.5' AS t, 12.50::DECIMAL(9,2) AS n, sum(i) AS "
                    + "h, [1, 2] AS l, "
                + "{'a': 1, 'b': 'x'} AS s, 'ab'::BLOB AS b, NULL AS z, uuid '00000000-0000-0000-0000-000000000001' AS u, 1.5::FLOAT AS f "
                + "FROM range(5) AS r(i)",
                """[{"d":"2026-05-01","t":"2026-05-01T10:20:30.5","n":12.5,"h":10,"l":[1,2],"s":{"a":1,"b":"x"},"b":"YWI=","z":null"""
                + ""","u":"00000000-0000-0000-0000-000000000001","f":1.5}]"""),
            "sqlite" => (
                "SELECT '2026-05-01' AS d, 12.5 AS n, 7 AS i, NULL AS z, x'6162' AS b",
                """[{"d":"2026-05-01","n":12.5,"i":7,"z":null,"b":"YWI="}]"""),
            _ => (
                "SELECT DATE '2026-05-01' AS d, TIMESTAMP '2026-05-01 10:20:30.5' AS t, 12.50::numeric AS n, ARRAY[1, 2] AS "
                    + "l, 'ab'::bytea AS b, "
                + "NULL AS z, TIMESTAMPTZ '2026-05-01 10:00:00+00' AS tz, 1.5::real AS f, 'x'::text AS s, '{\"a\": 1}'::jsonb::text AS j",
                """[{"d":"2026-05-01","t":"2026-05-01T10:20:30.5","n":12.5,"l":[1,2],"b":"YWI=","z":null"""
                + ""","tz":"2026-05-01T10:00:00Z","f":1.5,"s":"x","j":"{\"a\": 1}"}]"""),
        };

        (await bench.RowsAsync(sql)).ShouldBe(expected);
    }
}
