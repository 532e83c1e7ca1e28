using Aef.Runs.Connections;
using Aef.Runs.Data;

namespace Aef.Tests.Data;

/// <summary>Incremental loads, and queries of other connections, on every engine that is here.</summary>
public sealed class IncrementalLoadTests
{
    private const string Table = "CREATE TABLE sales (id INTEGER, name VARCHAR(50), day DATE, sold_at TIMESTAMP)";
    private const string All = "SELECT id, name FROM sales ORDER BY id, name";

    private const string Rows = """
        id,name,day,sold_at
        1,old,2026-04-28,2026-04-28 23:59:59
        2,b,2026-04-29,2026-04-29 00:00:00
        3,c,2026-04-30,2026-04-30 12:30:00.250
        4,d,2026-05-01,2026-05-01 09:00:00
        5,none,,
        6,later,2026-05-02,2026-05-02 00:00:00

        """;

    public static TheoryData<string> Engines => Bench.Engines;

    /// <summary>Each engine as the source of each engine.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var source in Bench.Names)
            {
                foreach (var target in Bench.Names)
                {
                    data.Add(source, target);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_rows_after_the_newest_one_of_the_table_are_appended(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        bench.File("a.csv", Rows.ReplaceLineEndings("\n"));
        const string Load = """{"from": "*.csv", "to": "sales", "mode": "append", "incremental_column": "SOLD_AT"}""";

        var first = await bench.LoadAsync(Load, "L1");
        var second = await bench.LoadAsync(Load, "L2");
        bench.File(
            "a.csv",
            Rows.ReplaceLineEndings("\n")
                + "7,new,2026-05-02,2026-05-02 00:00:00.001\n8,late,2026-05-01,2026-05-01 00:00:00\n");
        var third = await bench.LoadAsync(Load, "L3");

        first.Failure.ShouldBeNull();
        (first.Output["rows"], first.Output["inserted"], first.Output["range_from"].IsNull).ShouldBe((6L, 6L, true));
        second.Failure.ShouldBeNull();
        (second.Output["rows"], second.Output["inserted"]).ShouldBe((0L, 0L));
        second.Output["range_from"].ShouldBe("2026-05-02T00:00:00");
        (third.Failure, third.Output["inserted"]).ShouldBe((null, 1L));
        (await bench.RowsAsync("SELECT id FROM sales WHERE id > 4 ORDER BY id")).ShouldBe("""[{"id":5},{"id":6},{"id":7}]""");
        bench.Log.ShouldContain("INFO The table \"sales\" has no rows yet: all rows are loaded.");
        bench.Log.ShouldContain("INFO Rows with SOLD_AT > 2026-05-02T00:00:00 are loaded.");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_day_that_the_table_has_is_complete_and_numbers_are_an_order(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO sales (id, day) VALUES (4, '2026-04-30')");
        bench.File("a.csv", Rows.ReplaceLineEndings("\n"));

        (await bench.LoadAsync("""{"from": "a.csv", "to": "sales", "mode": "append", "incremental_column": "day"}""", "L1"))
            .Failure.ShouldBeNull();
        (await bench.RowsAsync("SELECT id FROM sales ORDER BY id, day")).ShouldBe(
            """[{"id":4},{"id":4},{"id":6}]""");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "sales", "mode": "append", "incremental_column": "id"}""", "L2"))
            .Output["range_from"].ShouldBe(6L);
        bench.File("b.csv", "id,name\n6,again\n10,ten\n9,nine\n");
        (await bench.LoadAsync("""{"from": "b.csv", "to": "sales", "mode": "append", "incremental_column": "id"}""", "L3"))
            .Failure.ShouldBeNull();

        (await bench.RowsAsync("SELECT id FROM sales ORDER BY id, day")).ShouldBe("""[{"id":4},{"id":4},{"id":6},{"id":9},{"id":10}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_range_of_time_replaces_its_rows_or_is_merged(string engine)
    {
        // The job runs at 2026-05-01T12:00:00Z.
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO sales (id, name, day, sold_at) VALUES (1, 'kept', '2026-04-28', '2026-04-28 23:59:59'), "
            + "(2, 'replaced', '2026-04-29', '2026-04-29 00:00:00'), (9, 'gone', '2026-05-01', '2026-05-01 01:00:00'), "
            + "(8, 'kept', NULL, NULL)");
        bench.File("a.csv", Rows.ReplaceLineEndings("\n"));

        var days = await bench.LoadAsync(
            """{"from": "a.csv", "to": "sales", "incremental_column": "sold_at", "incremental_from": "3 days"}""", "L1");
        days.Failure.ShouldBeNull();
        (days.Output["rows"], days.Output["range_from"]).ShouldBe((4L, "2026-04-29T00:00:00"));
        (await bench.RowsAsync(All)).ShouldBe(
            """[{"id":1,"name":"kept"},{"id":2,"name":"b"},{"id":3,"name":"c"},{"id":4,"name":"d"},{"id":6,"name":"later"},"""
            + """{"id":8,"name":"kept"}]""");

        await bench.DoAsync("UPDATE sales SET name = 'x'");
        var hours = await bench.LoadAsync(
            """{"from": "a.csv", "to": "sales", "mode": "merge", "keys": ["id"], """
                + "\"incremental_column\": \"sold_at\", \"incremental_from\": \"24Hours\"}",
            "L2");
        hours.Failure.ShouldBeNull();
        (hours.Output["rows"], hours.Output["inserted"], hours.Output["updated"]).ShouldBe((3L, 0L, 3L));
        (await bench.RowsAsync("SELECT id FROM sales WHERE name <> 'x' ORDER BY id")).ShouldBe("""[{"id":3},{"id":4},{"id":6}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_days_of_the_run_are_a_range_with_its_last_day(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine, dates: ("20260429", "2026/04/30"));
        await bench.DoAsync(Table + "; INSERT INTO sales (id, name, day) VALUES (20, 'gone', '2026-04-30'), (21, 'kept', '2026-05-01')");
        bench.File("a.csv", Rows.ReplaceLineEndings("\n"));

        var result = await bench.LoadAsync(
            """{"from": "a.csv", "to": "sales", "incremental_column": "day", "incremental_from": "interval"}""");

        result.Failure.ShouldBeNull();
        (result.Output["rows"], result.Output["range_from"]).ShouldBe((2L, "2026-04-29T00:00:00"));
        (await bench.RowsAsync("SELECT id FROM sales ORDER BY id")).ShouldBe("""[{"id":2},{"id":3},{"id":21}]""");
    }

    [Fact]
    public async Task A_run_without_dates_has_no_interval()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        await bench.DoAsync(Table);
        bench.File("a.csv", Rows.ReplaceLineEndings("\n"));

        (await bench.LoadAsync("""{"from": "a.csv", "to": "sales", "incremental_column": "day", "incremental_from": "interval"}"""))
            .Failure.ShouldBe("\"incremental_from: interval\" needs \"start_date\" of the run in the order year, month, day; got \"\".");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_new_rows_of_a_query_are_merged_from_database_to_database(string from, string to)
    {
        await using var bench = await Bench.CreateAsync(to, from);
        await bench.DoAsync(Table);
        await bench.DoAsync(
            Table + "; INSERT INTO sales VALUES (1, 'a', '2026-04-28', '2026-04-28 10:00:00'), "
            + "(2, 'it''s \"b\", \nnew', '2026-04-29', '2026-04-29 10:00:00.25'), (3, '', NULL, NULL), "
            + "(4, NULL, '2026-05-01', '2026-05-01 10:00:00')",
            "source");
        const string Load = """
            {"source": "source", "from": "SELECT id, name, day, sold_at AS \"SOLD_AT\" FROM sales WHERE id <> :skip -- all\n;",
             "values": {"skip": 99}, "to": "sales", "mode": "merge", "keys": ["id"], "incremental_column": "sold_at"}
            """;

        var first = await bench.LoadAsync(Load, "L1");
        await bench.DoAsync(
            "UPDATE sales SET name = 'changed'; INSERT INTO sales VALUES (5, 'five', NULL, '2026-05-01 10:00:00.5')",
            "source");
        var second = await bench.LoadAsync(Load, "L2");

        first.Failure.ShouldBeNull();
        (first.Output["rows"], first.Output["inserted"], first.Output["files"]).ShouldBe((4L, 4L, 0L));
        second.Failure.ShouldBeNull();
        (second.Output["rows"], second.Output["inserted"], second.Output["updated"]).ShouldBe((1L, 1L, 0L));
        (await bench.RowsAsync("SELECT id, name, CAST(day AS VARCHAR(10)) AS day FROM sales ORDER BY id")).ShouldBe(
            """[{"id":1,"name":"a","day":"2026-04-28"},{"id":2,"name":"it's \"b\", \nnew","day":"2026-04-29"},"""
            + """{"id":3,"name":"","day":null},{"id":4,"name":null,"day":"2026-05-01"},{"id":5,"name":"five","day":null}]""");
    }

    [Fact]
    public void The_rows_of_a_query_are_kept_in_a_file_of_the_user_until_they_are_loaded()
    {
        var folder = new ScratchFolder();
        using var rows = new QueryRows(folder, areTruthsNumbers: true);
        rows.Begin([new SqlColumn("a", "x"), new SqlColumn("b", "x")]);
        rows.Add([true, "x,y"]);
        rows.Add([null, string.Empty]);
        var file = rows.Complete();

        File.ReadAllText(file.Path).ShouldBe("a,b\n1,\"x,y\"\n,\"\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.GetDirectoryName(file.Path)!).ShouldBe( // it has a folder
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        folder.Dispose();
        Directory.Exists(Path.GetDirectoryName(file.Path)).ShouldBeFalse();
    }

    [Fact]
    public async Task DuckDB_creates_a_table_for_the_rows_of_a_query()
    {
        await using var bench = await Bench.CreateAsync("duckdb", "sqlite");
        await bench.DoAsync(
            "CREATE TABLE a (id INTEGER, price REAL, name TEXT); INSERT INTO a VALUES (1, 2, NULL), (2, 2.5, '01')",
            "source");

        (await bench.LoadAsync("""{"source": "source", "from": "SELECT *, NULL AS empty FROM a", "to": "fresh"}"""))
            .Failure.ShouldBeNull();

        (await bench.RowsAsync(
            "SELECT *, typeof(id) AS i, typeof(price) AS p, typeof(name) AS n, typeof(empty) AS e FROM fresh ORDER BY id"))
            .ShouldBe("""[{"id":1,"price":2,"name":null,"empty":null,"i":"BIGINT","p":"DOUBLE","n":"VARCHAR","e":"VARCHAR"},"""
                + """{"id":2,"price":2.5,"name":"01","empty":null,"i":"BIGINT","p":"DOUBLE","n":"VARCHAR","e":"VARCHAR"}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_query_that_cannot_be_loaded_changes_nothing(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine, "sqlite");
        await bench.DoAsync(Table + "; INSERT INTO sales (id) VALUES (99)");
        await bench.DoAsync(
            "CREATE TABLE s (id TEXT, other TEXT, b BLOB); INSERT INTO s VALUES ('1', 'x', x'00'), ('zwei', 'y', NULL)",
            "source");
        async Task<string?> FailAsync(string query, string more = "") => (await bench.LoadAsync(
            $$"""{"source": "source", "from": "{{query}}", "to": "sales"{{more}}}""")).Failure;

        (await FailAsync("SELECT id FROM s")).ShouldNotBeNull().ShouldStartWith("The query, row 2: ");
        (await FailAsync("SELECT id, other FROM s")).ShouldBe("The query: The table \"sales\" has no column \"other\".");
        (await FailAsync("SELECT id, id FROM s")).ShouldBe(
            "The query returns the column \"id\" twice; name one of them with AS, or leave it out.");
        (await FailAsync("SELECT b AS name FROM s")).ShouldBe(
            "The column \"name\" of the query has binary data, which cannot be loaded; convert it to text.");
        (await FailAsync("SELECT nothing FROM s")).ShouldNotBeNull().ShouldStartWith("The query on the connection \"source\" fails: ");
        (await FailAsync("SELECT 1 AS id; SELECT 2 AS id")).ShouldBe("\"from\" must be one query; it has 2 statements.");
        (await FailAsync("SELECT 1 AS id", """, "mode": "merge", "keys": ["name"]""")).ShouldBe(
            "The query: The query has no column \"name\", which is a key of the merge.");
        (await FailAsync("SELECT 1 AS id", """, "incremental_column": "day", "incremental_from": "1 day" """)).ShouldBe(
            "The query has no incremental column \"day\".");
        (await FailAsync("SELECT 1 AS id", """, "incremental_column": "day; DROP TABLE sales" """)).ShouldBe(
            "The table \"sales\" has no incremental column \"day; DROP TABLE sales\".");
        (await bench.RowsAsync("SELECT id FROM sales")).ShouldBe("""[{"id":99}]""");
    }

    [Theory]
    [InlineData("sqlite", "VARCHAR(40)", "'2026-05-01'", "2", "The incremental column \"a\" has \"2\", which is not a time such as")]
    [InlineData("sqlite", "VARCHAR(40)", "'2026-05-01'", "'yesterday'", "The incremental column \"a\" has \"yesterday\", which is not")]
    [InlineData("duckdb", "TIMESTAMP", "'2026-05-01'", "2", "The incremental column \"a\" has numbers, not times (its type is Integer)")]
    [InlineData("duckdb", "BIGINT", "1", "'2'", "The incremental column \"a\" of the table has numbers, but that of the rows has the type")]
    [InlineData("duckdb", "BIGINT", "1", "current_date", "of the table has numbers, but that of the rows has the type")]
    [InlineData("duckdb", "BOOLEAN", "true", "true", "column \"a\" of the table \"t\" has neither times nor numbers (its type is BOOLEAN)")]
    public async Task Values_of_another_type_than_those_of_the_table_are_an_error_and_no_rows_are_left_out(
        string source, string type, string newest, string value, string expected)
    {
        await using var bench = await Bench.CreateAsync("duckdb", source);
        await bench.DoAsync($"CREATE TABLE t (a {type}); INSERT INTO t VALUES ({newest})");

        var result = await bench.LoadAsync(
            $$"""{"source": "source", "from": "SELECT {{value}} AS a", "to": "t", "mode": "append", "incremental_column": "a"}""");

        result.Failure.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public async Task A_file_with_a_value_that_is_not_a_time_is_an_error_in_SQLite_too()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        await bench.DoAsync("CREATE TABLE t (a TIMESTAMP); INSERT INTO t VALUES ('2026-05-01 10:00:00')");
        bench.File("in.csv", "a\n2026-05-02 10:00:00\n2\n");

        var result = await bench.LoadAsync("""{"from": "in.csv", "to": "t", "mode": "append", "incremental_column": "a"}""");

        result.Failure.ShouldNotBeNull().ShouldContain("The incremental column \"a\" has \"2\", which is not a time");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":1}]""");
    }

    [Fact]
    public async Task The_settings_of_incremental_loads_are_checked_together()
    {
        await using var bench = await Bench.CreateAsync("sqlite");

        async Task<string> FailAsync(string settings) => (await bench.LoadAsync(settings)).Failure.ShouldNotBeNull();

        (await FailAsync("""
            {"from": "a.csv", "to": "t", "incremental_column": "c", "incremental_from": "3 weeks", "time_zone": "Mars"}
            """)).ShouldBe(
            "\"time_zone\" must be a time zone such as Europe/Berlin; got \"Mars\"."
            + " \"incremental_from\" must be destination, interval, or a duration such as 90 minutes, 6 hours or 3 days; got \"3 weeks\".");
        (await FailAsync("""{"from": "a.csv", "to": "t", "mode": "append", "incremental_column": "c", "incremental_from": "3 days"}"""))
            .ShouldStartWith("With \"mode: append\" and \"incremental_from: 3 days\", a second run loads rows again;");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "incremental_from": "3 days"}""")).Failure.ShouldBe(
            "\"incremental_column\" is missing: \"incremental_from\" needs the column that orders the rows.");
        (await bench.LoadAsync("""{"from": "SELECT 1", "to": "a.csv", "incremental_column": "c"}""")).Failure.ShouldBe(
            "\"incremental_column\" needs a table, but the load writes a file; write the condition in the query.");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "source": "db"}""")).Failure.ShouldBe(
            "\"source\" is the connection of a query, but \"from\" is no query: remove one of the two.");
    }
}
